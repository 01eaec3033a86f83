using System.Buffers;
using System.Globalization;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Yaml;

/// <summary>Texts as YAML scalars: bare where every reader takes them for what they are, else in double quotes.</summary>
public static class YamlScalarText
{
    private static readonly SearchValues<char> FlowSigns = SearchValues.Create(",[]{}:");

    /// <param name="inFlow">Inside brackets or braces, where commas and brackets mean something.</param>
    public static string Of(string text, bool inFlow = false) => NeedsQuotes(text, inFlow) ? Quote(text) : text;

    private static bool NeedsQuotes(string text, bool inFlow) =>
        text.Length == 0
        || !(char.IsLetterOrDigit(text[0]) || text[0] is '_' or '/' or '(' or '$' || char.IsHighSurrogate(text[0]))
        || text[^1] is ' ' or ':'
        || !CoreSchema.IsTextAsWritten(text)
        || text.Contains(": ", StringComparison.Ordinal)
        || text.Contains(" #", StringComparison.Ordinal)
        // The parser takes no colon for one behind a word that begins so.
        || text.Contains(" *", StringComparison.Ordinal)
        || (inFlow && text.AsSpan().ContainsAny(FlowSigns))
        || !text.EnumerateRunes().All(IsShown);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when IsShown(rune) => quoted.Append(rune.ToString()),
                <= 0xFF => quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }
        return quoted.Append('"').ToString();
    }

    private static bool IsShown(Rune rune) =>
        rune.Value == ' '
        || (Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpaceSeparator && Printable.IsSafe(rune));
}
