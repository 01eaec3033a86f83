using System.Globalization;
using System.Text;

namespace IntacctReconciler.Text;

/// <summary>Makes text from files or from Intacct safe to print on one line of a terminal or a log.</summary>
public static class Printable
{
    /// <summary>
    /// The text with everything that could move a cursor, hide or reorder other text written as <c>\u{…}</c>,
    /// cut to <paramref name="longest"/> characters with the count of what was left out.
    /// </summary>
    public static string Of(string? text, int longest = 200)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.Length <= longest && IsPlain(text))
            return text;
        var safe = new StringBuilder(Math.Min(text.Length, longest) + 16);
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (taken + rune.Utf16SequenceLength > longest)
                return safe.Append(CultureInfo.InvariantCulture, $"… ({text.Length - taken} more characters)")
                    .ToString();
            taken += rune.Utf16SequenceLength;
            if (IsSafe(rune))
                safe.Append(rune.ToString());
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
        }
        return safe.ToString();
    }

    /// <summary>
    /// JSON that means the same, with what could move a cursor, hide or reorder other text written as <c>\uXXXX</c>. Such
    /// letters stand only inside its strings, apart from the line feeds of its layout.
    /// </summary>
    public static string Json(string json)
    {
        var safe = new StringBuilder(json.Length + 16);
        Span<char> letters = stackalloc char[2];
        foreach (var rune in json.EnumerateRunes())
        {
            var count = rune.EncodeToUtf16(letters);
            if (rune.Value == '\n' || IsSafe(rune))
                safe.Append(letters[..count]);
            else
            {
                foreach (var letter in letters[..count])
                    safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
        }
        return safe.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~')
                return false;
        }
        return true;
    }

    /// <summary>Whether it is shown as itself and neither hides nor moves anything.</summary>
    public static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && rune != Rune.ReplacementChar;
}
