using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Commands;

/// <summary>
/// Applies a plan that was made before: a saved one, or that of a run that was cut short. The company's lock is held before
/// anything of it is read.
/// </summary>
internal sealed class SavedApply(Session session, ApplyValues values)
{
    private readonly byte[] key = PlanKey.In(session);
    private readonly ApplyStep step = new(session, values);

    /// <summary>Applies exactly what was saved.</summary>
    public async Task<int> ApplyAsync(string file)
    {
        var reports = ReportFiles.Of(values.Reports, null, session);
        if (PlanFiles.Load(file, key, session) is not { } plan)
            return ExitCode.Failed;
        if (plan.Subject.Snapshot is { } snapshot)
            throw new CannotRun(Messages.PlannedAgainstSnapshot(file, snapshot));
        session.Events?.Say(plan);
        var target = Target.Of(plan.Subject, session.World);
        CheckDestination(file, plan, target);
        using var held = await CompanyLock.TakeAsync(target, values.Lock, session);
        using var journal = Open(PlaceOf(target), target);
        if (RunSoFar.Completed(journal.Contents, PlanFile.DigestOf(plan)) is { } before)
            throw new CannotRun(Messages.AppliedBefore(file, before), ExitCode.Stale);
        using var company = await ApplyHost.OpenAsync(target, values.Connection, session);
        return await step.RunAsync(new(plan, step.Facts(target)), company, held, journal, reports);
    }

    /// <summary>Finishes the run of this plan that the journal shows to be cut short.</summary>
    public async Task<int> ResumeAsync(string file) =>
        PlanFiles.Load(file, key, session) is { } plan
            ? await ResumeAsync(PlaceOf(Target.Of(plan.Subject, session.World)), PlanFile.DigestOf(plan), null)
            : ExitCode.Failed;

    /// <summary>Finishes the run of a company that the journal shows to be cut short, with the plan that it began with.</summary>
    public async Task<int> ResumeAsync(AccessSource source)
    {
        if (Declared.LoadConnection(source, session) is not { } destination)
            return ExitCode.Failed;
        var place = PlaceOf(destination.Target);
        if (source.Member is null || IsOnRecord(place))
            return await ResumeAsync(place, null, source);
        // Of a fleet most companies have nothing to resume.
        session.Out.Write(Messages.NothingWasApplied + "\n");
        return ExitCode.Done;
    }

    /// <param name="named">The digest of the plan that was asked for; null for whichever is on record.</param>
    /// <param name="source">The company by its files; null where it is known by its plan.</param>
    private async Task<int> ResumeAsync(JournalPlace place, string? named, AccessSource? source)
    {
        var reports = ReportFiles.Of(values.Reports, source, session);
        if (!IsOnRecord(place))
            throw new CannotRun(Messages.NothingOnRecord(place.Journal));
        if (PlanFiles.Load(place.Plan, key, session) is not { } plan)
            return ExitCode.Failed;
        session.Events?.Say(plan);
        var target = Target.Of(plan.Subject, session.World);
        using var held = await CompanyLock.TakeAsync(target, values.Lock, session);
        using var journal = Open(place, target);
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
        var facts = step.Facts(target);
        var resumed = earlier.Began.Facts with
        {
            Tool = facts.Tool,
            ChangeRef = facts.ChangeRef ?? earlier.Began.Facts.ChangeRef,
            ApprovedBy = facts.ApprovedBy ?? earlier.Began.Facts.ApprovedBy,
        };
        return await step.RunAsync(new(plan, resumed) { Earlier = earlier }, company, held, journal, reports);
    }

    /// <summary>A plan goes where the file that it was made from leads, if that is still there.</summary>
    private void CheckDestination(string file, Plan plan, Target target)
    {
        if (
            Declared.FindConnection(file, plan.Subject, session.World) is { Target: var now }
            && (now.Company != target.Company || now.Address != target.Address)
        )
            throw new CannotRun(Messages.AnotherCompany(file, plan.Subject, now));
    }

    private static bool IsOnRecord(JournalPlace place) => File.Exists(place.Journal) && File.Exists(place.Plan);

    private JournalPlace PlaceOf(Target target) => JournalPlace.Of(target, values.Journal, session.World);

    private JournalFile Open(JournalPlace place, Target target) =>
        JournalFile.Open(place, target.Company, key, session);
}
