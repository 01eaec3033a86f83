using System.Diagnostics;
using System.Text;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>A plan as it is printed.</summary>
internal sealed class PlanView(Session session, byte[] key)
{
    public string Of(Plan plan, OutputFormat format, bool verbose)
    {
        var detail = verbose ? Detail.Verbose : Detail.Brief;
        return format switch
        {
            OutputFormat.Text => session.Mask.Over(
                TextFormat.Write(PlanContent.Of(plan, detail), session.World.Width, session.OutColour)
            ),
            OutputFormat.Markdown => session.Mask.Over(MarkdownFormat.Write(PlanContent.Of(plan, detail))),
            OutputFormat.Json => session.Json(Encoding.UTF8.GetString(PlanFile.Write(plan, key))) + "\n",
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The same as a report in a file.</summary>
    public string Of(Planned planned, ReportFormat format) =>
        format == ReportFormat.Html
            ? HtmlFormat.Write(PlanPage.Of(planned.Plan, planned.Desired, planned.Changes, VersionLine.Product))
            : Of(planned.Plan, format);

    private string Of(Plan plan, ReportFormat format) =>
        format switch
        {
            ReportFormat.Json => Encoding.UTF8.GetString(PlanFile.Write(plan, key)) + "\n",
            ReportFormat.Markdown => MarkdownFormat.Write(PlanContent.Of(plan)),
            ReportFormat.Sarif => SarifFormat.Write(PlanChecks.Of(plan), VersionLine.Semantic),
            ReportFormat.Junit => JunitFormat.Write(PlanChecks.Of(plan)),
            ReportFormat.Csv => PlanSheet.Of(plan).ToCsv(),
            _ => throw new UnreachableException(),
        };
}
