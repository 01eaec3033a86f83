using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing.Locks;

/// <summary>Rights that are written over those of something locked.</summary>
internal static class GrantLocks
{
    private static readonly RightsDeclaration Nothing = new RightsDeclaration.OfPreset(Preset.None, default);

    public static IEnumerable<Weakening> Permissions(PermissionsDeclaration? below, PermissionsDeclaration? above)
    {
        if (above is null)
            return [];
        var least = new Below(below);
        if (above.Everything is { } everything)
            return everything.Value is Preset.None || least.Everything >= everything.Value
                ? []
                : [new(everything.At, "gives permissions in every module")];
        return above.Modules.SelectMany(module => Module(least, module));
    }

    public static IEnumerable<Weakening> Custom(
        string field,
        CustomGrantsDeclaration? below,
        CustomGrantsDeclaration? above
    )
    {
        foreach (var grant in above?.Grants ?? [])
        {
            var known = below
                ?.Grants.Where(one => (one.Subject, one.Group, one.Name) == (grant.Subject, grant.Group, grant.Name))
                .SelectMany(one => one.Rights)
                .Select(right => right.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var right in grant.Rights.Where(right => known?.Contains(right.Value) is not true))
                yield return new(
                    right.At,
                    $"adds {Printable.Of(right.Value)} on \"{Printable.Of(grant.Name)}\" to its {field}"
                );
        }
    }

    private static IEnumerable<Weakening> Module(Below below, ModuleDeclaration module)
    {
        if (module.Whole is { } whole)
        {
            if (whole.Value is not Preset.None && below.Module(module.Name) < whole.Value)
                yield return new(module.At, $"gives permissions in \"{Printable.Of(module.Name)}\"");
            yield break;
        }
        foreach (var entry in module.Entries)
        {
            if (!Covers(below.Entry(module.Name, entry), entry.Rights))
                yield return new(
                    entry.Rights.At,
                    $"gives rights on \"{Printable.Of(entry.Name)}\" in \"{Printable.Of(module.Name)}\""
                );
        }
    }

    private static bool Covers(RightsDeclaration below, RightsDeclaration above) =>
        (below, above) switch
        {
            (_, RightsDeclaration.OfPreset { Preset: Preset.None }) => true,
            (_, RightsDeclaration.OfWords { Words.IsEmpty: true }) => true,
            (RightsDeclaration.OfPreset low, RightsDeclaration.OfPreset high) => low.Preset >= high.Preset,
            (RightsDeclaration.OfPreset { Preset: Preset.All }, _) => true,
            (RightsDeclaration.OfPreset { Preset: Preset.ReadOnly }, RightsDeclaration.OfWords words) =>
                words.Words.All(word => ScreenButtons.Looking.Tokens.Contains(word.Value, StringComparer.Ordinal)),
            (RightsDeclaration.OfWords low, RightsDeclaration.OfWords high) => high.Words.All(word =>
                low.Words.Any(known => known.Value == word.Value)
            ),
            _ => false,
        };

    /// <summary>What the locked text gives, entry by entry, as far as that is written.</summary>
    private sealed class Below(PermissionsDeclaration? permissions)
    {
        public Preset Everything => permissions?.Everything?.Value ?? Preset.None;

        public Preset Module(string name) =>
            permissions?.Everything?.Value ?? Find(name)?.Whole?.Value ?? (Find(name) is null ? Rest : Preset.None);

        public RightsDeclaration Entry(string module, PermissionEntry entry)
        {
            if (Find(module) is not { Whole: null } found)
                return OfPreset(Module(module));
            var same = found.Entries.FirstOrDefault(one => one.Scope == entry.Scope && one.Name == entry.Name);
            var rest = found.Entries.FirstOrDefault(one => one.Scope == EntryScope.Rest);
            return (same ?? rest)?.Rights ?? Nothing;
        }

        private Preset Rest => Find("*")?.Whole?.Value ?? Preset.None;

        private ModuleDeclaration? Find(string name) =>
            permissions?.Modules.FirstOrDefault(module => module.Name == name);

        private static RightsDeclaration.OfPreset OfPreset(Preset preset) => new(preset, default);
    }
}
