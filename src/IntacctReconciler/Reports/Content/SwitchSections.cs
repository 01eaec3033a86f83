using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a plan says of the switch from user-based to role-based permissions.</summary>
internal static class SwitchSections
{
    private const int Most = 10;

    /// <summary>That a plan cannot be applied is the first thing to know of it.</summary>
    public static Section? Preview(Plan plan)
    {
        if (plan.Switch is not { IsPreview: true })
            return null;
        var snapshot = plan.Subject.Snapshot is { } path ? Names.FileName(path) : Names.Id(plan.Subject.Company);
        return new(
            "PREVIEW",
            "of the switch to role-based permissions; it cannot be applied",
            new Block([
                new(
                    Mark.Notable,
                    0,
                    [
                        $"{snapshot} is user-based. The switch, which is made in Intacct, gives each user a role that holds what the user holds now; this is what is left to do after it",
                    ]
                ),
            ])
        );
    }

    /// <summary>What no plan does.</summary>
    public static Section? ByHand(Plan plan, Detail detail)
    {
        if (plan.Switch is not { } change)
            return null;
        ImmutableArray<Phrase> steps =
        [
            .. change.IsPreview
                ?
                [
                    "Switch the company to role-based permissions, in its company information, global settings",
                    $"Plan {Names.FileName(plan.Subject.File)} against the company, and apply it",
                ]
                : (IEnumerable<Phrase>)[],
            .. change.Left.Count > 0 ? [Left(change, detail)] : (IEnumerable<Phrase>)[],
        ];
        return new(
            "BY HAND",
            Phrase.Empty,
            new Block([
                .. steps.Select(
                    (step, at) => new Row(Mark.None, 0, [(at + 1).ToString(CultureInfo.InvariantCulture), step])
                ),
            ])
        );
    }

    /// <summary>Users whose change is the same but for the role that the switch made for each of them.</summary>
    public static IEnumerable<UserAccess> Folded(IEnumerable<UserAccess> changes) =>
        changes
            .GroupBy(change => Own(change) is { } own ? Without(change, own) : change)
            .Select(alike => alike.Key with { Users = IdSet.Of(alike.SelectMany(change => change.Users)) });

    private static UserAccess Without(UserAccess change, string own) =>
        change with
        {
            Users = IdSet.Empty,
            RolesLost = change.RolesLost.Where(role => role != own).Union(IdSet.Of(SwitchRole.Anybodys)),
        };

    private static string? Own(UserAccess change) =>
        change.Users.Count == 1
            ? change.RolesLost.FirstOrDefault(role => SwitchRole.IsOf(role, change.Users[0]))
            : null;

    private static Phrase Left(SwitchReview change, Detail detail)
    {
        var which = Plural.Of(change.Left.Count, "role");
        var users = IdSet.Of(change.Left.Select(role => SwitchRole.UserOf(role)!));
        return $"Delete the {which} {Names.Id(SwitchRole.Anybodys)} that the switch made and nobody holds any more: of {Names.List(users, detail, Most)}";
    }
}
