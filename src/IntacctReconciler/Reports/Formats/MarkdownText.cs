using System.Buffers;
using System.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// Text as it is, whatever it holds, in Markdown: no markup, link, image or mention comes of it. Only what would
/// mean something where it stands is changed, since a comment is also read as it was written: in a log, in a mail.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Parts two letters without a trace; what is looked for after rendering is not undone by a backslash.</summary>
    private const string Seam = "<!-- -->";

    /// <summary>Ends of file names, which nobody takes for the ends of host names.</summary>
    private static readonly string[] FileEnds = ["yaml", "yml", "json", "jsonl", "csv"];

    private static readonly SearchValues<char> HostName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    );
    private static readonly SearchValues<char> EmojiName = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789_+-"
    );

    /// <summary>For the middle of a line, also inside a cell of a table.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            switch (letter)
            {
                case '\\' or '`' or '*' or '[' or '|' or '~' or '$':
                case '_' when !IsInsideWord(text, i):
                case '.' when IsInsideHost(text, i):
                    safe.Append('\\').Append(letter);
                    break;
                case '<':
                    safe.Append("&lt;");
                    break;
                case '&' when Next(text, i) is null or '#' || IsWord(Next(text, i)):
                    safe.Append("&amp;");
                    break;
                case '@' or '#' when Next(text, i) is null || IsWord(Next(text, i)):
                case '#' when text.AsSpan(i).TrimEnd(" #").IsEmpty:
                case ':' when Next(text, i) == '/' || IsEmoji(text, i):
                    safe.Append(letter).Append(Seam);
                    break;
                default:
                    safe.Append(letter);
                    break;
            }
        }
        return safe.ToString();
    }

    /// <summary>What begins a line, written already: it begins no list, quotation, heading or rule, and is no command.</summary>
    public static string Line(string written)
    {
        var start = written.Length - written.AsSpan().TrimStart(' ').Length;
        var text = written.AsSpan(start);
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && text[digits] is '.' or ')')
            return written.Insert(start + digits, "\\");
        return text is ['-' or '+' or '=' or '>' or '#' or '/', ..] ? written.Insert(start, "\\") : written;
    }

    private static char? Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : null;

    private static bool IsWord(char? letter) => letter is { } one && (char.IsLetterOrDigit(one) || one is '_' or '-');

    /// <summary>An underline between letters neither opens nor closes anything.</summary>
    private static bool IsInsideWord(string text, int at) =>
        at > 0
        && char.IsAsciiLetterOrDigit(text[at - 1])
        && Next(text, at) is { } next
        && char.IsAsciiLetterOrDigit(next);

    /// <summary>evil.example and www. become links in some places.</summary>
    private static bool IsInsideHost(string text, int at)
    {
        if (at == 0 || char.IsWhiteSpace(text[at - 1]))
            return false;
        var rest = text.AsSpan(at + 1);
        if (rest.IsEmpty)
            return text[..at].EndsWith("www", StringComparison.OrdinalIgnoreCase);
        if (!char.IsLetter(rest[0]))
            return text[at - 1] is 'w' or 'W';
        var end = rest.IndexOfAnyExcept(HostName);
        var word = end < 0 ? rest : rest[..end];
        foreach (var one in FileEnds)
        {
            if (word.SequenceEqual(one) && (end < 0 || rest[end] is ' ' or ':' or ',' or ';' or ')'))
                return false;
        }
        return true;
    }

    /// <summary>:tada: becomes a picture.</summary>
    private static bool IsEmoji(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        var end = rest.IndexOfAnyExcept(EmojiName);
        return end > 0 && rest[end] == ':';
    }
}
