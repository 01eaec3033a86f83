using System.CommandLine;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

internal sealed class PlanVerb : CompanyVerb
{
    private const string Extension = ".plan";
    private readonly Option<string?> output;
    private readonly Option<bool> detailed;
    private readonly Option<string?> against;
    private readonly Option<OutputFormat> format = FormatOption.Of(
        OutputFormat.Text,
        OutputFormat.Json,
        OutputFormat.Markdown
    );
    private readonly ReportOption reports = new([.. Enum.GetValues<ReportFormat>()]);
    private readonly EventsOption events = new();
    private readonly PlanOptions options = new();
    private readonly ConnectionOptions connection = new();

    public PlanVerb(Shell shell)
        : base(shell, "plan", "Show how the company differs from the file, and what apply would do. Changes nothing.")
    {
        output = Add(
            new Option<string?>("--out")
            {
                Description =
                    "Save the plan for apply, readable by its owner only; of a fleet, a folder with one for each company.",
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
                Description =
                    "Plan against this snapshot instead of the company; no connection is made. Of a fleet, a folder of them.",
                HelpName = "SNAPSHOT",
            }
        );
        Add(format);
        reports.AddTo(this);
        events.AddTo(this);
        connection.AddTo(this);
        AddFleetOptions();
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
            new(
                "plan --report markdown=plan.md --report sarif=plan.sarif",
                "a comment for the pull request, and what a code host shows at the lines of the file"
            ),
            new("plan --report html=plan.html", "a page to search, filter and print, for whoever reviews it"),
            new("plan --out plans --company 'ACME-*' examples/fleet", "of a fleet: plans/ACME-UK.plan and the others"),
        ];
    }

    protected override bool MakesPlans => true;

    protected override OutputFormat FormatOf(ParseResult parsed) => parsed.GetValue(format);

    protected override void BeforeFleet(IReadOnlyList<AccessSource> companies, ParseResult parsed)
    {
        reports.BeforeFleet(companies, parsed, World);
        events.BeforeFleet(parsed, World);
        if (parsed.GetValue(output) is not { } folder)
            return;
        FleetFolder.Make(folder, World);
        // What an earlier run left there must not be taken for a plan of this one, should this one fail.
        foreach (var company in companies)
            FleetFolder.Remove(FleetFolder.FileOf(folder, company, Extension), World);
    }

    protected override Task<CompanyEnd> RunAsync(AccessSource source, Session session, ParseResult parsed) =>
        EventLog.AroundAsync(
            EventsOption.For(events.In(parsed), source),
            Name,
            session,
            () => PlanAsync(source, session, parsed)
        );

    private async Task<CompanyEnd> PlanAsync(AccessSource source, Session session, ParseResult parsed)
    {
        var file = FleetFolder.FileOf(parsed.GetValue(output), source, Extension);
        var files = ReportFiles.Of(reports.In(parsed), source, session);
        if (Declared.Load(source, session) is not { } declared)
            return CompanyEnd.Failed;
        // Not after minutes of reading.
        if (file is not null)
            AtomicFile.CheckPlace(file, World);
        var values = options.In(parsed, World.Clock);
        var target = FleetFolder.FileOf(parsed.GetValue(against), source, ".json") is { } snapshot
            ? declared.Target.Against(snapshot)
            : declared.Target;
        using var company = await CompanyHost.OpenAsync(target, Purpose.Read, connection.In(parsed), session);
        if (await new Planner(session, values).PlanAsync(declared, target, company) is not { } planned)
            return CompanyEnd.Failed;
        session.Events?.Say(planned.Plan);
        var key = PlanKey.In(session);
        if (file is not null)
            await PlanFiles.SaveAsync(file, planned.Plan, key, session);
        var view = new PlanView(session, key);
        session.Out.Write(view.Of(planned.Plan, parsed.GetValue(format), values.Verbose));
        await files.WriteAsync(format => view.Of(planned, format));
        session.ReportTraffic(company.Connection.Traffic);
        return new(EndOf(planned.Plan, parsed.GetValue(detailed)), PlanTally.Of(planned.Plan));
    }

    private static int EndOf(Plan plan, bool detailed)
    {
        if (plan.Policies.IsRefused)
            return ExitCode.RefusedByPolicy;
        if (plan.Guards.IsRefused)
            return ExitCode.RefusedByGuard;
        return detailed && !plan.IsEmpty ? ExitCode.Differs : ExitCode.Done;
    }
}
