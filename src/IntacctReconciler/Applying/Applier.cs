using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Company;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying;

/// <summary>
/// Makes the changes of a plan, batch by batch, and reads every one of them back. Nothing is written before the whole plan
/// has been held against the company as it is now; after a failure nothing of a later stage is sent.
/// </summary>
public sealed class Applier(ICompanyReader reader, ICompanyWriter writer, ReadBack readBack)
{
    /// <param name="scope">Everything that the plan depended on.</param>
    /// <param name="stop">Finish the batch in flight, then stop.</param>
    /// <param name="abort">Stop at once.</param>
    public async Task<ApplyResult> ApplyAsync(
        Plan plan,
        ReadScope scope,
        IProgress<ApplyProgress>? progress,
        CancellationToken stop,
        CancellationToken abort
    )
    {
        if (!plan.HoldsAt(readBack.Now))
            return new(plan, ApplyEnd.Stale, [], [], null) { At = readBack.Now };
        var fresh = await reader.ReadAsync(scope, null, abort);
        var moved = new List<Moved>();
        var run = new Run(fresh);
        foreach (var chain in Staleness.Chains(plan.Changes))
        {
            if (Staleness.Of(chain, fresh, moved) == Standing.Converged)
                run.Record(chain.Select(change => new ChangeResult(change, ChangeEnd.AlreadyDone)));
        }
        moved.AddRange(Staleness.HeldMeanwhile(plan.Changes, fresh));
        if (moved.Count > 0)
            return new(plan, ApplyEnd.Stale, [], [.. moved], fresh);

        var open = plan.Changes.Where(change => !run.IsSettled(change)).ToList();
        var number = 0;
        foreach (var batch in Schedule.Of(open))
        {
            progress?.Report(new(Address.Word(batch[0].Address.Kind), run.Count, plan.Changes.Length));
            if (stop.IsCancellationRequested)
                run.Skip(batch, "the run was stopped");
            else if (run.FailedBefore(batch[0].Stage))
                run.Skip(batch, "an earlier change failed");
            else
                await MakeAsync(run, (++number).ToString(CultureInfo.InvariantCulture), batch, abort);
        }
        progress?.Report(new("all", run.Count, plan.Changes.Length));
        return new(plan, run.End(stop.IsCancellationRequested), run.InOrderOf(plan.Changes), [], run.State);
    }

    /// <summary>One batch. When the company cannot be reached any more, what was sent counts as unverified.</summary>
    private async Task MakeAsync(Run run, string id, ImmutableArray<Change> changes, CancellationToken abort)
    {
        try
        {
            await WriteAsync(run, id, changes, abort);
        }
        catch (CompanyException e)
        {
            run.Record(
                changes
                    .Where(change => !run.IsSettled(change))
                    .Select(change => new ChangeResult(change, ChangeEnd.Unverified, e.Message))
            );
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            run.Record(
                changes
                    .Where(change => !run.IsSettled(change))
                    .Select(change => new ChangeResult(change, ChangeEnd.Unverified, "the run was cut short"))
            );
        }
    }

    private async Task WriteAsync(Run run, string id, ImmutableArray<Change> changes, CancellationToken abort)
    {
        var ready = await RecheckAsync(run, changes, abort);
        if (ready.IsEmpty)
            return;
        var batch = new Batch(
            id,
            ready[0].Address.Kind,
            [.. ready.Select(change => change.Address)],
            run.State,
            run.State.Apply(ready)
        );
        var outcomes = (await writer.WriteAsync(batch, abort)).ToDictionary(outcome => outcome.Address);
        var sent = ready.Where(change => outcomes[change.Address].Kind is OutcomeKind.Done or OutcomeKind.Unknown);
        var (state, open) = await readBack.VerifyAsync(run.State, [.. sent], abort);
        if (!open.IsEmpty && open.Any(change => Leftover.Of(change, state)))
            (state, open) = await InsistAsync(batch, state, open, abort);
        run.State = state;
        var differing = open.ToHashSet();
        run.Record(ready.Select(change => Judge(change, outcomes[change.Address], differing.Contains(change), state)));
    }

