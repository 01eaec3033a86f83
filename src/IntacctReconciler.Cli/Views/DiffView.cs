using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Comparing;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Views;

/// <summary>Differences as they are printed.</summary>
internal sealed class DiffView(Session session, OutputFormat format, Detail detail)
{
    public string Of(ComparedSide a, ComparedSide b, CompanyDifference difference) =>
        Written(
            () => new DiffContent(a.Side, b.Side, b.State.Catalogue, detail).Of(difference, a.State, b.State),
            () => DiffJson.Of(a.Side, b.Side, difference)
        );

    public string Of(FleetDifference difference, ImmutableArray<string> unread, PermissionCatalogue catalogue)
    {
        var content = new FleetDiffContent(difference, unread, catalogue, detail);
        return Written(() => content.Report, () => content.Json);
    }

    /// <summary>The same as a report in a file.</summary>
    public static string Of(ComparedSide a, ComparedSide b, CompanyDifference difference, ReportFormat report) =>
        report switch
        {
            ReportFormat.Json => DiffJson.Of(a.Side, b.Side, difference).ToJsonString() + "\n",
            ReportFormat.Markdown => MarkdownFormat.Write(
                new DiffContent(a.Side, b.Side, b.State.Catalogue, Detail.Brief).Of(difference, a.State, b.State)
            ),
            ReportFormat.Csv => DiffSheet.Of(difference, b.State.Catalogue).ToCsv(),
            _ => throw new UnreachableException(),
        };

    public static string Of(
        FleetDifference difference,
        ImmutableArray<string> unread,
        PermissionCatalogue catalogue,
        ReportFormat report
    )
    {
        var content = new FleetDiffContent(difference, unread, catalogue, Detail.Brief);
        return report switch
        {
            ReportFormat.Json => content.Json.ToJsonString() + "\n",
            ReportFormat.Markdown => MarkdownFormat.Write(content.Report),
            ReportFormat.Csv => DiffSheet.Of(difference, catalogue).ToCsv(),
            _ => throw new UnreachableException(),
        };
    }

    private string Written(Func<Report> report, Func<JsonObject> json) =>
        format switch
        {
            OutputFormat.Text => session.Mask.Over(TextFormat.Write(report(), session.World.Width, session.OutColour)),
            OutputFormat.Markdown => session.Mask.Over(MarkdownFormat.Write(report())),
            OutputFormat.Json => session.Json(json().ToJsonString()) + "\n",
            _ => throw new UnreachableException(),
        };
}
