using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Exporting;

/// <summary>A permission as the presets of a file see it.</summary>
/// <param name="Section">Null also where it is not the same under all locks.</param>
/// <param name="All">What <c>all</c> gives; null where that is not the same under all locks.</param>
/// <param name="ReadOnly">The same of <c>read-only</c>.</param>
internal sealed record Offer(Permission Permission, string? Section, Rights? All, Rights? ReadOnly)
{
    /// <summary>Whether it is not the same under all locks, and perhaps in another section: beside presets it has a line of its own.</summary>
    public bool IsTwofold => All is null;

    /// <summary>Null: no line but one of its own can say what somebody holds of it.</summary>
    public Rights? Given(Preset preset) =>
        preset switch
        {
            Preset.All => All,
            Preset.ReadOnly => ReadOnly,
            Preset.None => Rights.None,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>What a company offers, as the presets of a file see it under each of the locks that may stand beside it.</summary>
internal sealed class Offers
{
    private readonly Dictionary<string, ImmutableArray<Offer>> byModule;
    private readonly Dictionary<Permission, Offer> byPermission;

    public Offers(ImmutableArray<Lookup> views)
    {
        byPermission = views
            .SelectMany(view => view.Presets.Entries.Select(entry => entry.Entry.Permission))
            .Distinct()
            .ToDictionary(permission => permission, permission => Offered(permission, views));
        byModule = byPermission
            .Values.GroupBy(offer => offer.Permission.Module, StringComparer.Ordinal)
            .ToDictionary(
                module => module.Key,
                module => module.OrderBy(offer => offer.Permission).ToImmutableArray(),
                StringComparer.Ordinal
            );
    }

    public IEnumerable<string> Modules => byModule.Keys;

    public IEnumerable<Offer> All => byPermission.Values;

    public ImmutableArray<Offer> OfModule(string module) => byModule.GetValueOrDefault(module, []);

    public Offer? Find(Permission permission) => byPermission.GetValueOrDefault(permission);

    private static Offer Offered(Permission permission, ImmutableArray<Lookup> views)
    {
        CatalogueEntry?[] entries = [.. views.Select(view => In(view, permission))];
        var isSame = entries.All(entry => entry == entries[0]);
        return entries[0] is { } first && isSame
            ? new(permission, first.Section, first.All(), first.ReadOnly())
            : new(permission, null, null, null);
    }

    /// <summary>Null where it is not offered, and where a release moved it: presets of its old module still mean it.</summary>
    private static CatalogueEntry? In(Lookup view, Permission permission) =>
        view.Presets.Of(permission).ToArray() is [{ Module: var module, Entry: var entry }]
        && module == permission.Module
            ? entry
            : null;
}
