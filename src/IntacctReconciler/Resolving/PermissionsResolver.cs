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
internal sealed record ResolvedGrants(GrantSet Grants, ImmutableDictionary<string, Origin> Places)
{
    /// <summary>Whether a preset that gives something is among what was declared.</summary>
    public bool HasPresets { get; init; }

    /// <summary>What presets would give by the lock, and the company does not offer any more.</summary>
    public ImmutableArray<Permission> Gone { get; init; } = [];

    /// <summary>New places of what a release moved since the lock, in which presets of the old ones give something; sorted.</summary>
    public ImmutableArray<Permission> Followed { get; init; } = [];
}

/// <summary>
/// <c>permissions:</c> looked up and expanded. Layers are laid over one another: all, then module, <c>"*"</c>, section and
/// permission, each for all modules together, so that the order of lines means nothing, and what a release moved to another
/// module can be set by a preset of the old one and by a line of its own in the new one.
/// </summary>
/// <param name="held">What the subject holds now. It may be named even where the catalogue does not offer it any more.</param>
internal sealed class PermissionsResolver(Lookup lookup, Address subject, GrantSet held)
{
    private readonly EntryLookup entries = new(lookup, held);
    private readonly Dictionary<Permission, Layer> laid = [];
    private readonly Dictionary<(NamedModule, EntryTarget), Origin> named = [];
    private bool hasPresets;

    private readonly record struct Layer(Rights Rights, Preset? Preset, Origin At);

    private readonly record struct Line(NamedModule Module, PermissionEntry Entry, EntryTarget Target);

    public ResolvedGrants Resolve(PermissionsDeclaration declared)
    {
        if (declared.Everything is { } everything)
            Lay(Covered(lookup.Presets.Entries, everything.Value, everything.At));
        var modules = new ModuleLookup(lookup, held).Find(declared.Modules);
        foreach (var others in declared.Modules)
        {
            if (others is { Name: ModuleLookup.Others, Whole: { } preset })
                LayOthers(preset, modules);
        }
        Lay(modules.SelectMany(LinesOfWhole));
        var lines = modules.SelectMany(Lines).ToArray();
        Lay(lines.Where(line => line.Target is EntryTarget.Rest).SelectMany(line => Covered(line, _ => true)));
        Lay(lines.SelectMany(LinesOfSection));
        foreach (var line in lines)
        {
            if (line.Target is EntryTarget.One one)
                LayOne(one.Entry, line.Entry);
        }
        WarnOfApprovals(declared.At);
        return Resolved(declared.At);
    }

    private ResolvedGrants Resolved(Origin at) =>
        new(
            GrantSet.Of(laid.Select(pair => new Grant(pair.Key, pair.Value.Rights))),
            laid.Where(pair => pair.Value.At != at)
                .DistinctBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .ToImmutableDictionary(pair => pair.Key.ToString(), pair => pair.Value.At, StringComparer.Ordinal)
        )
        {
            HasPresets = hasPresets,
            Gone = [.. lookup.Presets.Gone.Where(IsOfPreset)],
            Followed = [.. lookup.Presets.Moved.Where(IsOfPreset).Where(to => !laid[to].Rights.IsEmpty).Order()],
        };

    private bool IsOfPreset(Permission permission) =>
        laid.TryGetValue(permission, out var layer) && layer.Preset is Preset.All or Preset.ReadOnly;

    /// <summary>All modules that no line names.</summary>
    private void LayOthers(Setting<Preset> preset, IReadOnlyList<NamedModule> modules)
    {
        var taken = modules.SelectMany(module => module.Tokens).ToHashSet(StringComparer.Ordinal);
        Lay(Covered(lookup.Presets.Entries.Where(entry => !taken.Contains(entry.Module)), preset.Value, preset.At));
    }

    private IEnumerable<(Permission, Layer)> LinesOfWhole(NamedModule module)
    {
        if (module.Declared.Whole is not { } whole)
            return [];
        var offered = Of(module).ToArray();
        NoteWaiting(offered, whole.Value, module.Declared.Name, whole.At);
        return Covered(offered, whole.Value, whole.At);
    }

    private IEnumerable<(Permission, Layer)> LinesOfSection(Line line) =>
        line.Target is EntryTarget.Section section ? Covered(line, entry => entry.Section == section.Name) : [];

    private Line[] Lines(NamedModule module) =>
        [
            .. module
                .Declared.Entries.Select(entry => (Entry: entry, Target: entries.Find(entry, module)))
                .Where(pair => pair.Target is not null && IsFirst(module, pair.Entry, pair.Target))
                .Select(pair => new Line(module, pair.Entry, pair.Target!)),
        ];

