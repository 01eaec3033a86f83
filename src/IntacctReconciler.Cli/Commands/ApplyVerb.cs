using System.CommandLine;
using System.CommandLine.Parsing;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Guards;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Cli.Commands;

internal sealed class ApplyVerb : Verb
{
    private readonly Argument<string> path;
    private readonly Option<bool> autoApprove;
    private readonly PlanOptions options = new();
    private readonly ConnectionOptions connection = new();
    private readonly LockOptions locking = new();

    public ApplyVerb(Shell shell)
        : base(shell, "apply", "Make the changes of a plan, read each of them back, and prove that nothing is left.")
    {
        path = AddPath();
        path.Description =
            "An access file, a folder that holds access.yaml, or a plan that plan --out wrote; left out, this folder.";
        autoApprove = Add(
            new Option<bool>("--auto-approve")
            {
                Description = "Do not ask. A saved plan is applied without asking anyway.",
            }
        );
        options.AddTo(this);
        connection.AddTo(this);
        locking.AddTo(this);
        Validators.Add(CheckPlanHasNoOptions);
        Examples =
        [
            new("apply examples/acme", "plans, shows the plan, asks, applies"),
            new("apply acme.plan", "applies exactly that plan, or nothing: exit code 4 when the company changed since"),
            new("apply --auto-approve", "for a pipeline that has looked at the plan before"),
        ];
    }

    protected override Task<int> RunAsync(Session session, ParseResult parsed)
    {
        var argument = parsed.GetRequiredValue(path);
        return PlanFiles.IsPlan(argument, World)
            ? ApplySavedAsync(argument, session, parsed)
            : ApplyFilesAsync(argument, session, parsed);
    }

    private async Task<int> ApplySavedAsync(string file, Session session, ParseResult parsed)
    {
        if (PlanFiles.Load(file, PlanKey.In(session), session) is not { } plan)
            return ExitCode.Failed;
        var target = Target.Of(plan.Subject, World);
        using var held = await CompanyLock.TakeAsync(target, locking.In(parsed), session);
        if (Outdated.Report(plan, World.Clock.GetUtcNow()) is { } outdated)
        {
            session.Error.Write(session.Words.Of(outdated));
            return ExitCode.Stale;
        }
        if (IsUnapproved(plan, session))
            return ExitCode.RefusedByGuard;
        using var company = await ApplyHost.OpenAsync(target, connection.In(parsed), session);
        return await ApplyAsync(plan, null, company, session, options.IsVerbose(parsed));
    }

    private async Task<int> ApplyFilesAsync(string argument, Session session, ParseResult parsed)
    {
        if (Declared.Load(argument, session) is not { } declared)
            return ExitCode.Failed;
        var asks = !parsed.GetValue(autoApprove);
        if (asks && !World.InIsTerminal)
            throw new CannotRun(Messages.NobodyToAsk(declared.Target.Company));
        var values = options.In(parsed, World.Clock);
        using var held = await CompanyLock.TakeAsync(declared.Target, locking.In(parsed), session);
        using var company = await ApplyHost.OpenAsync(declared.Target, connection.In(parsed), session);
        if (await new Planner(session, values).PlanAsync(declared, declared.Target, company.Reading) is not { } planned)
            return ExitCode.Failed;
        session.Out.Write(new PlanView(session, []).Of(planned.Plan, OutputFormat.Text, values.Verbose) + "\n");
        if (planned.Plan.IsEmpty)
            return ExitCode.Done;
        if (planned.Plan.Guards.IsRefused || IsUnapproved(planned.Plan, session))
            return ExitCode.RefusedByGuard;
        if (asks && !await Confirmation.AskAsync(planned.Plan.Subject.Company, session))
            return ExitCode.Failed;
        return await ApplyAsync(planned.Plan, planned.Desired, company, session, values.Verbose);
    }

    private static async Task<int> ApplyAsync(
        Plan plan,
        DesiredState? desired,
        ApplyHost company,
        Session session,
        bool verbose
    )
    {
        var reader = company.Connection.Reader();
        var run = RunId.New();
        var writer = company.Writer(run);
        var readBack = new ReadBack(reader, session.World.Clock, ReadBack.DefaultWaits);
        using var stopping = session.SayWhenStopping();
        var began = session.World.Clock.GetTimestamp();
        var result = await Reconciler.ApplyAsync(
            new(plan, new(run, VersionLine.Tool, company.Reading.UserId)) { Desired = desired },
            new Applier(reader, writer, readBack, new NoJournal()),
            new(session.Progress, session.ApplyProgress),
            session.Stop,
            session.World.Interruption.Abort
        );
        session.Error.Hide();
        var took = session.World.Clock.GetElapsedTime(began);
        session.Out.Write(new ApplyView(session).Of(result, took, company.Connection.Traffic, verbose));
        return ExitCode.Of(result.End);
    }

    private static bool IsUnapproved(Plan plan, Session session)
    {
        if (Guard.Unapproved(plan.Guards.Settings, approvedBy: null) is not { } refusal)
            return false;
        session.Error.Write(session.Words.Of(Messages.Refused(refusal)));
        return true;
    }

    private void CheckPlanHasNoOptions(CommandResult result)
    {
        if (result.GetValue(path) is { } file && PlanFiles.IsPlan(file, World) && options.AreUsed(result))
            result.AddError("a saved plan is applied as it is: --as-of, --only and --no-removals belong to plan");
    }

    // Until there is a file for it.
    private sealed class NoJournal : IJournal
    {
        public Task BeginAsync(RunBegan run, Plan plan) => Task.CompletedTask;

        public Task AppendAsync(JournalRecord record) => Task.CompletedTask;
    }
}
