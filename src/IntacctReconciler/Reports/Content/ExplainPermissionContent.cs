using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who can do a thing, route by route with the people of each, and who holds it without being able to sign in.</summary>
internal sealed class ExplainPermissionContent(ExplainFrame frame)
{
    private readonly Wording wording = frame.Wording;

    public Report Of(PermissionExplanation asked) =>
        new([
            new Section(new(Title(asked), Tone.Title), frame.Lead(OfferedWords(asked.Permission, asked.Offering))),
            WhoCan(asked),
            .. Blocked(asked),
            .. Spare(asked),
            .. NotKnown(asked),
        ]);

    /// <summary>What is said of a permission that the company may not offer.</summary>
    public string OfferedWords(Permission permission, Offering offering) =>
        offering.Is switch
        {
            Offered.Yes => $"{permission}",
            Offered.NotTheRight => $"{permission}; the company offers it without this right",
            Offered.NotThePermission => $"{permission}; the company does not offer it{Moved(offering)}",
            Offered.NotTheModule =>
                $"{permission}; the company is not subscribed to {wording.Module(permission)}{Moved(offering)}",
            Offered.NotKnown => "Intacct offers no catalogue of these",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Moved(Offering offering) =>
        offering.Moved is [var alias, ..] ? $": {alias.From.Name} moved to {alias.To} in {alias.Release}" : "";

    private string Title(PermissionExplanation asked) =>
        asked.Asked is { } right
            ? $"{wording.Full(asked.Permission)}  {wording.Rights(asked.Permission, right)}"
            : wording.Full(asked.Permission);

    private Section WhoCan(PermissionExplanation asked)
    {
        ImmutableArray<ExplainedHolder> can = [.. asked.Holders.Where(holder => holder.CanSignIn)];
        if (can.IsEmpty)
            return new("WHO CAN", "nobody");
        var services = can.Count(holder => holder.User.WebServicesOnly == true);
        var lead = Plural.Of(can.Length, "user") + (services > 0 ? $", {services:N0} of them Web Services only" : "");
        return new("WHO CAN", lead, new Block([.. ByRoute(asked.Permission, can)]));
    }

    private IEnumerable<Row> ByRoute(Permission permission, ImmutableArray<ExplainedHolder> holders)
    {
        var routes = holders
            .SelectMany(holder => holder.By.Select(by => (Holder: holder, By: by)))
            .GroupBy(one => (one.By.Route, one.By.Rights, one.By.At))
            .OrderBy(group => group.Key.Route)
            .ThenBy(group => group.First().Holder.User.Id, StringComparer.Ordinal);
        foreach (var route in routes)
        {
            yield return new(
                Mark.None,
                0,
                [ExplainRows.Of(route.Key.Route), wording.Rights(permission, route.Key.Rights)],
                Names.Place(route.Key.At)
            );
            foreach (var row in People([.. route]))
                yield return row;
        }
    }

    /// <summary>Those who simply have it, then those of whom there is more to say.</summary>
    private IEnumerable<Row> People(ImmutableArray<(ExplainedHolder Holder, GrantedBy By)> all) =>
        all.GroupBy(one =>
                (IsUndeclared: !one.By.Undeclared.IsEmpty, IsCapped: one.Holder.Capped.Overlaps(one.By.Rights))
            )
            .OrderBy(group => group.Key)
            .Select(group => new Row(
                Mark.None,
                1,
                [
                    new(
                        new Piece(wording.List([.. group.Select(one => one.Holder.User.Id)])),
                        new(group.Key.IsUndeclared ? "; not declared" : "", Tone.Notable),
                        new(
                            group.Key.IsCapped
                                ? "; may be capped by user type (documented ceiling, not checked by Intacct's API)"
                                : "",
                            Tone.Notable
                        )
                    ),
                ]
            ));

    private IEnumerable<Section> Blocked(PermissionExplanation asked)
    {
        ImmutableArray<ExplainedHolder> blocked = [.. asked.Holders.Where(holder => !holder.CanSignIn)];
        if (!blocked.IsEmpty)
            yield return new(
                "HELD, BUT CANNOT SIGN IN",
                Plural.Of(blocked.Length, "user"),
                new Block([.. ByStatus(blocked)])
            );
    }

    private IEnumerable<Row> ByStatus(ImmutableArray<ExplainedHolder> blocked) =>
        blocked
            .GroupBy(holder => Choices.Status.LabelOf(holder.User.Status ?? ""), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Row(
                Mark.None,
                0,
                [Names.Text(group.Key), wording.List([.. group.Select(holder => holder.User.Id)])]
            ));

    /// <summary>Roles that grant it to nobody now, and would to the next who is given one.</summary>
    private IEnumerable<Section> Spare(PermissionExplanation asked)
    {
        ImmutableArray<GrantingRole> spare = [.. asked.Roles.Where(role => role.Holders == 0)];
        if (!spare.IsEmpty)
            yield return new(
                "ROLES THAT NOBODY HOLDS",
                "and that grant it",
                new Block([
                    .. spare.Select(role => new Row(
                        Mark.None,
                        0,
                        [Names.Id(role.Role), wording.Rights(asked.Permission, role.Rights)],
                        Names.Place(role.At)
                    )),
                ])
            );
    }

    private static IEnumerable<Section> NotKnown(PermissionExplanation asked)
    {
        ImmutableArray<string> unknown =
        [
            "who has it by what Intacct derives from Admin privileges or from other permissions",
            .. ExplainUserContent.GapWords(asked.Gaps),
        ];
        yield return new(
            "NOT KNOWN",
            Phrase.Empty,
            new Block([.. unknown.Select(what => new Row(Mark.None, 0, [what]))])
        );
    }
}
