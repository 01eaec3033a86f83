using System.Collections.Frozen;
using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>
/// One text over another. What the upper one says holds; maps go together key by key; a list takes the place of the list
/// below, unless it says what to add and remove.
/// </summary>
internal static class Merging
{
    private static readonly FrozenSet<string> Restrictions = FrozenSet.Create(
        StringComparer.Ordinal,
        "entities",
        "departments",
        "territories"
    );

    private static readonly FrozenSet<string> Groups = FrozenSet.Create(StringComparer.Ordinal, "entityGroups");

    /// <summary>A role, group or user over what is below: its template, or the base's declaration of it.</summary>
    public static YamlMap Object(YamlMap below, YamlMap above, IProblems problems) =>
        // Of what is absent nothing else can be said.
        IsAbsent(above) ? above : Maps(below, above, (key, low, high) => Field(key, low, high, problems));

    /// <summary>The top of an overlay over the top of the base: it adds to lists that protect, or accept something.</summary>
    public static ImmutableArray<YamlEntry> Heads(
        ImmutableArray<YamlEntry> below,
        ImmutableArray<YamlEntry> above,
        IProblems problems
    ) =>
        Entries(below, above, (key, low, high) => Groups.Contains(key) ? Node(low, high, problems) : Joined(low, high));

    public static bool IsAbsent(YamlMap map) =>
        map.Entries.Any(entry => entry is { Key.Text: "state", Value: YamlScalar { Text: "absent" } });

    /// <summary>Two lists as one; what is the same text in both stands once.</summary>
    public static YamlList Joined(YamlList first, YamlList second)
    {
        var known = first.Items.OfType<YamlScalar>().Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        return new(
            first.At,
            [.. first.Items, .. second.Items.Where(item => item is not YamlScalar text || known.Add(text.Text))]
        );
    }

    private static YamlNode Field(string key, YamlNode below, YamlNode above, IProblems problems) =>
        (key, below, above) switch
        {
            ("contact", _, _) => above,
            (_, YamlMap limited, YamlMap edit) when Restrictions.Contains(key) && ListEdit.Is(edit) => Maps(
                limited,
                new(edit.At, [new(new("only", edit.At), edit)]),
                (_, low, high) => Node(low, high, problems)
            ),
            (_, YamlMap, _) when Restrictions.Contains(key) => above,
            _ => Node(below, above, problems),
        };

    private static YamlNode Node(YamlNode below, YamlNode above, IProblems problems) =>
        (below, above) switch
        {
            (YamlList list, YamlMap edit) when ListEdit.Is(edit) => ListEdit.Apply(list, edit, problems),
            (YamlMap low, YamlMap high) => Maps(low, high, (_, one, other) => Node(one, other, problems)),
            _ => above,
        };

    private static YamlNode Joined(YamlNode below, YamlNode above) =>
        (below, above) switch
        {
            (YamlList low, YamlList high) => Joined(low, high),
            (YamlMap low, YamlMap high) => Maps(low, high, (_, one, other) => Joined(one, other)),
            _ => above,
        };

    private static YamlMap Maps(YamlMap below, YamlMap above, Func<string, YamlNode, YamlNode, YamlNode> merge) =>
        new(above.At, Entries(below.Entries, above.Entries, merge));

    /// <summary>In the order of what is below, then what is new.</summary>
    private static ImmutableArray<YamlEntry> Entries(
        ImmutableArray<YamlEntry> below,
        ImmutableArray<YamlEntry> above,
        Func<string, YamlNode, YamlNode, YamlNode> merge
    )
    {
        var high = above.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(below.Length + above.Length);
        foreach (var entry in below)
        {
            if (high.Remove(entry.Key.Text, out var over))
                entries.Add(new(over.Key, merge(entry.Key.Text, entry.Value, over.Value)));
            else
                entries.Add(entry);
        }
        entries.AddRange(above.Where(entry => high.ContainsKey(entry.Key.Text)));
        return entries.DrainToImmutable();
    }
}
