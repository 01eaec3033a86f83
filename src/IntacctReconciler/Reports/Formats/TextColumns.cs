using System.Collections.Immutable;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>Where the columns of rows of one depth end, counted from the left edge.</summary>
internal sealed class TextColumns
{
    private const int Indent = 2;
    private readonly ImmutableArray<int> ends;

    private TextColumns(ImmutableArray<int> ends) => this.ends = ends;

    /// <summary>No column but the last takes more than its share of the width; a cell that needs more stands on a line of its own.</summary>
    public static TextColumns Of(ImmutableArray<Row> rows, int width)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        var from = 0;
        for (var column = 0; column < rows.Max(row => row.Cells.Length) - 1; column++)
        {
            var most = column == 0 ? width * 11 / 20 : width * 3 / 4;
            var end = from;
            foreach (var row in rows.Where(row => row.Cells.Length > column + 1))
            {
                var needed = (column == 0 ? TextOf(row) : from) + DisplayWidth.Of(row.Cells[column].Text);
                if (needed <= most)
                    end = Math.Max(end, needed);
            }
            end = Math.Max(end, (column == 0 ? TextOf(rows[0]) : from) + Indent);
            found.Add(end);
            from = end + Indent;
        }
        return new(found.ToImmutable());
    }

    /// <summary>The column at which the row's mark stands, or its text when it has none.</summary>
    public static int MarkOf(Row row) => Indent * (row.Depth + 1);

    /// <summary>The column at which the row's first cell begins.</summary>
    public static int TextOf(Row row) =>
        MarkOf(row) + (row.Mark == Mark.None ? 0 : TextFormat.Sign(row.Mark).Length + 1);

    /// <summary>Where the cell in this column ends at the latest.</summary>
    public int End(int column) => ends[column];

    /// <summary>Where the cell after this one begins.</summary>
    public int Next(int column) => ends[column] + Indent;
}
