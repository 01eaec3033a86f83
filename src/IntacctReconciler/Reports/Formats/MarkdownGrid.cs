using System.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>A table as tables of Markdown, no wider than a comment shows without scrolling.</summary>
internal static class MarkdownGrid
{
    private const int MostColumns = 12;

    /// <summary>More rows than this stand behind a line to open.</summary>
    private const int Open = 20;

    /// <param name="escaped">How a phrase is written so that it can neither mark up nor leave its cell.</param>
    public static void Write(Grid grid, StringBuilder text, Func<Phrase, string> escaped)
    {
        var folds = grid.Rows.Length > Open;
        if (folds)
            text.Append("\n<details><summary>").Append(grid.Rows.Length).Append(" rows</summary>\n");
        for (var from = 0; from < grid.Columns.Length; from += MostColumns)
            WriteColumns(grid, from, Math.Min(from + MostColumns, grid.Columns.Length), text, escaped);
        if (folds)
            text.Append("\n</details>\n");
    }

    private static void WriteColumns(Grid grid, int from, int to, StringBuilder text, Func<Phrase, string> escaped)
    {
        text.Append("\n| |");
        for (var i = from; i < to; i++)
            text.Append(' ').Append(escaped(grid.Columns[i])).Append(" |");
        text.Append("\n| --- |");
        for (var i = from; i < to; i++)
            text.Append(" :-: |");
        text.Append('\n');
        foreach (var row in grid.Rows)
        {
            var cells = row.Cells.AsSpan()[from..to];
            var saysNothing = true;
            foreach (var cell in cells)
                saysNothing &= cell.SaysNothing;
            if (saysNothing)
                continue;
            text.Append("| ").Append(escaped(row.Name)).Append(" |");
            foreach (var cell in cells)
                text.Append(' ').Append(escaped(cell.Text.Text)).Append(" |");
            text.Append('\n');
        }
    }
}
