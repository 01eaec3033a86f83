using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>Sections of a report as HTML: lists of rows, each with its mark in a sign and, for those who hear it, in a word.</summary>
internal static class HtmlSections
{
    /// <summary>What a terminal is told where a list is folded; here the other views have all of it.</summary>
    private const string TerminalHint = " (--verbose shows all)";

    /// <summary>A cell of no more letters, such as a number, takes no column of its own.</summary>
    private const int Short = 2;

    public static string Of(ImmutableArray<Section> sections) => string.Concat(sections.Select(Of));

    public static string Of(Phrase phrase) => string.Concat(phrase.Pieces.Select(Of));

    /// <summary>The class by which a style knows it.</summary>
    public static string ClassOf(Mark mark) =>
        mark switch
        {
            Mark.None => "plain",
            Mark.Gain => "gain",
            Mark.Lose => "lose",
            Mark.Change => "change",
            Mark.Moved => "moved",
            Mark.Refused => "refused",
            Mark.Notable => "notable",
            Mark.Ok => "ok",
            _ => throw new UnreachableException(),
        };

    private static string Of(Section section)
    {
        var text = new StringBuilder("<section class=\"part\">");
        if (section.Title is { } title)
            text.Append("<h3>").Append(HtmlFormat.Text(Heading(title.Text))).Append("</h3>");
        if (!section.Lead.IsEmpty)
            text.Append("<p class=\"lead\">").Append(Of(section.Lead)).Append("</p>");
        if (section.Grid is { } grid)
            Write(grid, text);
        if (section.Listing is { } listing)
            Write(listing, text);
        foreach (var block in section.Blocks)
            Write(block, text);
        return text.Append("</section>\n").ToString();
    }

    /// <summary>TAKEN AWAY as Taken away.</summary>
    private static string Heading(string title) => title[..1] + title[1..].ToLowerInvariant();

    private static void Write(Block block, StringBuilder text)
    {
        text.Append("<ul class=\"rows\">\n");
        var rows = block.Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            var code = rows.Skip(i).TakeWhile(IsCode).ToList();
            if (code.Count == 0)
                Write(rows[i], text);
            else
            {
                var lines = string.Join('\n', code.Select(row => row.Cells[0].Text));
                text.Append($"<li class=\"row {DepthOf(code[0])}\"><pre>{HtmlFormat.Text(lines)}</pre></li>\n");
                i += code.Count - 1;
            }
        }
        text.Append("</ul>\n");
    }

    /// <summary>The class by which a style indents it.</summary>
    private static string DepthOf(Row row) =>
        row.Depth switch
        {
            0 => "d0",
            1 => "d1",
            2 => "d2",
            _ => "d3",
        };

    private static bool IsCode(Row row) => row.Cells is [{ Pieces: [{ Tone: Tone.Code }] }];

    private static void Write(Row row, StringBuilder text)
    {
        text.Append($"<li class=\"row {DepthOf(row)}\">").Append(Sign(row.Mark)).Append("<span class=\"cells\">");
        foreach (var cell in row.Cells)
            text.Append(
                $"<span class=\"{(cell.Text.Length is > 0 and <= Short ? "cell short" : "cell")}\">{Of(cell)}</span> "
            );
        text.Append("</span>");
        if (row.Place is { } place)
            text.Append($" <code class=\"place\">{HtmlFormat.Text(place.Text)}</code>");
        text.Append("</li>\n");
    }

    private static string Sign(Mark mark) =>
        mark == Mark.None
            ? "<span class=\"mark\"></span>"
            : $"<span class=\"mark {ClassOf(mark)}\"><span aria-hidden=\"true\">{Drawn(mark)}</span><span class=\"heard\">{Heard(mark)}: </span></span>";

    private static string Drawn(Mark mark) =>
        mark switch
        {
            Mark.Lose => "\u2212",
            Mark.Refused => "\u2715",
            Mark.Ok => "\u2713",
            Mark.Moved => "\u2192",
            _ => HtmlFormat.Text(TextFormat.Sign(mark)),
        };

    private static string Heard(Mark mark) =>
        mark switch
        {
            Mark.Gain => "gains",
            Mark.Lose => "loses",
            Mark.Change => "changes",
            Mark.Moved => "moved",
            Mark.Refused => "refused",
            Mark.Notable => "notable",
            Mark.Ok => "passed",
            _ => throw new UnreachableException(),
        };

    private static string Of(Piece piece)
    {
        var shown = HtmlFormat.Text(piece.Text.Replace(TerminalHint, "", StringComparison.Ordinal));
        return piece.Tone switch
        {
            Tone.Plain => shown,
            Tone.Title => $"<b>{shown}</b>",
            Tone.Code => $"<code>{shown}</code>",
            _ => $"<span class=\"{piece.Tone.ToString().ToLowerInvariant()}\">{shown}</span>",
        };
    }

    private static void Write(Listing listing, StringBuilder text)
    {
        text.Append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr>");
        foreach (var column in listing.Columns)
            text.Append($"<th scope=\"col\">{HtmlFormat.Text(column.Name)}</th>");
        text.Append("</tr></thead><tbody>");
        foreach (var row in listing.Rows)
        {
            text.Append("<tr>");
            foreach (var (cell, column) in row.Zip(listing.Columns))
                text.Append(column.IsNumber ? "<td class=\"number\">" : "<td>").Append(Of(cell)).Append("</td>");
            text.Append("</tr>");
        }
        text.Append("</tbody></table></div>");
    }

    private static void Write(Grid grid, StringBuilder text)
    {
        text.Append(
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr><td></td>"
        );
        foreach (var column in grid.Columns)
            text.Append($"<th scope=\"col\">{Of(column)}</th>");
        text.Append("</tr></thead><tbody>");
        foreach (var row in grid.Rows)
        {
            text.Append($"<tr><th scope=\"row\">{Of(row.Name)}</th>");
            foreach (var cell in row.Cells)
                text.Append("<td>").Append(Of(cell.Text)).Append("</td>");
            text.Append("</tr>");
        }
        text.Append("</tbody></table></div>");
    }
}
