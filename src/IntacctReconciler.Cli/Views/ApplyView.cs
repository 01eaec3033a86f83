using System.Diagnostics;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>How an apply ended, as it is printed.</summary>
internal sealed class ApplyView(Session session)
{
    public string Of(ApplyResult result, ApplyFigures cost, bool verbose) =>
        session.Mask.Over(
            TextFormat.Write(
                ApplyContent.Of(result, cost, verbose ? Detail.Verbose : Detail.Brief),
                session.World.Width,
                session.OutColour
            )
        );
}

/// <summary>How an apply ended, as a report in a file.</summary>
internal sealed record ApplyReport(ApplyResult Result, RunFacts Run, ApplyFigures Cost, int ExitCode)
{
    public string Of(ReportFormat format) =>
        format switch
        {
            ReportFormat.Json => ApplyJson.Of(Result, Run, Cost, ExitCode).ToJsonString() + "\n",
            ReportFormat.Markdown => MarkdownFormat.Write(ApplyContent.Of(Result, Cost)),
            ReportFormat.Junit => JunitFormat.Write(ApplyChecks.Of(Result)),
            ReportFormat.Csv => ApplySheet.Of(Result).ToCsv(),
            _ => throw new UnreachableException(),
        };
}
