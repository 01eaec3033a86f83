using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>Grants with the places that they come from (by <see cref="Permission.ToString"/>).</summary>
internal sealed record ResolvedGrants(GrantSet Grants, ImmutableDictionary<string, Origin> Places);

/// <summary>
/// <c>permissions:</c> looked up and expanded. Layers are laid over one another: all, then module, <c>"*"</c>, section and
/// permission, so that the order of lines means nothing.
/// </summary>
/// <param name="held">What the subject holds now. It may be named even where the catalogue does not offer it any more.</param>
internal sealed class PermissionsResolver(Lookup lookup, Address subject, GrantSet held)
{
    private readonly EntryLookup entries = new(lookup, held);
    private readonly Dictionary<Permission, Layer> laid = [];
    private readonly Dictionary<EntryTarget, Origin> named = [];

    private readonly record struct Layer(Rights Rights, Preset? Preset, Origin At);

    public ResolvedGrants Resolve(PermissionsDeclaration declared)
    {
        if (declared.Everything is { } everything)
            Lay(lookup.Catalogue.Entries, everything.Value, everything.At);
        var modules = new ModuleLookup(lookup, held).Find(declared.Modules);
        foreach (var others in declared.Modules)
        {
            if (others is { Name: ModuleLookup.Others, Whole: { } preset })
                LayOthers(preset, modules);
        }
        foreach (var module in modules)
            LayModule(module);
        WarnOfApprovals(declared.At);
        return new(
            GrantSet.Of(laid.Select(pair => new Grant(pair.Key, pair.Value.Rights))),
            laid.Where(pair => pair.Value.At != declared.At)
                .DistinctBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .ToImmutableDictionary(pair => pair.Key.ToString(), pair => pair.Value.At, StringComparer.Ordinal)
        );
    }

    /// <summary>All modules that no line names.</summary>
    private void LayOthers(Setting<Preset> preset, IReadOnlyList<NamedModule> modules)
    {
        var taken = modules.SelectMany(module => module.Tokens).ToHashSet(StringComparer.Ordinal);
        Lay(lookup.Catalogue.Entries.Where(entry => !taken.Contains(entry.Permission.Module)), preset.Value, preset.At);
    }

    private void LayModule(NamedModule module)
    {
        var offered = module.Tokens.SelectMany(token => lookup.Catalogue.OfModule(token)).ToArray();
        if (module.Declared.Whole is { } whole)
            Lay(offered, whole.Value, whole.At);
        named.Clear();
        var found = module
            .Declared.Entries.Select(entry => (Entry: entry, Target: entries.Find(entry, module)))
            .Where(pair => pair.Target is not null && IsFirst(pair.Entry, pair.Target))
            .ToArray();
        foreach (var (entry, _) in found.Where(pair => pair.Target is EntryTarget.Rest))
            LayPreset(offered, entry);
        foreach (var (entry, target) in found)
        {
            if (target is EntryTarget.Section section)
                LayPreset(offered.Where(one => one.Section == section.Name), entry);
        }
        foreach (var (entry, target) in found)
        {
            if (target is EntryTarget.One one)
                LayOne(one.Entry, entry);
        }
    }

    /// <summary>Two lines may name the same thing by different words; only one of them can be right.</summary>
    private bool IsFirst(PermissionEntry entry, EntryTarget target)
    {
        if (named.TryAdd(target, entry.At))
            return true;
        lookup.Problems.Add(Codes.EntryTwice(entry.At, entry.Name, named[target]));
        return false;
    }

    private void LayPreset(IEnumerable<CatalogueEntry> offered, PermissionEntry entry)
    {
        if (entry.Rights is RightsDeclaration.OfPreset preset)
            Lay(offered, preset.Preset, preset.At);
        else
            lookup.Problems.Add(Codes.PresetNeedsNoRights(entry.Rights.At, $"\"{Printable.Of(entry.Name)}\""));
    }

    private void Lay(IEnumerable<CatalogueEntry> offered, Preset preset, Origin at)
    {
        foreach (var entry in offered)
            laid[entry.Permission] = new(Expand(preset, entry), preset, at);
    }

    private void LayOne(CatalogueEntry entry, PermissionEntry line)
    {
        switch (line.Rights)
        {
            case RightsDeclaration.OfPreset preset:
                laid[entry.Permission] = new(Expand(preset.Preset, entry), preset.Preset, preset.At);
                WarnOfEmptyPreset(entry, preset);
                break;
            case RightsDeclaration.OfWords words:
                var rights = RightsReader.Read(words, entry, held.RightsOn(entry.Permission), lookup);
                laid[entry.Permission] = new(rights, null, line.At);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static Rights Expand(Preset preset, CatalogueEntry entry) =>
        preset switch
        {
            Preset.None => Rights.None,
            Preset.ReadOnly => entry.ReadOnly(),
            Preset.All => entry.All(),
            _ => throw new UnreachableException(),
        };

    private void WarnOfEmptyPreset(CatalogueEntry entry, RightsDeclaration.OfPreset preset)
    {
        if (preset.Preset is Preset.None || !Expand(preset.Preset, entry).IsEmpty)
            return;
        var name = lookup.Words.Print(entry.Permission);
        if (entry.Allowed.IsEmpty)
            lookup.Unknown(Codes.PresetNotOffered(preset.At, name));
        else
            lookup.Problems.Add(
                Codes.ReadOnlyGivesNothing(preset.At, name, [.. RightWords.Print(entry.Allowed, entry.Allowed)])
            );
    }

    /// <summary>On what is approved, List alone lets one approve or decline (source: Sage's help on Accounts Payable).</summary>
    private void WarnOfApprovals(Origin at)
    {
        var list = Rights.Of("list");
        string[] approving =
        [
            .. laid.Where(pair =>
                    pair.Value is { Preset: Preset.ReadOnly } layer
                    && layer.Rights.Overlaps(list)
                    && pair.Key.Name.StartsWith("approve", StringComparison.Ordinal)
                )
                .Select(pair => pair.Key)
                .Order()
                .Select(permission => $"{lookup.Words.Print(permission.Module)} / {lookup.Words.Print(permission)}"),
        ];
        if (approving.Length > 0)
            lookup.Problems.Add(Codes.ReadOnlyLetsApprove(at, subject.Said(), approving));
    }
}
