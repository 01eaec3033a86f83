using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>What <c>${name}</c> stands for.</summary>
internal sealed class Variables
{
    public const string Company = "company";

    /// <summary>In a template, the id of what is like it.</summary>
    public const string Id = "id";

    private readonly ImmutableDictionary<string, YamlNode> values;

    private Variables(ImmutableDictionary<string, YamlNode> values) => this.values = values;

    public static Variables None { get; } = new(ImmutableDictionary.Create<string, YamlNode>(StringComparer.Ordinal));

    public IEnumerable<string> Names => values.Keys.Order(StringComparer.Ordinal);

    public YamlNode? Find(string name) => values.GetValueOrDefault(name);

    public Variables With(string name, YamlNode value) => new(values.SetItem(name, value));

    public Variables With(string name, string text, Origin at) => With(name, new YamlScalar(at, text, isPlain: false));

    public Variables With(IEnumerable<YamlEntry> entries) =>
        new(values.SetItems(entries.Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value))));

    /// <summary>Whether a name may be given a value, as far as its letters go.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '-'))
                return false;
        }
        return true;
    }

    /// <summary>Of a map of variables those that can stand; the others are reported.</summary>
    public static ImmutableArray<YamlEntry> Named(ImmutableArray<YamlEntry> entries, IProblems problems)
    {
        var named = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in entries)
        {
            if (entry.Key.Text is Company or Id)
                problems.Add(Codes.ReservedVariable(entry.Key.At, entry.Key.Text));
            else if (!IsName(entry.Key.Text))
                problems.Add(Codes.BadVariableName(entry.Key.At, entry.Key.Text));
            else if (entry.Value is YamlScalar { Kind: ScalarKind.Null })
                problems.Add(Codes.NullValue(entry.Key.At, $"the variable \"{entry.Key.Text}\"", null));
            else
                named.Add(entry);
        }
        return named.DrainToImmutable();
    }
}
