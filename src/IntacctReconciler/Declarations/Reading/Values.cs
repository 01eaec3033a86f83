using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IntacctReconciler.Declarations.Layers;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Turns single nodes into values. A null: the node does not fit, and that was reported.</summary>
internal sealed class Values(IProblems problems)
{
    public IProblems Problems => problems;

    /// <summary>Any text, also an empty one.</summary>
    public Setting<string>? FreeText(YamlNode node, Spot spot, string? hint = null)
    {
        if (node is not YamlScalar scalar || scalar.Kind == ScalarKind.Null)
            return Wrong<string>(node, spot.ToString(), "a text", hint);
        if (!scalar.IsPlain || CoreSchema.IsTextAsWritten(scalar.Text))
            return new(scalar.Text, scalar.At);
        problems.Add(Codes.NeedsQuotes(scalar.At, spot.ToString(), scalar.Text));
        return null;
    }

    public Setting<string>? Text(YamlNode node, Spot spot, string? hint = null)
    {
        if (FreeText(node, spot, hint) is not { } text)
            return null;
        if (!string.IsNullOrWhiteSpace(text.Value))
            return text;
        problems.Add(Codes.EmptyText(text.At, spot.ToString()));
        return null;
    }

    public Setting<bool>? Flag(YamlNode node, Spot spot) =>
        node is YamlScalar { Kind: ScalarKind.Flag } flag
            ? new(flag.Text[0] is 't' or 'T', flag.At)
            : Wrong<bool>(node, spot.ToString(), "true or false", AsFlag(node));

    public Setting<int>? Whole(YamlNode node, Spot spot, int most = int.MaxValue)
    {
        if (node is not YamlScalar { Kind: ScalarKind.Whole } number)
            return Wrong<int>(node, spot.ToString(), "a whole number", null);
        if (
            int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= most
            && CoreSchema.IsTextAsWritten(number.Text)
        )
            return new(value, number.At);
        var wanted = most == int.MaxValue ? "a whole number from 0 on" : $"a whole number from 0 to {most}";
        problems.Add(Codes.OutOfRange(number.At, spot.ToString(), wanted, number.Text));
        return null;
    }

    /// <summary>A word of a closed list.</summary>
    public Setting<T>? Word<T>(YamlNode node, Spot spot, ImmutableArray<(string Word, T Value)> words)
        where T : struct
    {
        if (Text(node, spot) is not { } text)
            return null;
        foreach (var (word, value) in words)
        {
            if (word == text.Value)
                return new(value, text.At);
        }
        var known = words.Select(word => word.Word).ToArray();
        problems.Add(
            Codes.UnknownWord(
                text.At,
                spot.ToString(),
                text.Value,
                Nearest.To(text.Value, known),
                string.Join(", ", known)
            )
        );
        return null;
    }

    /// <summary>The REST token of a value that Intacct may add to: one that is not known stays as written.</summary>
    public Setting<string>? Choice(YamlNode node, Spot spot, Choices choices) =>
        // Quotes would not mend a flag here: admin: false is meant to be admin: off.
        node is YamlScalar { Kind: ScalarKind.Flag }
            ? Wrong<string>(
                node,
                spot.ToString(),
                $"one of {string.Join(", ", choices.All.Select(choice => choice.Word))}",
                null
            )
        : Text(node, spot) is { } text ? new(Token(text, spot, choices), text.At)
        : null;

    public string Token(Setting<string> text, Spot spot, Choices choices)
    {
        if (choices.Find(text.Value) is { } choice)
            return choice.Token;
        var words = choices.All.Select(known => known.Word).ToArray();
        problems.Add(
            Codes.UnknownChoice(
                text.At,
                spot.ToString(),
                text.Value,
                Nearest.To(text.Value, words),
                string.Join(", ", words)
            )
        );
        return text.Value;
    }

    public ImmutableArray<Setting<string>>? Texts(YamlNode node, Spot spot)
    {
        if (Items(node, spot) is not { } items)
            return null;
        var texts = ImmutableArray.CreateBuilder<Setting<string>>(items.Length);
        var seen = new SeenKeys();
        foreach (var item in items)
        {
            if (Text(item, spot.Entry) is { } text && Once(seen, spot, text))
                texts.Add(text);
        }
        return texts.DrainToImmutable();
    }

    public ImmutableArray<YamlNode>? Items(YamlNode node, Spot spot, string wanted = "a list")
    {
        if (node is YamlList list)
            return list.Items;
        Wrong<int>(
            node,
            spot.ToString(),
            wanted,
            node is YamlScalar { Kind: ScalarKind.Text } text ? AsList(text.Text)
                : ListEdit.Is(node) ? ListEdit.NothingBelow
                : null
        );
        return null;
    }

    /// <summary>Whether it is the first of its name; otherwise that is reported.</summary>
    public bool Once(SeenKeys seen, Spot spot, Setting<string> entry)
    {
        if (seen.Add(new(entry.Value, entry.At)) is not { } first)
            return true;
        problems.Add(Codes.ListedTwice(entry.At, spot.ToString(), entry.Value, first));
        return false;
    }

    public Setting<T>? Wrong<T>(YamlNode node, string what, string wanted, string? hint)
        where T : notnull
    {
        if (node is YamlScalar { Kind: ScalarKind.Null })
            problems.Add(Codes.NullValue(node.At, what, null));
        else if (node is not YamlFault)
            problems.Add(Codes.WrongType(node.At, what, wanted, Found(node), hint));
        return null;
    }

    private static string? AsFlag(YamlNode node) =>
        (node as YamlScalar)?.Text.ToUpperInvariant() switch
        {
            "YES" or "ON" or "Y" or "TRUE" => "write true",
            "NO" or "OFF" or "N" or "FALSE" => "write false",
            _ => null,
        };

    public static string AsList(string text) =>
        text.Length <= 60 ? $"write [{YamlScalarText.Of(text, inFlow: true)}]" : "write a list in [ ]";

    private static string Found(YamlNode node) =>
        node switch
        {
            YamlList => "a list",
            YamlMap => "a map",
            YamlScalar { Kind: ScalarKind.Flag } flag => flag.Text,
            YamlScalar { Kind: ScalarKind.Whole or ScalarKind.Decimal } number =>
                $"the number {Printable.Of(number.Text)}",
            YamlScalar text => $"the text \"{Printable.Of(text.Text, 60)}\"",
            _ => throw new UnreachableException(),
        };
}
