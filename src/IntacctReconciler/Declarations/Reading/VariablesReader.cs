using System.Collections.Immutable;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Reads the <c>vars</c> of a fleet: texts by a name that the writer chooses.</summary>
internal static class VariablesReader
{
    public static ImmutableDictionary<string, Setting<string>> Variables(this MapReader owner)
    {
        var none = ImmutableDictionary.Create<string, Setting<string>>(StringComparer.Ordinal);
        if (owner.Find("vars") is not { } entry)
            return none;
        if (entry.Value is YamlMap map)
            return none.AddRange(
                Layers.Variables.Named(map.Entries, owner.Problems).SelectMany(one => Variable(one, owner))
            );
        owner.Values.Wrong<int>(entry.Value, owner.Spot("vars").ToString(), "a map of texts by name", null);
        return none;
    }

    private static IEnumerable<KeyValuePair<string, Setting<string>>> Variable(YamlEntry entry, MapReader owner) =>
        owner.Values.FreeText(entry.Value, new(new("vars", Of: owner.Subject), entry.Key.Text)) is { } text
            ? [new(entry.Key.Text, text)]
            : [];
}
