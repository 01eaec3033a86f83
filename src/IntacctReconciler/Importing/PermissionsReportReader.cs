using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Importing;

/// <summary>
/// Reads the all-users permissions report that a full administrator builds in Intacct's Custom Report Writer and saves as
/// CSV: one row for each permission of each user, under whatever titles, in the columns User ID, Username, User Key, Status,
/// When Created, Created By, Application, Policy and Rights (Sage Intacct help, "Example: all users permissions report").
/// </summary>
public static class PermissionsReportReader
{
    private const int MostTitles = 100;

    /// <summary>What the spreadsheets of different countries put between values.</summary>
    private static readonly ImmutableArray<char> Separators = [',', ';', '\t'];

    /// <param name="open">Opens the text; it is read from its beginning once for each separator that is tried.</param>
    /// <param name="problems">Takes every error, and notes on whatever is not sure.</param>
    /// <returns>Null where something is wrong.</returns>
    public static PermissionsReport? Read(Func<TextReader> open, Source source, IProblems problems)
    {
        var closest = new Heading(null, new(source, 1, 1));
        Diagnostic? broken = null;
        foreach (var separator in Separators)
        {
            using var text = open();
            var found = new Problems();
            var csv = new CsvReader(text, separator, source, found);
            var heading = FindHeading(csv);
            if (heading.Columns is { Missing: [] } columns)
            {
                var report = new ReportRows(columns, heading.At, found).Read(csv);
                foreach (var problem in found.InOrder)
                    problems.Add(problem);
                return report;
            }
            broken ??= csv.IsBroken ? found.Found[^1] : null;
            closest = heading.IsCloserThan(closest) ? heading : closest;
        }
        problems.Add(broken ?? Codes.NotTheReport(closest.At, closest.Columns?.Missing ?? []));
        return null;
    }

    /// <summary>The row that has all columns, else the one that has most of them.</summary>
    private static Heading FindHeading(CsvReader csv)
    {
        var best = new Heading(null, csv.Place);
        var cells = new List<CsvCell>();
        for (var row = 0; row < MostTitles; row++)
        {
            var at = csv.Place;
            if (!csv.Read(cells))
                break;
            var heading = new Heading(new(cells), at);
            if (heading.Columns!.Missing is [])
                return heading;
            best = heading.IsCloserThan(best) ? heading : best;
        }
        return best;
    }

    private readonly record struct Heading(ReportColumns? Columns, Origin At)
    {
        private int Found => ReportColumns.NeededCount - (Columns?.Missing.Length ?? ReportColumns.NeededCount);

        public bool IsCloserThan(Heading other) => Found > other.Found;
    }
}
