using System.CommandLine;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Commands;

/// <summary>A verb that reads a company and prints one report of it: as text, as Markdown, or as JSON.</summary>
internal abstract class ReportVerb(Shell shell, string name, string description) : CompanyVerb(shell, name, description)
{
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );

    protected ConnectionOptions Connection { get; } = new();

    protected override OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(format);

    /// <summary>The options that all such verbs have; they stand after a verb's own.</summary>
    protected void AddReportOptions()
    {
        Add(format);
        Connection.AddTo(this);
        AddFleetOptions();
    }

    protected void Print(Func<Report> report, Func<string> json, Session session, ParseResult parsed) =>
        session.Out.Write(
            FormatOf(parsed) switch
            {
                OutputFormat.Json => session.Json(json()),
                OutputFormat.Markdown => MarkdownFormat.Write(report()),
                _ => TextFormat.Write(report(), World.Width, session.OutColour),
            }
        );
}
