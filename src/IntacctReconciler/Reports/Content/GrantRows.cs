using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Grants that come or go as rows: one for each permission, or one for all where they are many.</summary>
internal sealed class GrantRows(Wording wording)
{
    /// <summary>More rows than this are folded.</summary>
    private const int Most = 8;

    /// <summary>What a reviewer wants to be told of by name, however long the list is.</summary>
    private static readonly ImmutableArray<(Permission Permission, Rights Rights)> Weighty =
    [
        (Permission.Standard("administration", "users"), Rights.Of("permission")),
        (Permission.Standard("administration", "grantAdminRights"), Rights.Of(Rights.DocumentedTokens)),
        (Permission.Standard("company", "clearCompanyData"), Rights.Of(Rights.DocumentedTokens)),
        (Permission.Standard("accountsPayable", "payBills"), Rights.Of("run")),
    ];

    /// <param name="held">What was held before, named where something comes onto it.</param>
    public IEnumerable<Row> Of(Mark mark, GrantSet grants, GrantSet? held, int depth)
    {
        if (grants.Count == 0)
            return [];
        if (wording.Detail == Detail.Brief && grants.Count > Most)
            return [new(mark, depth, [Folded(grants)])];
        return grants.Select(grant => new Row(mark, depth, [Of(grant.Permission), RightsOf(grant, held)]));
    }

    private Phrase Of(Permission permission) => wording.Full(permission);

    private Phrase RightsOf(Grant grant, GrantSet? held)
    {
        var rights = wording.Rights(grant.Permission, grant.Rights);
        var had = held?.RightsOn(grant.Permission) ?? Rights.None;
        return had.IsEmpty
            ? rights
            : new Phrase(rights, new($"  (has {wording.Rights(grant.Permission, had)})", Tone.Dim));
    }

    /// <summary>388 permissions in 14 modules: All in …; Read only in …; 12 in …; among them …</summary>
    private Phrase Folded(GrantSet grants)
    {
        var modules = grants
            .GroupBy(grant => (grant.Permission.Kind, grant.Permission.Module))
            .Select(module => (Name: wording.Module(module.First().Permission), Extent: ExtentOf(GrantSet.Of(module))))
            .ToList();
        var parts = modules
            .GroupBy(module => module.Extent.Word, StringComparer.Ordinal)
            .OrderBy(group => group.First().Extent.Order)
            .Select(group => $"{group.Key} in {Modules([.. group.Select(module => module.Name)])}");
        var extents =
            modules.Count > 1
            && modules.TrueForAll(module => module.Extent == modules[0].Extent && module.Extent.Order < 2)
                ? $"{modules[0].Extent.Word} in each"
                : string.Join("; ", parts);
        return new(new Piece($"{Wording.Count(grants)}: "), new Piece(extents), Among(grants));
    }

    /// <summary>; among them Users Permissions and Pay bills: what nobody should miss. Empty where there is nothing of that.</summary>
    public Piece Among(GrantSet grants)
    {
        var weighty = Weighty.Where(entry => grants.RightsOn(entry.Permission).Overlaps(entry.Rights)).ToList();
        return new(weighty.Count == 0 ? "" : $"; among them {Plural.List([.. weighty.Select(Word)])}", Tone.Notable);

        string Word((Permission Permission, Rights Rights) entry) =>
            wording.ShortWith(entry.Permission, grants.RightsOn(entry.Permission) & entry.Rights);
    }

    /// <summary>All, 43 permissions; Read only, 12 permissions; 9 permissions.</summary>
    /// <param name="grants">Of one module.</param>
    public string Extent(GrantSet grants)
    {
        var count = Plural.Of(grants.Count, "permission");
        var (word, order) = ExtentOf(grants);
        return order < 2 ? $"{word}, {count}" : count;
    }

    private static string Modules(IReadOnlyList<string> names) =>
        names.Count <= 4
            ? Plural.List(names)
            : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more modules";

    private (string Word, int Order) ExtentOf(GrantSet held) =>
        Extents.Of(held, wording.Catalogue) switch
        {
            Catalogue.Extent.All => ("All", 0),
            Catalogue.Extent.ReadOnly => ("Read only", 1),
            _ => (Plural.Of(held.Count, "permission"), 2),
        };
}
