using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Layers;

/// <summary>
/// A text with its variables filled in, and with the passage through which it came. There are no expressions:
/// <c>${name}</c> is the value of that name, and <c>$${</c> is <c>${</c>.
/// </summary>
/// <param name="via">Null: the places stay as they are.</param>
internal sealed class Rewriting(Variables variables, Passage? via, IProblems problems)
{
    private const string Begin = "${";
    private readonly Dictionary<Source, Source> sources = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether there is anything to fill in.</summary>
    public static bool Mentions(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => Mentions(scalar.Text),
            YamlList list => list.Items.Any(Mentions),
            YamlMap map => map.Entries.Any(entry => Mentions(entry.Key.Text) || Mentions(entry.Value)),
            _ => false,
        };

    public static bool Mentions(string text) => text.Contains(Begin, StringComparison.Ordinal);

    public YamlNode Of(YamlNode node) =>
        via is null && !Mentions(node)
            ? node
            : node switch
            {
                YamlScalar scalar => Scalar(scalar),
                YamlList list => new YamlList(At(list.At), [.. list.Items.Select(Of)]),
                YamlMap map => Map(map),
                YamlFault fault => fault,
                _ => throw new System.Diagnostics.UnreachableException(),
            };

    public YamlKey Of(YamlKey key)
    {
        var at = At(key.At);
        return new(Mentions(key.Text) ? Fill(key.Text, at) ?? key.Text : key.Text, at);
    }

    private YamlMap Map(YamlMap map)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(map.Entries.Length);
        var seen = new SeenKeys();
        foreach (var entry in map.Entries)
        {
            var key = Of(entry.Key);
            // Two keys can become one.
            if (seen.Add(key) is { } first)
                problems.Add(Codes.DuplicateKey(key.At, key.Text, first));
            else
                entries.Add(new(key, Of(entry.Value)));
        }
        return new(At(map.At), entries.DrainToImmutable());
    }

    private YamlNode Scalar(YamlScalar scalar)
    {
        var at = At(scalar.At);
        if (!Mentions(scalar.Text))
            return new YamlScalar(at, scalar.Text, scalar.IsPlain);
        if (WholeName(scalar.Text) is { } name)
            return variables.Find(name) switch
            {
                null => Unknown(name, at),
                YamlScalar value => new YamlScalar(at, value.Text, value.IsPlain),
                var value => value,
            };
        return Fill(scalar.Text, at) is { } text ? new YamlScalar(at, text, isPlain: false) : new YamlFault(at);
    }

    private static string? WholeName(string text) =>
        text.StartsWith(Begin, StringComparison.Ordinal)
        && text.EndsWith('}')
        && Variables.IsName(text.AsSpan(Begin.Length, text.Length - Begin.Length - 1))
            ? text[Begin.Length..^1]
            : null;

    /// <summary>Null after reporting what cannot be filled in.</summary>
    private string? Fill(string text, Origin at)
    {
        var filled = new StringBuilder();
        var whole = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("$${", StringComparison.Ordinal))
            {
                filled.Append(Begin);
                i += 2;
            }
            else if (!text.AsSpan(i).StartsWith(Begin, StringComparison.Ordinal))
                filled.Append(text[i]);
            else if (text.IndexOf('}', i) is var end && end > 0 && Variables.IsName(text.AsSpan()[(i + 2)..end]))
            {
                whole &= Append(filled, text[(i + 2)..end], at);
                i = end;
            }
            else
            {
                problems.Add(Codes.BadVariable(at, text));
                return null;
            }
        }
        return whole ? filled.ToString() : null;
    }

    private bool Append(StringBuilder filled, string name, Origin at)
    {
        switch (variables.Find(name))
        {
            case null:
                Unknown(name, at);
                return false;
            case YamlScalar value:
                filled.Append(value.Text);
                return true;
            default:
                problems.Add(Codes.VariableNotText(at, name));
                return false;
        }
    }

    private YamlFault Unknown(string name, Origin at)
    {
        string[] known = [.. variables.Names];
        problems.Add(Codes.UnknownVariable(at, name, Nearest.To(name, known), known));
        return new(at);
    }

    private Origin At(Origin at)
    {
        if (via is null)
            return at;
        if (!sources.TryGetValue(at.Source, out var source))
            sources[at.Source] = source = new(at.Source.Path, via);
        return at with { Source = source };
    }
}
