using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// A table as text. Columns that do not fit beside one another are continued below, with the rows that have something to
/// say there.
/// </summary>
internal sealed class TextGrid
{
    private const int Indent = 2;
    private const int Gap = 2;

    /// <summary>The longest id that Intacct gives an entity; longer names are broken.</summary>
    private const int Widest = 20;
    private readonly Grid grid;
    private readonly TextLines lines;
    private readonly int names;
    private readonly ImmutableArray<int> widths;

    private TextGrid(Grid grid, TextLines lines, int width)
    {
        (this.grid, this.lines) = (grid, lines);
        names = Math.Min(grid.Rows.Max(row => DisplayWidth.Of(row.Name.Text)), width * 2 / 5);
        var room = Math.Min(width - Indent - names - Gap, Widest);
        widths =
        [
            .. grid.Columns.Select(
                (column, i) =>
                    Math.Min(
                        Math.Max(
                            DisplayWidth.Of(column.Text),
                            grid.Rows.Max(row => DisplayWidth.Of(row.Cells[i].Text.Text))
                        ),
                        room
                    )
            ),
        ];
    }

    public static void Write(Grid grid, TextLines lines, int width)
    {
        if (grid.Rows.IsEmpty || grid.Columns.IsEmpty)
            return;
        var text = new TextGrid(grid, lines, width);
        for (var from = 0; from < grid.Columns.Length; )
        {
            var to = text.Fitting(from, width);
            if (from > 0)
                lines.End();
            text.WriteColumns(from, to);
            from = to;
        }
    }

    /// <summary>The end of the columns that fit on a line together; always one at least.</summary>
    private int Fitting(int from, int width)
    {
        var (to, column) = (from, Indent + names);
        do column += Gap + widths[to++];
        while (to < widths.Length && column + Gap + widths[to] <= width);
        return to;
    }

    private void WriteColumns(int from, int to)
    {
        var heads = Enumerable
            .Range(from, to - from)
            .Select(i => Wrapping.Lines(grid.Columns[i], widths[i], widths[i]))
            .ToList();
        var height = heads.Max(head => head.Length);
        for (var line = 0; line < height; line++)
        {
            for (var i = 0; i < heads.Count; i++)
            {
                // Names stand on the line above the cells, whatever their height.
                var part = line - (height - heads[i].Length);
                if (part >= 0)
                    Put(heads[i][part], from + i, from, Tone.Dim);
            }
            lines.End();
        }
        foreach (var row in grid.Rows)
        {
            var cells = row.Cells.AsSpan()[from..to];
            var saysNothing = true;
            foreach (var cell in cells)
                saysNothing &= cell.SaysNothing;
            if (!saysNothing)
                WriteRow(row, from, to);
        }
    }

    private void WriteRow(GridRow row, int from, int to)
    {
        var name = Wrapping.Lines(row.Name, names, names);
        for (var line = 0; line < name.Length; line++)
        {
            lines.PadTo(Indent);
            foreach (var piece in name[line])
                lines.Put(piece);
            for (var i = from; line == 0 && i < to; i++)
                Put([row.Cells[i].Text], i, from, null);
            lines.End();
        }
    }

    /// <summary>In the middle of its column.</summary>
    private void Put(ImmutableArray<Piece> pieces, int column, int from, Tone? tone)
    {
        var start = Indent + names;
        for (var i = from; i < column; i++)
            start += Gap + widths[i];
        var used = pieces.Sum(piece => DisplayWidth.Of(piece.Text));
        lines.PadTo(start + Gap + ((widths[column] - used) / 2));
        foreach (var piece in pieces)
            lines.Put(tone is { } own ? new Piece(piece.Text, own) : piece);
    }
}
