using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>What several files of one layer say at their top: maps and lists go together, and a value stands once.</summary>
internal static class HeadUnion
{
    public static ImmutableArray<YamlEntry> Of(ImmutableArray<YamlEntry> head, YamlEntry added, IProblems problems) =>
        Of(head, added, added.Key.Text, problems);

    private static ImmutableArray<YamlEntry> Of(
        ImmutableArray<YamlEntry> entries,
        YamlEntry added,
        string name,
        IProblems problems
    )
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key.Text == added.Key.Text)
                return entries.SetItem(i, new(entries[i].Key, Of(entries[i], added, name, problems)));
        }
        return entries.Add(added);
    }

    private static YamlNode Of(YamlEntry first, YamlEntry second, string name, IProblems problems)
    {
        switch (first.Value, second.Value)
        {
            case (YamlMap one, YamlMap other):
                var entries = one.Entries;
                foreach (var entry in other.Entries)
                    entries = Of(entries, entry, $"{name}.{entry.Key.Text}", problems);
                return new YamlMap(one.At, entries);
            case (YamlList one, YamlList other):
                return Merging.Joined(one, other);
            case (YamlScalar one, YamlScalar other) when one.Text == other.Text:
                return one;
            case (YamlFault, _):
                return second.Value;
            case (_, YamlFault):
                return first.Value;
            default:
                problems.Add(Codes.SaidTwice(second.Key.At, null, name, first.Key.At));
                return first.Value;
        }
    }
}
