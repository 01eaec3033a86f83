using System.Diagnostics;

namespace IntacctReconciler.Reports.Formats;

/// <summary>A report as text for a terminal: ASCII marks, columns, lines no wider than asked.</summary>
public static class TextFormat
{
    private const int Narrowest = 40;

    /// <param name="width">Columns of the terminal; fewer than 40 are taken as 40.</param>
    /// <param name="colour">With SGR colours, for a terminal.</param>
    public static string Write(Report report, int width = 80, bool colour = false)
    {
        width = Math.Max(width, Narrowest);
        var lines = new TextLines(width, colour);
        foreach (var section in report.Sections)
            Write(section, lines, width);
        return lines.ToString();
    }

    /// <summary>The sign for a mark, as it stands at the head of a row.</summary>
    public static string Sign(Mark mark) =>
        mark switch
        {
            Mark.None => "",
            Mark.Gain => "+",
            Mark.Lose => "-",
            Mark.Change => "~",
            Mark.Moved => ">",
            Mark.Refused => "x",
            Mark.Notable => "!",
            Mark.Ok => "ok",
            _ => throw new UnreachableException(),
        };

    private static void Write(Section section, TextLines lines, int width)
    {
        if (!lines.IsEmpty && !section.Close)
            lines.End();
        WriteHead(section, lines);
        if (section.Grid is { } grid)
            TextGrid.Write(grid, lines, width);
        if (section.Listing is { } listing)
            TextListing.Write(listing, lines, width);
        foreach (var block in section.Blocks)
        {
            var columns = block
                .Rows.Where(row => row.Cells.Length > 1)
                .GroupBy(row => row.Depth)
                .ToDictionary(rows => rows.Key, rows => TextColumns.Of([.. rows], width));
            foreach (var row in block.Rows)
                Write(row, columns.GetValueOrDefault(row.Depth), lines);
        }
    }

    private static void WriteHead(Section section, TextLines lines)
    {
        if (section.Title is { } title)
            lines.Put(new Phrase(new Piece(title.Text, Tone.Title)), hang: 2);
        if (!section.Lead.IsEmpty)
        {
            if (section.Title is not null)
                lines.PadTo(lines.Column + 2);
            lines.Put(section.Lead, hang: 2);
        }
        if (lines.Column > 0)
            lines.End();
    }

    private static void Write(Row row, TextColumns? columns, TextLines lines)
    {
        lines.SetPlace(row.Place);
        lines.PadTo(TextColumns.MarkOf(row));
        lines.Put(new Piece(Sign(row.Mark), ToneOf(row.Mark)));
        lines.PadTo(TextColumns.TextOf(row));
        for (var i = 0; i < row.Cells.Length; i++)
        {
            lines.Put(row.Cells[i]);
            if (i == row.Cells.Length - 1)
                break;
            if (lines.Column > columns!.End(i))
                lines.End();
            lines.PadTo(columns.Next(i));
        }
        lines.End();
    }

    private static Tone ToneOf(Mark mark) =>
        mark switch
        {
            Mark.None => Tone.Plain,
            Mark.Gain => Tone.Gain,
            Mark.Lose => Tone.Lose,
            Mark.Change => Tone.Change,
            Mark.Moved => Tone.Moved,
            Mark.Refused => Tone.Refused,
            Mark.Notable => Tone.Notable,
            Mark.Ok => Tone.Ok,
            _ => throw new UnreachableException(),
        };
}