    /// <summary>Somebody may have changed an object since the plan was checked; then it is left alone.</summary>
    private async Task<ImmutableArray<Change>> RecheckAsync(
        Run run,
        ImmutableArray<Change> changes,
        CancellationToken abort
    )
    {
        var existing = changes.Where(change => change.Action != ChangeAction.Create).ToImmutableArray();
        if (existing.IsEmpty)
            return changes;
        run.State = await readBack.ReadAsync(run.State, existing, abort);
        var ready = ImmutableArray.CreateBuilder<Change>();
        foreach (var change in changes)
        {
            var moved = new List<Moved>();
            var standing =
                change.Action == ChangeAction.Create ? Standing.AsPlanned : Staleness.Of([change], run.State, moved);
            if (standing == Standing.AsPlanned)
                ready.Add(change);
            else if (standing == Standing.Converged)
                run.Record([new(change, ChangeEnd.AlreadyDone)]);
            else
                run.Record([new(change, ChangeEnd.Moved, Describe(moved))]);
        }
        return ready.DrainToImmutable();
    }

    private async Task<(CompanyState State, ImmutableArray<Change> Open)> InsistAsync(
        Batch batch,
        CompanyState seen,
        ImmutableArray<Change> open,
        CancellationToken abort
    )
    {
        var leftovers = open.Where(change => Leftover.Of(change, seen)).ToImmutableArray();
        await writer.WriteAsync(
            batch with
            {
                Objects = [.. leftovers.Select(change => change.Address)],
                Seen = seen,
                Goal = seen.Apply(leftovers),
                Attempt = 2,
            },
            abort
        );
        var (state, still) = await readBack.VerifyAsync(seen, leftovers, abort);
        return (state, [.. open.Except(leftovers), .. still]);
    }

    private static ChangeResult Judge(Change change, Outcome outcome, bool differs, CompanyState state) =>
        outcome.Kind switch
        {
            OutcomeKind.Refused => new(change, ChangeEnd.Refused, outcome.Message, outcome.SupportId),
            OutcomeKind.NotSent => new(change, ChangeEnd.NotSent, outcome.Message, outcome.SupportId),
            _ when !differs => new(change, ChangeEnd.Done),
            _ when Leftover.Of(change, state) => new(
                change,
                ChangeEnd.NotRevocable,
                Leftover.Describe(change, state),
                outcome.SupportId
            ),
            _ => new(change, ChangeEnd.Unverified, outcome.Message ?? Differing(change, state), outcome.SupportId),
        };

    private static string Differing(Change change, CompanyState state)
    {
        var hidden = Staleness.Unreadable(change, state).Select(field => field.Label).ToList();
        return hidden.Count == 0
            ? "reading back shows other values than were sent"
            : $"could not be read back: {string.Join(", ", hidden)}";
    }

    private static string Describe(List<Moved> moved) =>
        string.Join(
            ", ",
            moved.Select(item => item.Field is null ? $"it {item.What}" : $"{item.Field.Label} {item.What}")
        ) + " since the plan was checked";

    /// <summary>What is known so far.</summary>
    private sealed class Run(CompanyState state)
    {
        private readonly Dictionary<Change, ChangeResult> results = new(ReferenceEqualityComparer.Instance);
        private Stage? failed;

        public CompanyState State { get; set; } = state;

        public int Count => results.Count;

        public bool IsSettled(Change change) => results.ContainsKey(change);

        public bool FailedBefore(Stage stage) => failed < stage;

        public void Record(IEnumerable<ChangeResult> ended)
        {
            foreach (var result in ended)
            {
                results[result.Change] = result;
                if (result.End is not (ChangeEnd.Done or ChangeEnd.AlreadyDone))
                    failed ??= result.Change.Stage;
            }
        }

        public void Skip(ImmutableArray<Change> batch, string why) =>
            Record(batch.Select(change => new ChangeResult(change, ChangeEnd.NotSent, why)));

        public ApplyEnd End(bool stopped) =>
            failed is null ? ApplyEnd.Complete
            : stopped ? ApplyEnd.Interrupted
            : ApplyEnd.Partial;

        public ImmutableArray<ChangeResult> InOrderOf(ImmutableArray<Change> changes) =>
            [.. changes.Select(change => results[change])];
    }
}
