using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>
/// <c>permissions</c> as text, one over another: what the upper one names takes the place of that alone, and the rest stays.
/// Names are the same when they mean the same, as words of the screen or as tokens.
/// </summary>
internal static class PermissionTexts
{
    private const string Rest = "*";

    public static YamlNode Over(YamlNode below, YamlNode above) =>
        above is YamlMap high ? Put(AsMap(below), high, SameModule, Module) : above;

    private static YamlNode Module(string module, YamlNode below, YamlNode above) =>
        above is YamlMap high
            ? Put(AsMap(below), high, (one, other) => SamePermission(module, one, other), (_, _, value) => value)
            : above;

    /// <summary>Lays entries over those of the same name, or else over what the rest has.</summary>
    private static YamlMap Put(
        YamlMap below,
        YamlMap above,
        Func<string, string, bool> same,
        Func<string, YamlNode, YamlNode, YamlNode> merge
    )
    {
        var entries = below.Entries.ToList();
        var rest = below.Entries.FirstOrDefault(entry => entry.Key.Text == Rest).Value;
        foreach (var (key, value) in above.Entries)
        {
            var at = entries.FindIndex(entry => entry.Key.Text == key.Text || same(entry.Key.Text, key.Text));
            var low = at >= 0 ? entries[at].Value : rest;
            var merged = low is null ? value : merge(key.Text, low, value);
            // What nothing gives need not be taken away: the company may not even offer it.
            if (IsNone(merged) && rest is null && !below.Entries.Any(entry => IsSection(entry.Key.Text)))
            {
                if (at >= 0)
                    entries.RemoveAt(at);
            }
            else if (at >= 0)
                entries[at] = new(key, merged);
            else
                entries.Add(new(key, merged));
        }
        return new(above.At, [.. entries]);
    }

    private static YamlMap AsMap(YamlNode node) =>
        node switch
        {
            YamlMap map => map,
            _ when IsNone(node) => new(node.At, []),
            _ => new(node.At, [new(new(Rest, node.At), node)]),
        };

    private static bool IsNone(YamlNode node) =>
        node is YamlScalar scalar && PermissionsReader.PresetOf(scalar.Text) is Preset.None;

    private static bool IsSection(string key) =>
        PermissionsReader.ScopeOf(key) is (EntryScope.Section, _) || Sections.Named(key) is not null;

    private static bool SameModule(string one, string other)
    {
        if (one == Rest || other == Rest)
            return false;
        var (first, second) = (ScreenWords.Shipped.Modules(one), ScreenWords.Shipped.Modules(other));
        return first.IsEmpty || second.IsEmpty
            ? WordForm.Key(one) == WordForm.Key(other)
            : first
                .Order(StringComparer.Ordinal)
                .SequenceEqual(second.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static bool SamePermission(string module, string one, string other)
    {
        var ((scope, name), (otherScope, otherName)) = (
            PermissionsReader.ScopeOf(one),
            PermissionsReader.ScopeOf(other)
        );
        if (scope == EntryScope.Rest || otherScope == EntryScope.Rest)
            return false;
        if ((scope == EntryScope.Section) != (otherScope == EntryScope.Section))
            return false;
        return WordForm.Key(name) == WordForm.Key(otherName)
            || ScreenWords
                .Shipped.Modules(module)
                .Any(token =>
                    (ScreenWords.Shipped.Permissions(token, name), ScreenWords.Shipped.Permissions(token, otherName))
                        is ([var first], [var second])
                    && first.Permission == second.Permission
                );
    }
}
