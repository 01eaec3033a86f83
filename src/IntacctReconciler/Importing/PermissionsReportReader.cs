using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Importing;

/// <summary>
/// Reads the all-users permissions report that a full administrator builds in Intacct's Custom Report Writer and saves as
/// CSV: one row for each permission of each user, under whatever titles, in the columns User ID, Username, User Key, Status,
/// When Created, Created By, Application, Policy and Rights (Sage Intacct help, "Example: all users permissions report").
/// </summary>
public static class PermissionsReportReader
{
    /// <param name="open">Opens the text; it is read from its beginning once for each separator that is tried.</param>
    /// <param name="problems">Takes every error, and notes on whatever is not sure.</param>
    /// <returns>Null where something is wrong.</returns>
    public static PermissionsReport? Read(Func<TextReader> open, Source source, IProblems problems) =>
        HeadedTable.Read(
            open,
            source,
            problems,
            cells => new ReportColumns(cells),
            (csv, columns, at, found) => new ReportRows(columns, at, found).Read(csv),
            (at, missing) => Codes.NotTheReport(at, missing)
        );
}