    /// <summary>Two lines may name the same thing by different words; only one of them can be right.</summary>
    private bool IsFirst(NamedModule module, PermissionEntry entry, EntryTarget target)
    {
        if (named.TryAdd((module, target), entry.At))
            return true;
        lookup.Problems.Add(Codes.EntryTwice(entry.At, entry.Name, named[(module, target)]));
        return false;
    }

    private IEnumerable<PresetEntry> Of(NamedModule module) => module.Tokens.SelectMany(lookup.Presets.OfModule);

    private IEnumerable<(Permission, Layer)> Covered(Line line, Func<CatalogueEntry, bool> isCovered)
    {
        if (line.Entry.Rights is RightsDeclaration.OfPreset preset)
        {
            var offered = Of(line.Module).Where(entry => isCovered(entry.Entry)).ToArray();
            NoteWaiting(offered, preset.Preset, line.Entry.Name, preset.At);
            return Covered(offered, preset.Preset, preset.At);
        }
        lookup.Problems.Add(Codes.PresetNeedsNoRights(line.Entry.Rights.At, $"\"{Printable.Of(line.Entry.Name)}\""));
        return [];
    }

    private IEnumerable<(Permission, Layer)> Covered(IEnumerable<PresetEntry> offered, Preset preset, Origin at)
    {
        hasPresets |= preset is not Preset.None;
        return offered.Select(entry => (entry.Entry.Permission, new Layer(Expand(preset, entry.Entry), preset, at)));
    }

    /// <summary>One level. Where a release put two permissions into one, each gives to it what it had.</summary>
    private void Lay(IEnumerable<(Permission Permission, Layer Layer)> level)
    {
        var together = new Dictionary<Permission, Layer>();
        foreach (var (permission, layer) in level)
            together[permission] = together.TryGetValue(permission, out var other) ? Wider(other, layer) : layer;
        foreach (var (permission, layer) in together)
            laid[permission] = layer;
    }

    private static Layer Wider(Layer one, Layer other) =>
        (one.Rights.Covers(other.Rights) ? one : other) with
        {
            Rights = one.Rights | other.Rights,
        };

    private void LayOne(CatalogueEntry entry, PermissionEntry line)
    {
        switch (line.Rights)
        {
            case RightsDeclaration.OfPreset preset:
                hasPresets |= preset.Preset is not Preset.None;
                var offered = lookup.Presets.Of(entry.Permission).ToArray();
                var given = offered.Aggregate(Rights.None, (all, one) => all | Expand(preset.Preset, one.Entry));
                laid[entry.Permission] = new(given, preset.Preset, preset.At);
                if (!NoteWaiting(offered, preset.Preset, line.Name, preset.At))
                    WarnOfEmptyPreset(entry, preset, given);
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

    /// <summary>Says of a preset that it gives nothing as what it is for came after the lock.</summary>
    private bool NoteWaiting(PresetEntry[] offered, Preset preset, string name, Origin at)
    {
        if (lookup.Locked is not { } locked || offered.Length > 0 || preset is Preset.None)
            return false;
        lookup.Problems.Add(Codes.PresetWaitsForLock(at, name, locked.On));
        return true;
    }

    private void WarnOfEmptyPreset(CatalogueEntry entry, RightsDeclaration.OfPreset preset, Rights given)
    {
        if (preset.Preset is Preset.None || !given.IsEmpty)
            return;
        var name = lookup.Words.Print(entry.Permission);
        if (entry.Allowed.IsEmpty)
            lookup.Unknown(Codes.PresetNotOffered(preset.At, name));
        else
            lookup.Problems.Add(
                Codes.ReadOnlyGivesNothing(preset.At, name, [.. RightWords.Print(entry.Allowed, entry.Allowed)])
            );
    }

    internal static bool IsApproval(Permission permission) =>
        permission.Name.StartsWith("approve", StringComparison.Ordinal);

    /// <summary>On what is approved, List alone lets one approve or decline (source: Sage's help on Accounts Payable).</summary>
    private void WarnOfApprovals(Origin at)
    {
        var list = Rights.Of("list");
        string[] approving =
        [
            .. laid.Where(pair =>
                    pair.Value is { Preset: Preset.ReadOnly } layer
                    && layer.Rights.Overlaps(list)
                    && IsApproval(pair.Key)
                )
                .Select(pair => pair.Key)
                .Order()
                .Select(permission => $"{lookup.Words.Print(permission.Module)} / {lookup.Words.Print(permission)}"),
        ];
        if (approving.Length > 0)
            lookup.Problems.Add(Codes.ReadOnlyLetsApprove(at, subject.Said(), approving));
    }
}
