using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Rows under named columns, for a spreadsheet or another program. The cells are as they are; writing makes them safe.</summary>
public sealed record Sheet(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Comma-separated values, with the mark by which spreadsheets know UTF-8.</summary>
    public string ToCsv() => SafeCsv.Text([Columns, .. Rows]);

    /// <summary>The two cells of a place: file and line.</summary>
    internal static ImmutableArray<string> Place(Origin? at) =>
        at is { } origin
            ? [origin.Source.Path, origin.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            : ["", ""];
}
