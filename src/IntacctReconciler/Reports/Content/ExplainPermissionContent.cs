using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who can do a thing, route by route with the people of each, and who holds it without being able to sign in.</summary>
internal sealed class ExplainPermissionContent(ExplainFrame frame)
{
    private readonly HolderSections people = new(frame.Wording);
    private readonly Wording wording = frame.Wording;

    public Report Of(PermissionExplanation asked) =>
        new([
            new Section(new(Title(asked), Tone.Title), frame.Lead(OfferedWords(asked.Permission, asked.Offering))),
            WhoCan(asked),
            .. people.Blocked(asked.Holders.Select(holder => holder.User)),
            .. HolderSections.Spare(
                asked
                    .Roles.Where(role => role.Holders == 0)
                    .Select(role => (role.Role, wording.Rights(asked.Permission, role.Rights), role.At))
            ),
            HolderSections.NotKnown(asked.Gaps),
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
        return new(
            "WHO CAN",
            HolderSections.Count([.. can.Select(holder => holder.User)]),
            new Block([.. ByRoute(asked.Permission, can)])
        );
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
            foreach (
                var row in people.Of(
                    route.Select(one => new HeldBy(
                        one.Holder.User.Id,
                        one.By.Undeclared.IsEmpty ? "" : "not declared",
                        one.Holder.Capped.Overlaps(one.By.Rights)
                    ))
                )
            )
                yield return row;
        }
    }
}
