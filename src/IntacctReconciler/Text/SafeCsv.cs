using System.Globalization;
using System.Text;

namespace IntacctReconciler.Text;

/// <summary>
/// Comma-separated values (RFC 4180) that a spreadsheet shows and never calculates: whatever a name from a file or from
/// Intacct holds, a cell is text. What is written can be read back letter by letter.
/// </summary>
public static class SafeCsv
{
    private const char Mark = '\'';
    private const string Escape = "\\u{";

    /// <summary>
    /// What spreadsheets take for the beginning of a formula, with the forms of other widths that some of them fold to it
    /// (OWASP, CSV Injection).
    /// </summary>
    private const string Triggers = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

    /// <summary>Where one spreadsheet sees text in quotes, another with the semicolon as separator sees a new cell.</summary>
    private const char OtherSeparator = ';';

    /// <summary>
    /// The file: UTF-8 with a byte order mark, without which Excel takes it for the code page of the machine; lines end with
    /// CR LF.
    /// </summary>
    public static byte[] File(IEnumerable<IReadOnlyList<string>> rows) => Encoding.UTF8.GetBytes(Text(rows));

    /// <summary>The same as a text, with its byte order mark.</summary>
    public static string Text(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("\uFEFF");
        foreach (var row in rows)
            text.Append(Row(row));
        return text.ToString();
    }

    /// <summary>One line with its end; the texts are made safe and put in quotes where they need them.</summary>
    public static string Row(IEnumerable<string> texts) => string.Join(',', texts.Select(Quoted)) + "\r\n";

    /// <summary>
    /// The text as it stands in a cell, before quotes: an apostrophe leads what a spreadsheet would take for a formula, and
    /// what begins with an apostrophe itself; what moves, hides or reorders other text is written as <c>\u{…}</c>.
    /// </summary>
    public static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 1);
        if (text.StartsWith(Mark) || IsFormula(text))
            cell.Append(Mark);
        for (var at = 0; at < text.Length; )
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && Printable.IsSafe(rune) && !IsEscape(text, at) && !IsSecondFormula(text, at))
                cell.Append(text, at, length);
            else
                cell.Append(CultureInfo.InvariantCulture, $"{Escape}{(isWhole ? rune.Value : text[at]):X4}}}");
            at += length;
        }
        return cell.ToString();
    }

    /// <summary>What <see cref="Cell"/> was given. A cell that somebody typed, or whose apostrophe a spreadsheet took, reads as it is.</summary>
    public static string Read(string cell)
    {
        var from = cell.StartsWith(Mark) ? 1 : 0;
        var next = cell.IndexOf(Escape, from, StringComparison.Ordinal);
        if (next < 0)
            return cell[from..];
        var text = new StringBuilder(cell.Length);
        for (; next >= 0; next = cell.IndexOf(Escape, from, StringComparison.Ordinal))
        {
            text.Append(cell, from, next - from);
            from = next + Escape.Length;
            var end = cell.IndexOf('}', from);
            if (end >= 0 && Escaped(cell.AsSpan(from, end - from)) is { } letters)
                (from, _) = (end + 1, text.Append(letters));
            else
                text.Append(Escape);
        }
        return text.Append(cell, from, cell.Length - from).ToString();
    }

    private static string? Escaped(ReadOnlySpan<char> digits) =>
        !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? null
        : Rune.TryCreate(value, out var rune) ? rune.ToString()
        : value is >= 0 and <= char.MaxValue ? ((char)value).ToString()
        : null;

    private static string Quoted(string text)
    {
        var cell = Cell(text);
        return cell.AsSpan().IndexOfAny(",\";") < 0 && cell.AsSpan().Trim().Length == cell.Length
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Also behind blanks, quotes and what is not seen: spreadsheets pass over them.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
            return true;
        foreach (var letter in text)
        {
            if (Triggers.Contains(letter, StringComparison.Ordinal))
                return true;
            if (!IsPassedOver(letter))
                return false;
        }
        return false;
    }

    private static bool IsPassedOver(char letter) =>
        char.IsWhiteSpace(letter)
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation
        || letter is '"' or '\'' or '`' or '\uFF02' or '\uFF07';

    /// <summary>A backslash that would be read as the beginning of an escape.</summary>
    private static bool IsEscape(string text, int at) => text.AsSpan(at).StartsWith(Escape, StringComparison.Ordinal);

    /// <summary>The first letter of a formula, if a semicolon were a separator.</summary>
    private static bool IsSecondFormula(string text, int at)
    {
        if (!Triggers.Contains(text[at], StringComparison.Ordinal))
            return false;
        var before = at - 1;
        while (before >= 0 && IsPassedOver(text[before]))
            before--;
        return before >= 0 && text[before] == OtherSeparator;
    }
}
