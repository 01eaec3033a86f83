using System.Globalization;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>Names for proposed roles: by what they grant where several hold it, by the user where one does.</summary>
internal sealed class RoleNames(PermissionCatalogue catalogue, IEnumerable<string> taken)
{
    /// <summary>A module with at least this share of the rights gives its name alone, in percent.</summary>
    private const int Most = 60;

    private readonly ScreenWords words = new(catalogue);
    private readonly HashSet<string> taken = new(taken, StringComparer.OrdinalIgnoreCase);
    private readonly GrantSet everything = GrantSet.Of(
        catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.All()))
    );
    private readonly GrantSet looking = GrantSet.Of(
        catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.ReadOnly()))
    );

    /// <summary>A name that nothing has yet; two that differ only in case are one to many a reader.</summary>
    public string Of(GrantSet grants, IdSet holders)
    {
        var name = holders.Count == 1 ? $"Role for {holders[0]}" : Described(grants);
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        return free;
    }

    private string Described(GrantSet grants)
    {
        var standard = GrantSet.Of(grants.Where(grant => grant.Permission.Kind == PermissionKind.Standard));
        if (standard.Count == 0)
            return "Custom applications";
        if (standard.Covers(everything))
            return "All permissions";
        var modules = standard
            .GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal)
            .Select(module => (Word: words.Print(module.Key), Rights: module.Sum(grant => grant.Rights.Count)))
            .OrderByDescending(module => module.Rights)
            .ThenBy(module => module.Word, StringComparer.Ordinal)
            .ToList();
        var name =
            modules.Count == 1 || modules[0].Rights * 100 >= standard.RightCount * Most ? modules[0].Word
            : modules.Count == 2 ? $"{modules[0].Word} and {modules[1].Word}"
            : $"{modules[0].Word} and more";
        return looking.Covers(standard) ? $"{name} (read only)" : name;
    }
}
