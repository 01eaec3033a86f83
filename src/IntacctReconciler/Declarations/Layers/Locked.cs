using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary><c>locked: true</c>: whatever is put over it may narrow it, and never weaken it.</summary>
internal static class Locked
{
    public const string Key = "locked";

    /// <summary>Where the map says so of itself; null where it does not.</summary>
    public static Origin? At(YamlNode node)
    {
        if (node is not YamlMap map)
            return null;
        foreach (var entry in map.Entries)
        {
            if (
                entry is { Key.Text: Key, Value: YamlScalar { Kind: ScalarKind.Flag } flag }
                && flag.Text[0] is 't' or 'T'
            )
                return entry.Key.At;
        }
        return null;
    }
}
