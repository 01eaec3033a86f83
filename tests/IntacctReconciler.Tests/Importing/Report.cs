using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;

namespace IntacctReconciler.Tests.Importing;

/// <summary>Reports written for a test.</summary>
internal static class Report
{
    public const string Heading =
        "User ID,Username,User Key,Status,When Created,Created By,Application,Policy,Rights\n";

    /// <summary>Under the heading that Intacct's help shows.</summary>
    public static PermissionsReport? Rows(string rows, out Problems problems) => Text(Heading + rows, out problems);

    public static PermissionsReport? Text(string text, out Problems problems)
    {
        problems = new();
        return PermissionsReportReader.Read(() => new StringReader(text), new("report.csv"), problems);
    }

    /// <summary>Each problem as place, code and message.</summary>
    public static IEnumerable<string> Said(Problems problems) =>
        problems.Found.Select(one => $"{one.At} {one.Code}: {one.Message}");
}
