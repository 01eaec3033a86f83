using System.CommandLine;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;

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
        : base(shell, "show", "Print a saved plan without connecting.")
    {
        file = new("plan") { Description = "A file that plan --out wrote." };
        Arguments.Add(file);
        Add(format);
        verbose = Add(new Option<bool>("--verbose") { Description = "Print long lists in full." });
        Examples =
        [
            new("show acme.plan", "the plan as it was printed"),
            new("show acme.plan --format markdown", "the same for a pull request"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var key = PlanKey.In(session);
        if (PlanFiles.Load(parsed.GetRequiredValue(file), key, session) is not { } plan)
            return Task.FromResult(ExitCode.Failed);
        session.Out.Write(new PlanView(session, key).Of(plan, parsed.GetValue(format), parsed.GetValue(verbose)));
        return Task.FromResult(ExitCode.Done);
    }
}
