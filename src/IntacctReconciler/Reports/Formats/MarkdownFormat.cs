using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// A report as GitHub-flavoured Markdown, for a comment on a pull request. Text from files and from Intacct can neither
/// make links, images, mentions and markup nor break out of a row.
/// </summary>
public static class MarkdownFormat
{
    /// <summary>
    /// What a comment on GitHub can hold, 65,536, in UTF-8 so that it is never more in any way of counting, less what a pipeline
    /// puts around it: the mark by which it finds its comment again, and a link to the run.
    /// </summary>
    public const int Comment = 65_000;

    /// <summary>About what a screen shows.</summary>
    private const int Open = 50;
    private const int OpenDetail = 10;

    /// <param name="longest">
    /// In bytes of UTF-8: of what is longer the rows of the longest sections are counted instead of told. What stands for
    /// itself, the header and the summary, is never cut.
    /// </param>
    public static string Write(Report report, int longest = Comment)
    {
        ImmutableArray<MarkdownPart> parts = [.. InOrder(report.Sections).Select(Of)];
        return MarkdownPart.Fit(parts, longest);
    }

    /// <summary>A comment is read from its top, so what it all comes to follows the header.</summary>
    private static IEnumerable<Section> InOrder(ImmutableArray<Section> sections)
    {
        var header = sections.TakeWhile(section => section is { Title: null, IsSummary: false }).Count();
        return sections
            .Take(header)
            .Concat(sections.Where(section => section.IsSummary))
            .Concat(sections.Skip(header).Where(section => !section.IsSummary));
    }

    private static MarkdownPart Of(Section section)
    {
        var head = new StringBuilder();
        if (section.Title is { } title)
            head.Append("### ").Append(MarkdownText.Of(title.Text)).Append('\n');
        if (section.Title is not null && !section.Lead.IsEmpty)
            head.Append('\n');
        if (!section.Lead.IsEmpty)
            head.Append(MarkdownText.Line(Of(section.Lead))).Append('\n');
        var table = new StringBuilder();
        if (section.Grid is { } grid)
            MarkdownGrid.Write(grid, table, Of);
        if (section.Listing is { } listing)
            Write(listing, table);
        return new(
            head.ToString(),
            table.ToString(),
            Lines(section),
            section.Title is not null,
            section.IsDetail ? OpenDetail : Open
        );
    }

    /// <summary>Each row with its line end; lines to be copied stand together.</summary>
    private static ImmutableArray<string> Lines(Section section)
    {
        var rows = section.Blocks.SelectMany(block => block.Rows).ToList();
        var lines = ImmutableArray.CreateBuilder<string>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var text = new StringBuilder();
            var code = rows.Skip(i).TakeWhile(IsCode).ToList();
            if (code.Count == 0)
                Write(rows[i], text);
            else
                WriteCode(code, text);
            lines.Add(text.ToString());
            i += Math.Max(code.Count - 1, 0);
        }
        return lines.ToImmutable();
    }

    private static void Write(Listing listing, StringBuilder text)
    {
        text.Append('\n');
        Line(listing.Columns.Select(column => MarkdownText.Of(column.Name)));
        Line(listing.Columns.Select(column => column.IsNumber ? "---:" : "---"));
        foreach (var row in listing.Rows)
            Line(row.Select(Of));

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static bool IsCode(Row row) => row.Cells is [{ Pieces: [{ Tone: Tone.Code }] }];

    /// <summary>As a block that can be copied, inside the row above; nothing in it can end the block.</summary>
    private static void WriteCode(List<Row> lines, StringBuilder text)
    {
        var indent = new string(' ', 2 * lines[0].Depth);
        text.Append(indent).Append("```yaml\n");
        foreach (var line in lines)
            text.Append(indent).Append(line.Cells[0].Text.Replace('`', '\'')).Append('\n');
        text.Append(indent).Append("```\n");
    }

    private static void Write(Row row, StringBuilder text)
    {
        var cells = string.Join(" &nbsp; ", row.Cells.Where(cell => !cell.IsEmpty).Select(Of));
        var isMore = row.Cells.Length > 1 && row.Cells[0].IsEmpty;
        text.Append(' ', 2 * (isMore ? row.Depth + 1 : row.Depth))
            .Append("- ")
            .Append(MarkdownText.Line(SignOf(row.Mark) + cells));
        if (row.Place is { } place)
            text.Append(" <sub>").Append(MarkdownText.Of(place.Text)).Append("</sub>");
        text.Append('\n');
    }

    private static string SignOf(Mark mark) =>
        mark switch
        {
            Mark.None => "",
            _ => $"`{TextFormat.Sign(mark)}` ",
        };

    private static string Of(Phrase phrase) => string.Concat(phrase.Pieces.Select(Of));

    private static string Of(Piece piece) =>
        string.IsNullOrWhiteSpace(piece.Text)
            ? piece.Text
            : piece.Tone switch
            {
                Tone.Title or Tone.Refused => Around("**", piece.Text),
                Tone.Dim or Tone.Place => Around("_", piece.Text),
                Tone.Plain
                or Tone.Gain
                or Tone.Lose
                or Tone.Change
                or Tone.Moved
                or Tone.Notable
                or Tone.Ok
                or Tone.Code => MarkdownText.Of(piece.Text),
                _ => throw new UnreachableException(),
            };

    /// <summary>Emphasis holds only when it touches the text, so spaces stay outside.</summary>
    private static string Around(string sign, string text)
    {
        var inner = text.Trim();
        var start = text.IndexOf(inner, StringComparison.Ordinal);
        return $"{text[..start]}{sign}{MarkdownText.Of(inner)}{sign}{text[(start + inner.Length)..]}";
    }

    /// <summary>A text as it is, as a line of its own or in a heading.</summary>
    public static string Text(string text) => MarkdownText.Line(MarkdownText.Of(Printable.Of(text)));
}
