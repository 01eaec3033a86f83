using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary><c>permissions</c>, <c>customApplications</c> and <c>agents</c> as written.</summary>
internal static class PermissionsReader
{
    private const string Presets = "all, read-only, none";

    /// <summary>The words of access files, and those of the screen's buttons.</summary>
    public static Preset? PresetOf(string word) =>
        word switch
        {
            "all" or "All" => Preset.All,
            "read-only" or "Read only" => Preset.ReadOnly,
            "none" or "None" => Preset.None,
            _ => null,
        };

    public static PermissionsDeclaration? Permissions(this MapReader owner, string key = "permissions")
    {
        if (owner.Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlMap map)
            return new(
                null,
                [.. map.Entries.Select(module => Module(owner, module)).OfType<ModuleDeclaration>()],
                entry.Key.At
            );
        return PresetIn(owner, entry.Value, owner.Spot(key), "modules") is { } preset
            ? new(preset, [], entry.Key.At)
            : null;
    }

    private static ModuleDeclaration? Module(MapReader owner, YamlEntry module)
    {
        var name = module.Key.Text;
        var spot = new Spot(new("permissions", Of: owner.Subject), name);
        if (Missing(owner, module, spot))
            return null;
        if (module.Value is not YamlMap map)
            return PresetIn(owner, module.Value, spot, "permissions") is { } preset
                ? new(name, preset, [], module.Key.At)
                : null;
        var subject = new Subject("module", name, owner.Subject);
        return new(
            name,
            null,
            [.. map.Entries.Select(entry => Entry(owner, entry, subject)).OfType<PermissionEntry>()],
            module.Key.At
        );
    }

    private static PermissionEntry? Entry(MapReader owner, YamlEntry entry, Subject module)
    {
        var spot = new Spot(module, entry.Key.Text);
        if (Missing(owner, entry, spot))
            return null;
        var (scope, name) = ScopeOf(entry.Key.Text);
        if (name.Length == 0)
        {
            owner.Problems.Add(Codes.EmptyText(entry.Key.At, spot.ToString()));
            return null;
        }
        if (entry.Value is YamlList && scope is EntryScope.Rest or EntryScope.Section)
        {
            owner.Problems.Add(Codes.PresetNeedsNoRights(entry.Value.At, spot.ToString()));
            return null;
        }
        return RightsOf(owner, entry.Value, spot) is { } rights ? new(scope, name, rights, entry.Key.At) : null;
    }

    internal static (EntryScope Scope, string Name) ScopeOf(string key) =>
        key == "*" ? (EntryScope.Rest, key)
        : key.StartsWith("section:", StringComparison.Ordinal) ? (EntryScope.Section, key["section:".Length..].Trim())
        : key.StartsWith("permission:", StringComparison.Ordinal)
            ? (EntryScope.Permission, key["permission:".Length..].Trim())
        : (EntryScope.Named, key);

    private static RightsDeclaration? RightsOf(MapReader owner, YamlNode node, Spot spot) =>
        node is YamlList
            ? owner.Values.Texts(node, spot) is { } words
                ? new RightsDeclaration.OfWords(words, node.At)
                : null
            : PresetIn(owner, node, spot, null, "a list of rights") is { } preset
                ? new RightsDeclaration.OfPreset(preset.Value, preset.At)
                : null;

    private static Setting<Preset>? PresetIn(
        MapReader owner,
        YamlNode node,
        Spot spot,
        string? map,
        string? list = null
    )
    {
        var other = map is null ? list : $"a map of {map}";
        if (node is not YamlScalar { Kind: ScalarKind.Text } text)
            return owner.Values.Wrong<Preset>(
                node,
                spot.ToString(),
                $"all, read-only or none{(other is null ? "" : $", or {other}")}",
                null
            );
        if (PresetOf(text.Text) is { } preset)
            return new(preset, text.At);
        var near = Nearest.To(text.Text, ["all", "read-only", "none"]);
        owner.Problems.Add(
            Codes.UnknownWord(
                text.At,
                spot.ToString(),
                text.Text,
                near,
                list is null || near is not null
                    ? Presets
                    : $"{Presets}; or a list of rights: {Values.AsList(text.Text)}"
            )
        );
        return null;
    }

    /// <summary>Null or reported already.</summary>
    private static bool Missing(MapReader owner, YamlEntry entry, Spot spot)
    {
        if (entry.Value is YamlScalar { Kind: ScalarKind.Null })
            owner.Problems.Add(Codes.NullValue(entry.Key.At, spot.ToString(), "write none for no rights"));
        return entry.Value is YamlFault or YamlScalar { Kind: ScalarKind.Null };
    }
}
