using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Who holds anything of a module: route by route, how much, and the people of each.</summary>
internal sealed class ExplainModuleContent(ExplainFrame frame)
{
    /// <summary>More permissions than this are counted.</summary>
    private const int MostNamed = 2;

    private readonly HolderSections people = new(frame.Wording);
    private readonly GrantRows grants = new(frame.Wording);
    private readonly Wording wording = frame.Wording;

    public Report Of(ModuleExplanation asked) =>
        new([
            new Section(new(Title(asked), Tone.Title), frame.Lead(OfferedWords(asked))),
            WhoCan(asked),
            .. people.Blocked(asked.Holders.Select(holder => holder.User)),
            .. HolderSections.Spare(
                asked.Roles.Where(role => role.Holders == 0).Select(role => (role.Role, Extent(role.Grants), role.At))
            ),
            HolderSections.NotKnown(asked.Gaps),
        ]);

    /// <summary>Accounts Payable, its reports  Add</summary>
    private string Title(ModuleExplanation asked)
    {
        var modules = asked.Asked.Modules.Select(module => wording.Module(Permission.Standard(module, "")));
        var section = asked.Asked.Section switch
        {
            null => "",
            "objectIds" => ", its object ids",
            var name => $", its {name}",
        };
        var right = asked.Rights is { } rights ? $"  {Names.Text(rights.Word)}" : "";
        return $"{Plural.List([.. modules])}{section}{right}";
    }

    private static string OfferedWords(ModuleExplanation asked) =>
        asked.Offered == 0
            ? $"{Tokens(asked)}; the company is not subscribed to it"
            : $"any of {Plural.Of(asked.Offered, "permission")} of {Tokens(asked)}";

    private static string Tokens(ModuleExplanation asked) =>
        string.Join(", ", asked.Asked.Modules.Select(Names.Id))
        + (asked.Asked.Section is { } section ? $"/{section}" : "");

    private Section WhoCan(ModuleExplanation asked)
    {
        ImmutableArray<ModuleHolder> can = [.. asked.Holders.Where(holder => holder.CanSignIn)];
        return can.IsEmpty
            ? new("WHO CAN", "nobody")
            : new(
                "WHO CAN",
                HolderSections.Count([.. can.Select(holder => holder.User)]),
                new Block([.. ByRoute(can)])
            );
    }

    private IEnumerable<Row> ByRoute(ImmutableArray<ModuleHolder> holders)
    {
        var routes = holders
            .SelectMany(holder => holder.By.Select(by => (Holder: holder, By: by)))
            .GroupBy(one => (one.By.Route, one.By.Grants, one.By.At))
            .OrderBy(group => group.Key.Route)
            .ThenBy(group => group.First().Holder.User.Id, StringComparer.Ordinal);
        foreach (var route in routes)
        {
            yield return new(
                Mark.None,
                0,
                [ExplainRows.Of(route.Key.Route), Extent(route.Key.Grants)],
                Names.Place(route.Key.At)
            );
            var held = route.Select(one => new HeldBy(
                one.Holder.User.Id,
                one.By.Undeclared.Count == 0 ? ""
                    : one.By.Undeclared.Equals(one.By.Grants) ? "not declared"
                    : "partly not declared",
                one.Holder.Capped.Intersect(one.By.Grants).Count > 0
            ));
            foreach (var row in people.Of(held))
                yield return row;
        }
    }

    /// <summary>Bills List View; All, 57 permissions; 12 permissions; by the module where there are several.</summary>
    private string Extent(GrantSet held) =>
        held.Count <= MostNamed
            ? string.Join(", ", held.Select(grant => wording.ShortWith(grant.Permission, grant.Rights)))
            : string.Join(
                "; ",
                held.GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal)
                    .Select(module => grants.Extent(GrantSet.Of(module)))
            );
}
