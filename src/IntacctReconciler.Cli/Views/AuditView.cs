using System.Diagnostics;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>An audit as it is printed.</summary>
internal sealed class AuditView(Session session)
{
    public string Of(AuditSummary summary, OutputFormat format, bool verbose)
    {
        var detail = verbose ? Detail.Verbose : Detail.Brief;
        return format switch
        {
            OutputFormat.Text => session.Mask.Over(
                TextFormat.Write(
                    AuditContent.Of(summary.Review, detail, summary),
                    session.World.Width,
                    session.OutColour
                )
            ),
            OutputFormat.Markdown => session.Mask.Over(
                MarkdownFormat.Write(AuditContent.Of(summary.Review, detail, summary))
            ),
            OutputFormat.Json => session.Json(AuditJson.Of(summary.Review, summary.ExitCode).ToJsonString()) + "\n",
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The same as a report in a file.</summary>
    public static string Of(AuditSummary summary, ReportFormat format) =>
        format switch
        {
            ReportFormat.Json => AuditJson.Of(summary.Review, summary.ExitCode).ToJsonString() + "\n",
            ReportFormat.Markdown => MarkdownFormat.Write(AuditContent.Of(summary.Review, Detail.Brief, summary)),
            ReportFormat.Sarif => SarifFormat.Write(AuditChecks.Of(summary.Review), VersionLine.Semantic),
            ReportFormat.Junit => JunitFormat.Write(AuditChecks.Of(summary.Review)),
            ReportFormat.Csv => AuditSheet.Of(summary.Review).ToCsv(),
            ReportFormat.Html => HtmlFormat.Write(AuditPage.Of(summary, VersionLine.Product)),
            _ => throw new UnreachableException(),
        };
}
