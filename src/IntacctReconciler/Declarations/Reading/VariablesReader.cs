using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Reads <c>vars</c>: texts by a name that the writer chooses.</summary>
internal static partial class VariablesReader
{
    public static ImmutableDictionary<string, Setting<string>> Variables(this MapReader owner)
    {
        var none = ImmutableDictionary.Create<string, Setting<string>>(StringComparer.Ordinal);
        if (owner.Find("vars") is not { } entry)
            return none;
        if (entry.Value is YamlMap map)
            return none.AddRange(map.Entries.SelectMany(one => Variable(one, owner)));
        owner.Values.Wrong<int>(entry.Value, owner.Spot("vars").ToString(), "a map of texts by name", null);
        return none;
    }

    private static IEnumerable<KeyValuePair<string, Setting<string>>> Variable(YamlEntry entry, MapReader owner)
    {
        var name = entry.Key;
        if (!Name.IsMatch(name.Text))
            owner.Problems.Add(Codes.NotAVariable(name.At, name.Text));
        else if (name.Text == "company")
            owner.Problems.Add(Codes.CompanyIsGiven(name.At));
        else if (owner.Values.FreeText(entry.Value, new(new("vars", Of: owner.Subject), name.Text)) is { } text)
            yield return new(name.Text, text);
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name { get; }
}
