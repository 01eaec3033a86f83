using System.Text;

namespace IntacctReconciler.Cli.Commands;

/// <summary>Lays a help page out: paragraphs and rows of two columns, no line wider than asked.</summary>
internal sealed class HelpText(int width)
{
    private const int WidestName = 24;
    private readonly StringBuilder text = new();

    public HelpText Title(string title)
    {
        text.Append('\n').Append(title).Append('\n');
        return this;
    }

    /// <summary>A line that is to be copied: it is never wrapped.</summary>
    public HelpText Line(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    public HelpText Paragraph(string words, int indent = 0)
    {
        foreach (var line in Wrapped(words, width - indent))
            text.Append(' ', indent).Append(line).Append('\n');
        return this;
    }

    /// <summary>Names and what they mean; a name too long for its column stands on a line of its own.</summary>
    public HelpText Rows(IEnumerable<(string Name, string Meaning)> rows)
    {
        var all = rows.ToList();
        var column =
            all.Select(row => row.Name.Length).Where(length => length <= WidestName).DefaultIfEmpty().Max() + 4;
        foreach (var (name, meaning) in all)
        {
            text.Append("  ").Append(name);
            var at = name.Length + 2;
            foreach (var line in Wrapped(meaning, width - column))
            {
                if (at > column - 2)
                    (at, _) = (0, text.Append('\n'));
                text.Append(' ', column - at).Append(line).Append('\n');
                at = 0;
            }
        }
        return this;
    }

    public override string ToString() => text.ToString();

    private static IEnumerable<string> Wrapped(string words, int room)
    {
        var line = new StringBuilder();
        foreach (var word in words.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
