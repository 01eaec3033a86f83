using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;

namespace IntacctReconciler.Reports.Content;

/// <summary>What is held, module by module, with the route of each; modules with many permissions are folded.</summary>
internal sealed class ExplainRows(Wording wording)
{
    /// <summary>A module with more permissions than this is folded to a row for each route.</summary>
    private const int Most = 8;

    /// <summary>Somebody with more permissions than this is read module by module, however small a module is.</summary>
    private const int MostInAll = 100;

    private readonly GrantRows grantRows = new(wording);

    /// <summary>After rights that a note below is about.</summary>
    public const string Asterisk = " *";

    /// <summary>&lt;- AP clerk &lt;- group AP team</summary>
    public static string Of(AccessRoute route) =>
        route.Role is not { } role ? "<- on the user"
        : route.Group is { } group ? $"<- {Names.Id(role)} <- group {Names.Id(group)}"
        : $"<- {Names.Id(role)}";

    /// <param name="capped">Rights to mark as those that a ceiling is about.</param>
    /// <param name="withRoutes">False where the route of all is said above.</param>
    public ImmutableArray<Block> Modules(ImmutableArray<ExplainedGrant> grants, GrantSet capped, bool withRoutes)
    {
        var most =
            wording.Detail == Detail.Verbose ? int.MaxValue
            : grants.Length > MostInAll ? 1
            : Most;
        return
        [
            .. grants
                .GroupBy(grant => (grant.Permission.Kind, grant.Permission.Module))
                .Select(module => new Block([.. Rows([.. module], most, capped, withRoutes)])),
        ];
    }

    private IEnumerable<Row> Rows(ImmutableArray<ExplainedGrant> module, int most, GrantSet capped, bool withRoutes)
    {
        Phrase name = new Piece(wording.Module(module[0].Permission), Tone.Title);
        if (module.Length > most)
            return Folded(name, module, capped, withRoutes);
        return
        [
            new(Mark.None, 0, [name, .. NotSubscribed(module)]),
            .. module.SelectMany(grant => Rows(grant, capped, withRoutes)),
        ];
    }

    private static IEnumerable<Phrase> NotSubscribed(ImmutableArray<ExplainedGrant> module) =>
        module.All(grant => grant.Offering.Is == Offered.NotTheModule)
            ? [new Piece("the company is not subscribed to it", Tone.Notable)]
            : [];

    /// <summary>A row for each route of a module: All, 43 permissions; Read only, 12 permissions; 9 permissions.</summary>
    private IEnumerable<Row> Folded(
        Phrase name,
        ImmutableArray<ExplainedGrant> module,
        GrantSet capped,
        bool withRoutes
    )
    {
        var byRoute = module
            .SelectMany(grant => grant.By.Select(by => (grant.Permission, By: by)))
            .GroupBy(one => one.By.Route)
            .OrderBy(route => route.Key);
        foreach (var route in byRoute)
        {
            var held = GrantSet.Of(route.Select(one => new Grant(one.Permission, one.By.Rights)));
            var (all, undeclared) = (route.Count(), route.Count(one => !one.By.Undeclared.IsEmpty));
            var remark =
                undeclared == 0 ? ""
                : undeclared == all ? "not declared"
                : $"{undeclared:N0} not declared";
            var extent = grantRows.Extent(held) + (capped.Intersect(held).Count > 0 ? Asterisk : "");
            yield return new(
                Mark.None,
                0,
                [name, .. Cells(extent, withRoutes ? Of(route.Key) : "", remark)],
                Names.Place(First(route.Select(one => one.By.At)))
            );
        }
    }

    private IEnumerable<Row> Rows(ExplainedGrant grant, GrantSet capped, bool withRoutes)
    {
        var name = NameOf(grant.Permission);
        var isCapped = capped.RightsOn(grant.Permission);
        if (grant.By is [var only])
        {
            yield return RowOf(name, grant, only, isCapped, withRoutes ? Of(only.Route) : "", 1);
            yield break;
        }
        yield return new(Mark.None, 1, [name, Rights(grant.Permission, grant.Rights, isCapped)]);
        foreach (var by in grant.By)
            yield return RowOf(Of(by.Route), grant, by, default, "", 2);
    }

    /// <summary>The permission under the name of its module or application.</summary>
    private string NameOf(Permission permission) =>
        permission.Group is { } group ? $"{Names.Id(group)} / {Names.Id(permission.Name)}" : wording.Short(permission);

    private Row RowOf(Phrase name, ExplainedGrant grant, GrantedBy by, Rights capped, string route, int depth) =>
        new(
            Mark.None,
            depth,
            [name, .. Cells(Rights(grant.Permission, by.Rights, capped), route, Remark(grant, by))],
            Names.Place(by.At)
        );

    /// <summary>What is held, and the route where it has to be said; what is odd about it comes last.</summary>
    private static IEnumerable<Phrase> Cells(string held, string route, string remark)
    {
        var odd = new Piece(remark.Length > 0 ? $"; {remark}" : "", Tone.Notable);
        return route.Length == 0 ? [new(held, odd)] : [held, new(route, odd)];
    }

    private string Rights(Permission permission, Rights rights, Rights capped) =>
        wording.Rights(permission, rights) + (capped.IsEmpty ? "" : Asterisk);

    private string Remark(ExplainedGrant grant, GrantedBy by)
    {
        var undeclared =
            by.Undeclared.IsEmpty ? null
            : by.Undeclared == by.Rights ? "not declared"
            : $"{wording.Rights(grant.Permission, by.Undeclared)} not declared";
        var gone = grant.Offering.Is is Offered.NotThePermission or Offered.NotTheRight ? "not offered any more" : null;
        return string.Join("; ", new[] { undeclared, gone }.OfType<string>());
    }

    /// <summary>The first line of those that there are.</summary>
    private static Origin? First(IEnumerable<Origin?> places) =>
        places.Where(at => at is not null).MinBy(at => at!.Value.Line);
}
