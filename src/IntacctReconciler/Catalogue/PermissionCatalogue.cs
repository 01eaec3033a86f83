using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>A permission that a company offers.</summary>
/// <param name="Section">Sage's <c>permissionGroup</c> (<c>activitiesAndLists</c>, <c>objectIds</c>, <c>reports</c>), or null.</param>
/// <param name="Allowed">The rights that can be granted on it (<c>allowedAccessRights</c>).</param>
public sealed record CatalogueEntry(Permission Permission, string? Section, Rights Allowed);

/// <summary>All permissions that a company offers, sorted by module and name.</summary>
public sealed class PermissionCatalogue
{
    private readonly FrozenDictionary<Permission, CatalogueEntry> byPermission;
    private readonly FrozenDictionary<string, ImmutableArray<CatalogueEntry>> byModule;

    private PermissionCatalogue(ImmutableArray<CatalogueEntry> entries)
    {
        Entries = entries;
        byPermission = entries.ToFrozenDictionary(entry => entry.Permission);
        byModule = entries
            .GroupBy(entry => entry.Permission.Module, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    public static PermissionCatalogue Empty { get; } = new([]);

    public ImmutableArray<CatalogueEntry> Entries { get; }

    public IEnumerable<string> Modules => byModule.Keys.Order(StringComparer.Ordinal);

    /// <summary>The catalogue of these entries; <paramref name="twice"/> has every entry whose (module, name) came before.</summary>
    public static PermissionCatalogue Of(IEnumerable<CatalogueEntry> entries, out ImmutableArray<CatalogueEntry> twice)
    {
        var seen = new HashSet<Permission>();
        var again = ImmutableArray.CreateBuilder<CatalogueEntry>();
        var once = new List<CatalogueEntry>();
        foreach (var entry in entries)
        {
            if (seen.Add(entry.Permission))
                once.Add(entry);
            else
                again.Add(entry);
        }
        twice = again.DrainToImmutable();
        return new([.. once.OrderBy(entry => entry.Permission)]);
    }

    public CatalogueEntry? Find(Permission permission) => byPermission.GetValueOrDefault(permission);

    public CatalogueEntry? Find(string module, string name) => Find(Permission.Standard(module, name));

    public bool HasModule(string module) => byModule.ContainsKey(module);

    public ImmutableArray<CatalogueEntry> OfModule(string module) => byModule.GetValueOrDefault(module, []);
}
