using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Guards;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of an apply say.</summary>
internal sealed record ApplyValues(
    PlanValues Plan,
    ConnectionValues Connection,
    LockValues Lock,
    JournalValues Journal,
    bool AutoApprove
);

/// <summary>
/// The three ways to apply: files, a saved plan, and the rest of a run that was cut short. Each holds the company's lock before
/// it reads anything, and ends the same way.
/// </summary>
internal sealed class ApplyFlow(Session session, ApplyValues values)
{
    private readonly byte[] key = PlanKey.In(session);

    /// <summary>Plans, shows, asks and applies.</summary>
    public async Task<int> ApplyFilesAsync(string path)
    {
        if (Declared.Load(path, session) is not { } declared)
            return ExitCode.Failed;
        var target = declared.Target;
        if (!values.AutoApprove && !session.World.InIsTerminal)
            throw new CannotRun(Messages.NobodyToAsk(target.Company));
        using var held = await CompanyLock.TakeAsync(target, values.Lock, session);
        using var journal = Open(target);
        using var company = await ApplyHost.OpenAsync(target, values.Connection, session);
        if (await new Planner(session, values.Plan).PlanAsync(declared, target, company.Reading) is not { } planned)
            return ExitCode.Failed;
        session.Out.Write(new PlanView(session, []).Of(planned.Plan, OutputFormat.Text, values.Plan.Verbose) + "\n");
        if (planned.Plan.IsEmpty)
            return ExitCode.Done;
        if (planned.Plan.Guards.IsRefused || IsUnapproved(planned.Plan))
            return ExitCode.RefusedByGuard;
        if (RunSoFar.Last(journal.Contents) is { IsComplete: false } unfinished)
            session.Error.Write(session.Words.Of(Messages.Replaces(unfinished)));
        if (!values.AutoApprove && !await Confirmation.AskAsync(target.Company, session))
            return ExitCode.Failed;
        return await ApplyAsync(new(planned.Plan, Facts(target)) { Desired = planned.Desired }, company, held, journal);
    }

    /// <summary>Applies exactly what was saved.</summary>
    public async Task<int> ApplySavedAsync(string file)
    {
        if (PlanFiles.Load(file, key, session) is not { } plan)
            return ExitCode.Failed;
        var target = Target.Of(plan.Subject, session.World);
        CheckDestination(file, plan, target);
        using var held = await CompanyLock.TakeAsync(target, values.Lock, session);
        using var journal = Open(target);
        if (RunSoFar.Completed(journal.Contents, PlanFile.DigestOf(plan)) is { } before)
            throw new CannotRun(Messages.AppliedBefore(file, before), ExitCode.Stale);
        using var company = await ApplyHost.OpenAsync(target, values.Connection, session);
        return await ApplyAsync(new(plan, Facts(target)), company, held, journal);
    }

    /// <summary>Finishes the run that the journal shows to be cut short, with the plan that it began with.</summary>
    public async Task<int> ResumeAsync(string path)
    {
        var (place, named) = PlaceOf(path);
        if (place is null)
            return ExitCode.Failed;
        if (!File.Exists(place.Journal) || !File.Exists(place.Plan))
            throw new CannotRun(Messages.NothingOnRecord(place.Journal));
        if (PlanFiles.Load(place.Plan, key, session) is not { } plan)
            return ExitCode.Failed;
        var target = Target.Of(plan.Subject, session.World);
        using var held = await CompanyLock.TakeAsync(target, values.Lock, session);
        using var journal = JournalFile.Open(place, target.Company, key, session);
        if (RunSoFar.Last(journal.Contents) is not { } earlier)
            throw new CannotRun(Messages.NothingOnRecord(place.Journal));
        if (earlier.IsComplete)
        {
            session.Out.Write(Messages.NothingToResume(earlier) + "\n");
            return ExitCode.Done;
        }
        if (earlier.Began.Plan is var begun && (begun != PlanFile.DigestOf(plan) || begun != (named ?? begun)))
            throw new CannotRun(Messages.AnotherPlanKept(place.Plan, earlier));
        using var company = await ApplyHost.OpenAsync(target, values.Connection, session);
        var facts = Facts(target);
        var resumed = earlier.Began.Facts with
        {
            Tool = facts.Tool,
            ChangeRef = facts.ChangeRef ?? earlier.Began.Facts.ChangeRef,
            ApprovedBy = facts.ApprovedBy ?? earlier.Began.Facts.ApprovedBy,
        };
        return await ApplyAsync(new(plan, resumed) { Earlier = earlier }, company, held, journal);
    }

    private async Task<int> ApplyAsync(ApplyRequest request, ApplyHost company, CompanyLock held, JournalFile journal)
    {
        request = request with { Run = request.Run with { SignedIn = company.Reading.UserId } };
        await held.SayRunAsync(request.Run.Id);
        var reader = company.Connection.Reader();
        var readBack = new ReadBack(reader, session.World.Clock, ReadBack.DefaultWaits);
        using var stopping = session.SayWhenStopping();
        var began = session.World.Clock.GetTimestamp();
        var result = await Reconciler.ApplyAsync(
            request,
            new Applier(reader, company.Writer(request.Run.Id), readBack, journal),
            new(session.Progress, session.ApplyProgress),
            session.Stop,
            session.World.Interruption.Abort
        );
        session.Error.Hide();
        var took = session.World.Clock.GetElapsedTime(began);
        session.Out.Write(new ApplyView(session).Of(result, took, company.Connection.Traffic, values.Plan.Verbose));
        var wrote = request.Earlier is not null || company.Connection.Traffic.Writes > 0;
        if (!wrote && result.End is ApplyEnd.Partial or ApplyEnd.Interrupted)
            session.Error.WriteLine("nothing was written to the company");
        return ExitCode.Of(result, wrote);
    }

    /// <summary>A plan goes where the access file that it was made from leads, if that is still there.</summary>
    private void CheckDestination(string file, Plan plan, Target target)
    {
        if (
            Declared.FindConnection(plan.Subject.File, session.World) is { Target: var now }
            && (now.Company != target.Company || now.Address != target.Address)
        )
            throw new CannotRun(Messages.AnotherCompany(file, plan.Subject, now));
    }

    private bool IsUnapproved(Plan plan)
    {
        if (Guard.Unapproved(plan.Guards.Settings, values.Journal.ApprovedBy) is not { } refusal)
            return false;
        session.Error.Write(session.Words.Of(Messages.Refused(refusal)));
        return true;
    }

    private RunFacts Facts(Target target) =>
        new(
            RunId.New(),
            VersionLine.Tool,
            null,
            values.Journal.ChangeRef,
            values.Journal.ApprovedBy,
            CommitId.Of(target.Kept, session.World)
        );

    private JournalFile Open(Target target) =>
        JournalFile.Open(JournalPlace.Of(target, values.Journal, session.World), target.Company, key, session);

    /// <summary>
    /// Where the journal of an access file is, or that of the plan at a path with the plan's digest; nowhere after saying what
    /// is wrong with them.
    /// </summary>
    private (JournalPlace? Place, string? Plan) PlaceOf(string path)
    {
        if (!PlanFiles.IsPlan(path, session.World))
            return Declared.LoadConnection(path, session) is { } declared ? (Of(declared.Target), null) : (null, null);
        return PlanFiles.Load(path, key, session) is { } plan
            ? (Of(Target.Of(plan.Subject, session.World)), PlanFile.DigestOf(plan))
            : (null, null);

        JournalPlace Of(Target target) => JournalPlace.Of(target, values.Journal, session.World);
    }
}
