using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>A table in columns. A first cell too wide for the line stands on a line of its own, above the rest of its row.</summary>
internal static class TextListing
{
    private const int Indent = 2;
    private const int Gap = 2;

    public static void Write(Listing listing, TextLines lines, int width)
    {
        var rest = listing.Columns.Select((_, column) => column == 0 ? 0 : Widest(listing, column) + Gap).ToArray();
        var room = Math.Max(width - Indent - rest.Sum(), listing.Columns[0].Name.Length);
        rest[0] = listing
            .Rows.Select(row => DisplayWidth.Of(row[0].Text))
            .Where(columns => columns <= room)
            .Append(listing.Columns[0].Name.Length)
            .Max();
        Line([.. listing.Columns.Select(column => new Piece(column.Name, Tone.Dim))]);
        foreach (var row in listing.Rows)
            Line([.. row]);

        void Line(Piece[] cells)
        {
            var start = Indent;
            for (var i = 0; i < cells.Length; i++)
            {
                var own = rest[i] - (i == 0 ? 0 : Gap);
                if (lines.Column > start && i > 0)
                    lines.End();
                var pad = listing.Columns[i].IsNumber ? own - DisplayWidth.Of(cells[i].Text) : 0;
                lines.PadTo(start + pad);
                lines.Put(cells[i]);
                start += own + Gap;
            }
            lines.End();
        }
    }

    private static int Widest(Listing listing, int column) =>
        listing.Rows.Select(row => DisplayWidth.Of(row[column].Text)).Append(listing.Columns[column].Name.Length).Max();
}
