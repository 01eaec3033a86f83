using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;

namespace IntacctReconciler.Cli.Commands;

internal sealed class PlanVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<string?> output;
    private readonly Option<bool> detailed;
    private readonly Option<string?> against;
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly PlanOptions options = new();
    private readonly ConnectionOptions connection = new();

    public PlanVerb(Shell shell)
        : base(shell, "plan", "Show how the company differs from the file, and what apply would do. Changes nothing.")
    {
        path = AddPath();
        output = Add(
            new Option<string?>("--out")
            {
                Description = "Save the plan for apply, readable by its owner only.",
                HelpName = "FILE",
            }
        );
        detailed = Add(
            new Option<bool>("--detailed-exitcode")
            {
                Description = "Exit with 2 when there are changes, 0 when there are none.",
            }
        );
        options.AddTo(this);
        against = Add(
            new Option<string?>("--against")
            {
                Description = "Plan against this snapshot instead of the company; no connection is made.",
                HelpName = "SNAPSHOT",
            }
        );
        Add(format);
        connection.AddTo(this);
        Validators.Add(result =>
        {
            if (result.GetValue(against) is not null && result.GetValue(output) is not null)
                result.AddError("--out cannot be used with --against: a plan against a snapshot is for reading");
        });
        Examples =
        [
            new("plan examples/acme", "what would change, whose access that alters, and in which order"),
            new(
                "plan --out acme.plan --detailed-exitcode",
                "saves the plan; exit code 2 says that there is something to do"
            ),
            new("plan --only 'user[\"clerk1\"]' --no-removals", "one user, and nothing taken away"),
            new("plan --against yesterday.json --format markdown", "against a snapshot, for a pull request"),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        if (Declared.Load(parsed.GetRequiredValue(path), session) is not { } declared)
            return ExitCode.Failed;
        // Not after minutes of reading.
        if (parsed.GetValue(output) is { } place)
            AtomicFile.CheckPlace(place, World);
        var values = options.In(parsed, World.Clock);
        var target = parsed.GetValue(against) is { } snapshot ? declared.Target.Against(snapshot) : declared.Target;
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, connection.In(parsed), session);
        if (await new Planner(session, values).PlanAsync(declared, target, company) is not { } planned)
            return ExitCode.Failed;
        var key = PlanKey.In(session);
        if (parsed.GetValue(output) is { } file)
            await PlanFiles.SaveAsync(file, planned.Plan, key, session);
        session.Out.Write(new PlanView(session, key).Of(planned.Plan, parsed.GetValue(format), values.Verbose));
        session.ReportTraffic(company.Connection.Traffic);
        if (planned.Plan.Guards.IsRefused)
            return ExitCode.RefusedByGuard;
        return parsed.GetValue(detailed) && !planned.Plan.IsEmpty ? ExitCode.Differs : ExitCode.Done;
    }
}
