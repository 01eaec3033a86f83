using System.Collections.Immutable;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Cli.Connecting;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Fleets;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Guards;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Cli.Commands;

/// <summary>What the options of an apply say.</summary>
internal sealed record ApplyValues(
    PlanValues Plan,
    ConnectionValues Connection,
    LockValues Lock,
    JournalValues Journal,
    bool AutoApprove,
    ImmutableArray<ReportRequest> Reports,
    string? Events
);

/// <summary>
/// Applies the files of one company, in two steps with room for a question between them. The company's lock is held before
/// anything of it is read.
/// </summary>
internal sealed class ApplyFlow(Session session, ApplyValues values)
{
    private readonly byte[] key = PlanKey.In(session);
    private readonly ApplyStep step = new(session, values);

    /// <summary>Plans, shows, asks and applies.</summary>
    public async Task<CompanyEnd> ApplyAsync(AccessSource source)
    {
        PreparedApply? taken = null;
        try
        {
            var end = await PrepareAsync(source, prepared => taken = prepared);
            if (taken is null)
                return end;
            return !values.AutoApprove && !await Confirmation.AskAsync(taken.Target.Company, session)
                ? end with
                {
                    ExitCode = ExitCode.Failed,
                    IsPending = false,
                }
                : await FinishAsync(taken);
        }
        finally
        {
            taken?.Dispose();
        }
    }

    /// <summary>Locks, reads, plans and shows.</summary>
    /// <param name="ready">Takes what is prepared, and disposes of it, where there is something to apply.</param>
    public async Task<CompanyEnd> PrepareAsync(AccessSource source, Action<PreparedApply> ready)
    {
        var files = ReportFiles.Of(values.Reports, source, session);
        if (Declared.Load(source, session) is not { } declared)
            return CompanyEnd.Failed;
        var target = declared.Target;
        if (!values.AutoApprove && !session.IsOneOfMany && !session.World.InIsTerminal)
            throw new CannotRun(Messages.NobodyToAsk(target.Company));
        var prepared = new PreparedApply(target, await CompanyLock.TakeAsync(target, values.Lock, session))
        {
            Reports = files,
        };
        var isReady = false;
        try
        {
            var end = await PlanAsync(prepared, declared);
            isReady = end.IsPending;
            if (isReady)
                ready(prepared);
            return end;
        }
        finally
        {
            if (!isReady)
                prepared.Dispose();
        }
    }

    /// <summary>Applies what was prepared.</summary>
    public async Task<CompanyEnd> FinishAsync(PreparedApply prepared)
    {
        var request = new ApplyRequest(prepared.Plan, step.Facts(prepared.Target)) { Desired = prepared.Desired };
        var company = await prepared.ConnectAsync(() => OpenAsync(prepared.Target));
        var end = await step.RunAsync(request, company, prepared.Lock, prepared.Journal, prepared.Reports);
        return new(end, prepared.Tally);
    }

    private async Task<CompanyEnd> PlanAsync(PreparedApply prepared, Declared declared)
    {
        var target = prepared.Target;
        prepared.Journal = JournalFile.Open(
            JournalPlace.Of(target, values.Journal, session.World),
            target.Company,
            key,
            session
        );
        var company = await prepared.ConnectAsync(() => OpenAsync(target));
        if (await new Planner(session, values.Plan).PlanAsync(declared, target, company.Reading) is not { } planned)
            return CompanyEnd.Failed;
        prepared.Take(planned);
        session.Events?.Say(planned.Plan);
        session.Out.Write(new PlanView(session, []).Of(planned.Plan, OutputFormat.Text, values.Plan.Verbose) + "\n");
        var tally = PlanTally.Of(planned.Plan);
        if (EndWithoutWriting(planned.Plan) is { } exit)
        {
            await ReportAsync(planned.Plan, exit, prepared, company);
            return new(exit, tally);
        }
        if (RunSoFar.Last(prepared.Journal.Contents) is { IsComplete: false } unfinished)
            session.Error.Write(session.Words.Of(Messages.Replaces(unfinished)));
        return new(ExitCode.Done, tally) { IsPending = true };
    }

    /// <summary>The exit code where there is nothing to write, or nothing may be; null where the company can be asked for.</summary>
    private int? EndWithoutWriting(Plan plan) =>
        plan.Policies.IsRefused ? ExitCode.RefusedByPolicy
        : plan.IsEmpty ? ExitCode.Done
        : plan.Guards.IsRefused || IsUnapproved(plan) ? ExitCode.RefusedByGuard
        : null;

    private async Task ReportAsync(Plan plan, int exit, PreparedApply prepared, ApplyHost company)
    {
        var result = new ApplyResult(plan, exit == ExitCode.Done ? ApplyEnd.Complete : ApplyEnd.Refused, [])
        {
            Guards = [.. plan.Guards.Refusals],
            Policies = [.. plan.Policies.Refusals],
        };
        var report = new ApplyReport(result, step.Facts(prepared.Target), ApplyStep.Cost(company, null), exit);
        await prepared.Reports.TryWriteAsync(report.Of);
    }

    private Task<ApplyHost> OpenAsync(Target target) => ApplyHost.OpenAsync(target, values.Connection, session);

    private bool IsUnapproved(Plan plan)
    {
        if (Guard.Unapproved(plan.Guards.Settings, values.Journal.ApprovedBy) is not { } refusal)
            return false;
        session.Error.Write(session.Words.Of(Messages.Refused(refusal)));
        return true;
    }
}
