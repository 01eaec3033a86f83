using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Somebody who holds a thing by a route.</summary>
/// <param name="Undeclared">What is said where the files would take it away; empty where they would not.</param>
internal readonly record struct HeldBy(string User, string Undeclared, bool IsCapped);

/// <summary>What is said of the people and roles that hold a permission, or something of a module.</summary>
internal sealed class HolderSections(Wording wording)
{
    /// <summary>5 users, 1 of them Web Services only</summary>
    public static string Count(IReadOnlyCollection<User> users)
    {
        var services = users.Count(user => user.WebServicesOnly == true);
        return Plural.Of(users.Count, "user") + (services > 0 ? $", {services:N0} of them Web Services only" : "");
    }

    /// <summary>Those who simply have it, then those of whom there is more to say.</summary>
    public IEnumerable<Row> Of(IEnumerable<HeldBy> all) =>
        all.GroupBy(one => (one.Undeclared, one.IsCapped))
            .OrderBy(group => group.Key.Undeclared, StringComparer.Ordinal)
            .ThenBy(group => group.Key.IsCapped)
            .Select(group => new Row(
                Mark.None,
                1,
                [
                    new(
                        new Piece(wording.List([.. group.Select(one => one.User)])),
                        new(group.Key.Undeclared.Length > 0 ? $"; {group.Key.Undeclared}" : "", Tone.Notable),
                        new(
                            group.Key.IsCapped
                                ? "; may be capped by user type (documented ceiling, not checked by Intacct's API)"
                                : "",
                            Tone.Notable
                        )
                    ),
                ]
            ));

    public IEnumerable<Section> Blocked(IEnumerable<User> holders)
    {
        ImmutableArray<User> blocked = [.. holders.Where(user => !EffectiveAccess.CanSignIn(user))];
        if (!blocked.IsEmpty)
            yield return new(
                "HELD, BUT CANNOT SIGN IN",
                Plural.Of(blocked.Length, "user"),
                new Block([.. ByStatus(blocked)])
            );
    }

    private IEnumerable<Row> ByStatus(ImmutableArray<User> blocked) =>
        blocked
            .GroupBy(user => Choices.Status.LabelOf(user.Status ?? ""), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Row(
                Mark.None,
                0,
                [Names.Text(group.Key), wording.List([.. group.Select(user => user.Id)])]
            ));

    /// <summary>Roles that grant it to nobody now, and would to the next who is given one.</summary>
    public static IEnumerable<Section> Spare(IEnumerable<(string Role, string Grants, Origin? At)> roles)
    {
        ImmutableArray<Row> rows =
        [
            .. roles.Select(role => new Row(Mark.None, 0, [Names.Id(role.Role), role.Grants], Names.Place(role.At))),
        ];
        if (!rows.IsEmpty)
            yield return new("ROLES THAT NOBODY HOLDS", "and that grant it", new Block(rows));
    }

    public static Section NotKnown(AccessGaps gaps)
    {
        ImmutableArray<string> unknown =
        [
            "who has it by what Intacct derives from Admin privileges or from other permissions",
            .. ExplainUserContent.GapWords(gaps),
        ];
        return new("NOT KNOWN", Phrase.Empty, new Block([.. unknown.Select(what => new Row(Mark.None, 0, [what]))]));
    }
}
