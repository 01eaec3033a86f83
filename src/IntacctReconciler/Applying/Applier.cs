using System.Collections.Immutable;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Company;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Applying;

/// <summary>
/// Makes the changes of a plan, batch by batch, and reads every one of them back. Nothing is written before the whole plan
/// has been held against the company as it is now; after a failure nothing of a later stage is sent.
/// </summary>
public sealed class Applier(ICompanyReader reader, ICompanyWriter writer, ReadBack readBack, IJournal journal)
{
    /// <param name="scope">Everything that the plan depended on.</param>
    /// <param name="stop">Finish the batch in flight, then stop.</param>
    /// <param name="abort">Stop at once.</param>
    /// <exception cref="CompanyException">The company could not be read; nothing was written.</exception>
    /// <exception cref="JournalException">The journal could not be written; nothing was sent.</exception>
    public async Task<ApplyResult> ApplyAsync(
        ApplyRequest request,
        ReadScope scope,
        ApplyWatch watch,
        CancellationToken stop,
        CancellationToken abort
    )
    {
        var plan = request.Plan;
        if (!plan.HoldsAt(readBack.Now))
            return ApplyResult.Stale(plan) with { At = readBack.Now };
        var fresh = await reader.ReadAsync(scope, watch.Reading, stop);
        var checks = new Preflight(plan, request.Earlier, fresh);
        if (!checks.Moved.IsEmpty)
            return ApplyResult.Stale(plan) with { Moved = checks.Moved, After = fresh };
        if (Guarded(request, fresh, checks) is { } guarded)
            return guarded;

        var run = new ApplyRun(fresh, watch.Ended);
        run.Record(checks.Settled);
        await journal.BeginAsync(Began(request), plan);
        var batches = new Batches(reader, writer, readBack, journal, plan, run, checks);
        await batches.MakeAsync(request, watch.Writing, stop, abort);
        var result = await CheckedAsync(request, run, stop, abort);
        return result with { Unrecorded = run.Halt ?? await EndAsync(request, run, result.End) };
    }

    /// <summary>
    /// What guards and policies say of the rest of the plan on the company as it is now, where that stops it. The plan is stale when
    /// they judge worse than they did for the reviewer; only who applies it is not known before.
    /// </summary>
    private ApplyResult? Guarded(ApplyRequest request, CompanyState fresh, Preflight checks)
    {
        var planned = request.Plan.Guards;
        var (before, after, changes) = checks.Whole();
        var results = Guard.Judge(
            planned.Settings,
            before,
            after,
            changes,
            request.Run.SignedIn,
            readBack.Now,
            request.Plan.Renames
        );
        var worse = Guard.Worse(planned.Results, results).RemoveAll(result => result.Guard == GuardNames.ApplyingUser);
        var policies = Policy.Judge(
            request.Plan.Policies.Settings,
            before,
            after,
            changes,
            readBack.Now,
            request.Plan.Renames
        );
        var conflicts = Policy.Worse(request.Plan.Policies.Findings, policies.Findings);
        if (!worse.IsEmpty || !conflicts.IsEmpty)
            return ApplyResult.Stale(request.Plan) with { Guards = worse, Policies = conflicts, After = fresh };
        var refused = results.Where(result => result.Verdict == GuardVerdict.Refused).ToImmutableArray();
        if (Guard.Unapproved(planned.Settings, request.Run.ApprovedBy) is { } unapproved)
            refused = [.. refused, unapproved];
        return refused.IsEmpty && !policies.IsRefused
            ? null
            : new(request.Plan, ApplyEnd.Refused, [], fresh) { Guards = refused, Policies = [.. policies.Refusals] };
    }

    private static RunBegan Began(ApplyRequest request) =>
        new(
            request.Run,
            request.Plan.Subject.Company,
            request.Plan.Subject.Endpoint,
            PlanFile.DigestOf(request.Plan),
            request.Plan.Changes.Length,
            request.Earlier is not null
        );

    /// <summary>Once everything is made: whether the files, where they are at hand, want nothing more of the company.</summary>
    private async Task<ApplyResult> CheckedAsync(
        ApplyRequest request,
        ApplyRun run,
        CancellationToken stop,
        CancellationToken abort
    )
    {
        var result = new ApplyResult(
            request.Plan,
            run.End(stop.IsCancellationRequested),
            run.InOrderOf(request.Plan.Changes),
            run.State
        );
        if (request.Desired is not { } desired || result.End != ApplyEnd.Complete)
            return result;
        try
        {
            var after = await new Newcomers(reader, readBack).AddAsync(desired.Manage, run.State, abort);
            var remaining = ChangeSet.Of(desired, after).Changes;
            return remaining.IsEmpty
                ? result
                : result with
                {
                    End = ApplyEnd.Partial,
                    After = after,
                    Remaining = remaining,
                };
        }
        catch (CompanyException e)
        {
            return result with { End = ApplyEnd.Partial, Unchecked = e.Message };
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return result with { End = ApplyEnd.Interrupted, Unchecked = "the run was cut short" };
        }
    }

    /// <summary>Why the end could not be put on record; null when it could. That does not undo what was done.</summary>
    private async Task<string?> EndAsync(ApplyRequest request, ApplyRun run, ApplyEnd end)
    {
        try
        {
            var rest = run.OutsideBatches(request.Plan.Changes).Select(RecordedEnd.Of);
            await journal.AppendAsync(new RunEnded(request.Run.Id, end, [.. rest]));
            return null;
        }
        catch (JournalException e)
        {
            return e.Message;
        }
    }
}
