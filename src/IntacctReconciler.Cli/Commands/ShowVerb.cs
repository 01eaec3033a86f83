using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ShowVerb : Verb
{
    private readonly Argument<string> file;
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly Option<bool> verbose;

    public ShowVerb(Shell shell)
        : base(shell, "show", "Print a saved plan or a journal without connecting.")
    {
        file = new("file")
        {
            Description =
                "A file that plan --out wrote; or a journal, its folder, or the folder of the access file that it stands beside.",
        };
        Arguments.Add(file);
        Add(format);
        verbose = Add(new Option<bool>("--verbose") { Description = "Print long lists in full." });
        Examples =
        [
            new("show acme.plan", "the plan as it was printed"),
            new("show acme.plan --format markdown", "the same for a pull request"),
            new("show examples/acme", "what was applied there: when, by whom, and how each change ended"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var key = PlanKey.In(session);
        var path = parsed.GetRequiredValue(file);
        var full = World.Resolve(path);
        if (Directory.Exists(full) || JournalPlace.IsJournal(full))
            return Task.FromResult(ShowJournal(path, session, parsed));
        if (PlanFiles.Load(path, key, session) is not { } plan)
            return Task.FromResult(ExitCode.Failed);
        session.Out.Write(new PlanView(session, key).Of(plan, parsed.GetValue(format), parsed.GetValue(verbose)));
        return Task.FromResult(ExitCode.Done);
    }

    private int ShowJournal(string path, Session session, ParseResult parsed)
    {
        if (JournalPlace.Find(path, session) is not { } found)
            return ExitCode.Failed;
        var journal = JournalFile.Read(found);
        var detail = parsed.GetValue(verbose) ? Detail.Verbose : Detail.Brief;
        session.Out.Write(
            parsed.GetValue(format) switch
            {
                OutputFormat.Json => JournalReportJson.Of(journal),
                OutputFormat.Markdown => MarkdownFormat.Write(JournalContent.Of(journal, detail)),
                _ => TextFormat.Write(JournalContent.Of(journal, detail), World.Width, session.OutColour),
            }
        );
        // What is proven is printed, and that the rest is not.
        return journal.Fault is null ? ExitCode.Done : ExitCode.Failed;
    }
}
