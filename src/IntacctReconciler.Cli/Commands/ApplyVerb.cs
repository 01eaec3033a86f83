using System.CommandLine;
using System.CommandLine.Parsing;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ApplyVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<bool> autoApprove;
    private readonly Option<bool> resume;
    private readonly PlanOptions options = new();
    private readonly ConnectionOptions connection = new();
    private readonly LockOptions locking = new();
    private readonly JournalOptions journal = new();
    private readonly FleetOptions fleet = new();
    private readonly EventsOption events = new();
    private readonly ReportOption reports = new(
        ReportFormat.Json,
        ReportFormat.Markdown,
        ReportFormat.Junit,
        ReportFormat.Csv
    );

    public ApplyVerb(Shell shell)
        : base(shell, "apply", "Make the changes of a plan, read each of them back, and prove that nothing is left.")
    {
        path = AddPath();
        path.Description =
            "An access file or a fleet file, a folder that holds access.yaml or fleet.yaml, or a plan that plan --out wrote; left out, this folder.";
        autoApprove = Add(
            new Option<bool>("--auto-approve")
            {
                Description = "Do not ask. A saved plan is applied without asking anyway.",
            }
        );
        resume = Add(
            new Option<bool>("--resume")
            {
                Description = "Finish the apply that was cut short: the plan is the one kept beside the journal.",
            }
        );
        options.AddTo(this);
        connection.AddTo(this);
        locking.AddTo(this);
        journal.AddTo(this);
        reports.AddTo(this);
        events.AddTo(this);
        fleet.AddTo(this);
        Validators.Add(CheckPlanHasNoOptions);
        Examples =
        [
            new("apply examples/acme", "plans, shows the plan, asks, applies"),
            new("apply acme.plan", "applies exactly that plan, or nothing: exit code 4 when the company changed since"),
            new("apply --auto-approve", "for a pipeline that has looked at the plan before"),
            new("apply --resume examples/acme", "finishes what a kill or a lost connection has cut short"),
            new("apply --company 'ACME-*' examples/fleet", "plans every company of a fleet, asks once, applies each"),
        ];
    }

    protected override async Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var argument = parsed.GetRequiredValue(path);
        var values = new ApplyValues(
            options.In(parsed, World.Clock),
            connection.In(parsed),
            locking.In(parsed),
            journal.In(parsed, World),
            parsed.GetValue(autoApprove),
            reports.In(parsed),
            events.In(parsed)
        );
        var chosen = fleet.In(parsed);
        var resumes = parsed.GetValue(resume);
        if (FleetSource.Find(argument, World) is { } found)
        {
            if (found.Load(session) is not { } all)
                return ExitCode.Failed;
            var (apply, companies) = (new FleetApply(session, values, chosen), Selection.Of(all, chosen, found));
            reports.BeforeFleet(companies, parsed, World);
            events.BeforeFleet(parsed, World);
            return resumes ? await apply.ResumeAsync(companies) : await apply.ApplyAsync(companies);
        }
        if (chosen.Used is { } option)
            throw new CannotRun(Messages.OnlyOfAFleet(option, argument));
        var end = await EventLog.AroundAsync(
            values.Events,
            Name,
            session,
            () => OneAsync(argument, resumes, values, session)
        );
        return end.ExitCode;
    }

    private async Task<CompanyEnd> OneAsync(string argument, bool resumes, ApplyValues values, Session session)
    {
        if (PlanFiles.IsPlan(argument, World))
            return new(
                resumes
                    ? await new SavedApply(session, values).ResumeAsync(argument)
                    : await new SavedApply(session, values).ApplyAsync(argument)
            );
        var source = AccessSource.At(argument, World);
        return resumes
            ? new(await new SavedApply(session, values).ResumeAsync(source))
            : await new ApplyFlow(session, values).ApplyAsync(source);
    }

    private void CheckPlanHasNoOptions(CommandResult result)
    {
        if (!options.AreUsed(result))
            return;
        if (result.GetValue(resume))
            result.AddError(
                "a run is resumed with the plan that it began with: --as-of, --only and --no-removals belong to plan"
            );
        else if (result.GetValue(path) is { } file && PlanFiles.IsPlan(file, World))
            result.AddError("a saved plan is applied as it is: --as-of, --only and --no-removals belong to plan");
    }
}
