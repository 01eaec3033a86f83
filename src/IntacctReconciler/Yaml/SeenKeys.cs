using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Yaml;

/// <summary>The keys of one map so far.</summary>
internal sealed class SeenKeys
{
    private const int Few = 16;
    private readonly List<YamlKey> few = [];
    private Dictionary<string, Origin>? many;

    /// <summary>Takes the key and returns null, or returns the place where it stood before.</summary>
    public Origin? Add(YamlKey key)
    {
        if (many is not null)
            return many.TryAdd(key.Text, key.At) ? null : many[key.Text];
        foreach (var known in few)
        {
            if (known.Text == key.Text)
                return known.At;
        }
        few.Add(key);
        if (few.Count > Few)
            many = few.ToDictionary(known => known.Text, known => known.At, StringComparer.Ordinal);
        return null;
    }
}
