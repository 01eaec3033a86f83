using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Resolving;

/// <summary>A permission as presets see it.</summary>
/// <param name="Module">The one that it was in when it was locked; a release may have moved it since.</param>
/// <param name="Entry">The permission of today with the section that it had, and the rights that were locked and are still offered.</param>
internal readonly record struct PresetEntry(string Module, CatalogueEntry Entry);

/// <summary>
/// What presets stand for: without a lock whatever the company offers, under a lock what was locked, as far as the company
/// still offers it. What a release moved is found in its new place and still counts to its old module and section.
/// </summary>
internal sealed class PresetCatalogue
{
    private readonly ILookup<string, PresetEntry> byModule;
    private readonly ILookup<Permission, PresetEntry> byPermission;

    private PresetCatalogue(
        ImmutableArray<PresetEntry> entries,
        ImmutableHashSet<Permission> gone,
        ImmutableHashSet<Permission> moved
    )
    {
        Entries = entries;
        Gone = gone;
        Moved = moved;
        byModule = entries.ToLookup(entry => entry.Module, StringComparer.Ordinal);
        byPermission = entries.ToLookup(entry => entry.Entry.Permission);
    }

    public ImmutableArray<PresetEntry> Entries { get; }

    /// <summary>What was locked, is not offered any more and went nowhere; it is among the entries, without rights.</summary>
    public ImmutableHashSet<Permission> Gone { get; }

    /// <summary>The new places of what a release moved since.</summary>
    public ImmutableHashSet<Permission> Moved { get; }

    public static PresetCatalogue Of(PermissionCatalogue live, PermissionCatalogue? locked)
    {
        if (locked is null)
            return new([.. live.Entries.Select(entry => new PresetEntry(entry.Permission.Module, entry))], [], []);
        var entries = ImmutableArray.CreateBuilder<PresetEntry>(locked.Entries.Length);
        var gone = ImmutableHashSet.CreateBuilder<Permission>();
        var moved = ImmutableHashSet.CreateBuilder<Permission>();
        foreach (var was in locked.Entries)
        {
            var now = Now(was.Permission, live, locked);
            if (now.Length == 0)
            {
                gone.Add(was.Permission);
                entries.Add(new(was.Permission.Module, was with { Allowed = Rights.None }));
            }
            foreach (var one in now)
            {
                var kept = was with { Permission = one.Permission, Allowed = was.Allowed & one.Allowed };
                entries.Add(new(was.Permission.Module, kept));
                if (one.Permission != was.Permission)
                    moved.Add(one.Permission);
            }
        }
        return new(entries.DrainToImmutable(), gone.ToImmutable(), moved.ToImmutable());
    }

    public IEnumerable<PresetEntry> OfModule(string module) => byModule[module];

    /// <summary>Several where a release put several into one; none where it is not locked.</summary>
    public IEnumerable<PresetEntry> Of(Permission permission) => byPermission[permission];

    /// <summary>Whether a preset of this module gives anything, though the company may not offer the module any more.</summary>
    public bool Reaches(string module) => byModule[module].Any(entry => !entry.Entry.Allowed.IsEmpty);

    /// <summary>The rights on a permission that were locked and are offered.</summary>
    public Rights Allowed(Permission permission) =>
        byPermission[permission].Aggregate(Rights.None, (all, entry) => all | entry.Entry.Allowed);

    private static CatalogueEntry[] Now(Permission was, PermissionCatalogue live, PermissionCatalogue locked) =>
        live.Find(was) is { } same
            ? [same]
            : [.. Aliases.Between(was, locked, live).Select(alias => live.Find(alias.To)!)];
}
