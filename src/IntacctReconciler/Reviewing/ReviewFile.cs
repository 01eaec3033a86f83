using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reviewing;

/// <summary>
/// An access review as comma-separated values: written for a spreadsheet, and read again as Excel, LibreOffice or Google
/// Sheets save it.
/// </summary>
public static class ReviewFile
{
    /// <summary>The text of the file without a byte order mark; lines end with CR LF.</summary>
    public static string Write(IEnumerable<ReviewRow> rows)
    {
        var text = new StringBuilder(SafeCsv.Row(ReviewColumns.All.Select(column => column.Heading)));
        foreach (var row in rows)
            text.AppendJoin(',', ReviewColumns.All.Select(column => Quoted(Cell(column, column.Text(row)))))
                .Append("\r\n");
        return text.ToString();
    }

    /// <param name="open">Opens the text; it is read from its beginning once for each separator that is tried.</param>
    /// <param name="problems">Takes every error.</param>
    /// <returns>The rows in the order of the file; null where something is wrong.</returns>
    public static ImmutableArray<ReviewRow>? Read(Func<TextReader> open, Source source, IProblems problems) =>
        HeadedTable.Read(
            open,
            source,
            problems,
            cells => new ReviewHeading(cells),
            (csv, heading, _, found) => new ReviewRows(heading, source, found).Read(csv),
            Codes.NotAReview
        );

    /// <summary>By its names a row is found again: those that a spreadsheet would save as something else are marked as text.</summary>
    private static string Cell(ReviewColumn column, string text) =>
        column.IsName && SpreadsheetValue.IsTakenFor(text) ? $"'{text}" : SafeCsv.Cell(text);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\";") < 0 && cell.AsSpan().Trim().Length == cell.Length
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
