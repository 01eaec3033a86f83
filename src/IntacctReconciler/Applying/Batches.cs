using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying;

/// <summary>
/// Makes one batch after the other: checks its objects once more, puts on record what is about to be sent, sends it, reads it
/// back, and puts on record how it ended.
/// </summary>
internal sealed class Batches(
    ICompanyReader reader,
    ICompanyWriter writer,
    ReadBack readBack,
    IJournal journal,
    Plan plan,
    ApplyRun run,
    Preflight checks
)
{
    public async Task MakeAsync(
        ApplyRequest request,
        IProgress<ApplyProgress>? progress,
        CancellationToken stop,
        CancellationToken abort
    )
    {
        var (id, total) = (request.Run.Id, request.Plan.Changes.Length);
        var number = request.Earlier?.Batches ?? 0;
        foreach (var batch in Schedule.Of(checks.Open))
        {
            progress?.Report(new(Address.Word(batch[0].Address.Kind), run.Count, total));
            if (stop.IsCancellationRequested)
                run.RecordRest(batch, ChangeEnd.NotSent, "the run was stopped");
            else if (run.Halt is { } halt)
                run.RecordRest(batch, ChangeEnd.NotSent, halt);
            else if (run.FailedBefore(batch[0].Stage))
                run.RecordRest(batch, ChangeEnd.NotSent, "an earlier change failed");
            else
                await MakeAsync(id, ++number, batch, abort);
        }
        progress?.Report(new("all", run.Count, total));
    }

    private async Task MakeAsync(string id, int number, ImmutableArray<Change> batch, CancellationToken abort)
    {
        if (await ReadyAsync(id, number, batch, abort) is not { IsEmpty: false } ready)
            return;
        try
        {
            run.HasWritten = true;
            await WriteAsync(number, ready, abort);
        }
        catch (CompanyException e)
        {
            run.RecordRest(ready, ChangeEnd.Unverified, e.Message);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            run.RecordRest(ready, ChangeEnd.Unverified, "the run was cut short");
        }
        await RecordAsync(new BatchEnded(id, number, [.. run.Close(batch).Select(RecordedEnd.Of)]));
    }

    /// <summary>What may be sent and is on record. As long as nothing was written, a failure ends the run as a whole.</summary>
    private async Task<ImmutableArray<Change>> ReadyAsync(
        string id,
        int number,
        ImmutableArray<Change> batch,
        CancellationToken abort
    )
    {
        try
        {
            var ready = await RecheckAsync(batch, abort);
            if (!ready.IsEmpty)
                await journal.AppendAsync(new BatchIntended(id, number, ready));
            return ready;
        }
        catch (JournalException e) when (run.HasWritten)
        {
            run.Halt = e.Message;
            run.RecordRest(batch, ChangeEnd.NotSent, e.Message);
        }
        catch (CompanyException e) when (run.HasWritten)
        {
            run.RecordRest(batch, ChangeEnd.NotSent, $"it could not be checked again before writing: {e.Message}");
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested && run.HasWritten)
        {
            run.RecordRest(batch, ChangeEnd.NotSent, "the run was cut short");
        }
        return [];
    }

    private async Task RecordAsync(JournalRecord record)
    {
        try
        {
            await journal.AppendAsync(record);
        }
        catch (JournalException e)
        {
            run.Halt = e.Message;
        }
    }

    private async Task WriteAsync(int number, ImmutableArray<Change> ready, CancellationToken abort)
    {
        var batch = new Batch(
            number.ToString(CultureInfo.InvariantCulture),
            ready[0].Address.Kind,
            [.. ready.Select(change => change.Address)],
            run.State,
            run.State.Apply(ready)
        );
        var before = run.State;
        var outcomes = (await writer.WriteAsync(batch, abort)).ToDictionary(outcome => outcome.Address);
        var sent = ready.Where(change => WasSent(outcomes[change.Address])).ToImmutableArray();
        var doubtful = ready.Where(change => IsRefusedDeletion(change, outcomes[change.Address])).ToImmutableArray();
        // Before reading back, which can fail and tells nothing about these.
        run.Record(
            ready.Except(sent).Except(doubtful).Select(change => Verdict.Unsent(change, outcomes[change.Address]))
        );
        await LookAgainAsync(doubtful, outcomes, abort);
        var (state, open) = await readBack.VerifyAsync(run.State, sent, abort);
        var insistence = new Insistence(writer, readBack);
        if (!open.IsEmpty && open.Any(change => Leftover.Of(change, state)))
            (state, open) = await insistence.InsistAsync(batch, state, open, abort);
        run.State = state;
        var differing = open.ToHashSet<Change>(ReferenceEqualityComparer.Instance);
        var verdict = new Verdict(before, state, insistence);
        run.Record(
            sent.Select(change =>
                differing.Contains(change)
                    ? verdict.Of(change, outcomes[change.Address])
                    : new ChangeResult(change, ChangeEnd.Done)
            )
        );
    }

    private static bool WasSent(Outcome outcome) => outcome.Kind is OutcomeKind.Done or OutcomeKind.Unknown;

    private static bool IsRefusedDeletion(Change change, Outcome outcome) =>
        change.Action == ChangeAction.Delete && outcome.Kind == OutcomeKind.Refused;

    /// <summary>What cannot be deleted may be gone already, whatever status Intacct has for that.</summary>
    private async Task LookAgainAsync(
        ImmutableArray<Change> refused,
        Dictionary<Address, Outcome> outcomes,
        CancellationToken abort
    )
    {
        var now = run.State;
        try
        {
            now = await readBack.ReadAsync(now, [.. refused.Select(change => change.Address)], abort);
        }
        catch (CompanyException)
        {
            // Then it stays at what Intacct said.
        }
        run.State = now;
        run.Record(
            refused.Select(change =>
                Staleness.IsDone(change, now)
                    ? new(change, ChangeEnd.AlreadyDone)
                    : Verdict.Unsent(change, outcomes[change.Address])
            )
        );
    }

    /// <summary>Somebody may have changed an object since the plan was checked; then it is left alone.</summary>
    private async Task<ImmutableArray<Change>> RecheckAsync(ImmutableArray<Change> changes, CancellationToken abort)
    {
        var existing = changes.Where(change => change.Action != ChangeAction.Create).Select(change => change.Address);
        run.State = await readBack.ReadAsync(run.State, [.. existing], abort);
        var held = await HeldAsync(changes, abort);
        var ready = ImmutableArray.CreateBuilder<Change>();
        foreach (var change in changes)
        {
            List<Moved> moved = [.. held[change.Address]];
            var standing =
                moved.Count > 0 ? Standing.Moved
                : change.Action == ChangeAction.Create ? Standing.AsPlanned
                : Staleness.Of([change], run.State, moved);
            if (standing == Standing.Moved && checks.IsHalfDone(change) && Staleness.IsWithin([change], 0, run.State))
                standing = Standing.AsPlanned;
            if (standing == Standing.AsPlanned)
                ready.Add(change);
            else if (standing == Standing.Converged)
                run.Record([new(change, ChangeEnd.AlreadyDone)]);
            else
                run.Record([new(change, ChangeEnd.Moved, Describe(moved))]);
        }
        return ready.DrainToImmutable();
    }

    /// <summary>Who has been given a role since, that is about to be deleted.</summary>
    private async Task<ILookup<Address, Moved>> HeldAsync(ImmutableArray<Change> changes, CancellationToken abort)
    {
        var deleted = changes
            .Where(change => change is { Address.Kind: ObjectKind.Role, Action: ChangeAction.Delete })
            .Select(change => change.Address)
            .ToHashSet();
        IEnumerable<Moved> moved = [];
        if (deleted.Count > 0)
            moved = Staleness.HeldMeanwhile(
                plan.Changes,
                await reader.ReadAsync(new(Facets.Users | Facets.UserRoles | Facets.Groups), null, abort)
            );
        return moved.Where(held => deleted.Contains(held.Address)).ToLookup(held => held.Address);
    }

    private static string Describe(List<Moved> moved) =>
        string.Join(
            ", ",
            moved.Select(item => item.Field is null ? $"it {item.What}" : $"{item.Field.Label} {item.What}")
        ) + " since the plan was checked";
}
