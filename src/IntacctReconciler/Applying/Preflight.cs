using System.Collections.Immutable;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying;

/// <summary>The whole plan held against the company as it is now, before anything is written.</summary>
internal sealed class Preflight
{
    private readonly Plan plan;
    private readonly CompanyState fresh;
    private readonly List<IReadOnlyList<Change>> begun = [];
    private readonly List<Moved> moved = [];
    private readonly List<ChangeResult> settled = [];
    private readonly List<Change> open = [];
    private readonly HashSet<Change> halfDone = new(ReferenceEqualityComparer.Instance);

    public Preflight(Plan plan, RunSoFar? earlier, CompanyState fresh)
    {
        (this.plan, this.fresh) = (plan, fresh);
        foreach (var chain in Staleness.Chains(plan.Changes))
            Judge(chain, earlier?.StepsOf(chain[0].Address) ?? Steps.None);
        moved.AddRange(Staleness.HeldMeanwhile(plan.Changes, fresh));
        var stillOpen = open.ToHashSet<Change>(ReferenceEqualityComparer.Instance);
        Open = [.. plan.Changes.Where(stillOpen.Contains)];
    }

    /// <summary>What makes the plan stale.</summary>
    public ImmutableArray<Moved> Moved => [.. moved];

    /// <summary>Changes that hold already.</summary>
    public IReadOnlyList<ChangeResult> Settled => settled;

    /// <summary>What is left to make, in the plan's order.</summary>
    public ImmutableArray<Change> Open { get; }

    /// <summary>Sent by an earlier part of the run, and found to have taken effect in part.</summary>
    public bool IsHalfDone(Change change) => halfDone.Contains(change);

    /// <summary>
    /// What guards judge: the company as it would be had an earlier part of the run not begun, the company once all is made,
    /// and the changes between. A run that is taken up again half-way does no more harm than the whole of it.
    /// </summary>
    public (CompanyState Before, CompanyState After, ImmutableArray<Change> Changes) Whole()
    {
        var before = begun
            .Where(chain => chain[0].Address.Kind != ObjectKind.Contact)
            .Aggregate(fresh, (state, chain) => state.Without(chain));
        var after = Schedule.Of(Open).Aggregate(fresh, (state, batch) => state.Apply(batch));
        var judged = begun
            .SelectMany(chain => chain)
            .Concat(Open)
            .ToHashSet<Change>(ReferenceEqualityComparer.Instance);
        return (before, after, [.. plan.Changes.Where(judged.Contains)]);
    }

    /// <summary>
    /// The object has to be where the plan saw it or where the plan wants it; in a run that is taken up again also where the
    /// steps that were sent have left it. A step that was proven and is undone by now was undone by somebody.
    /// </summary>
    private void Judge(IReadOnlyList<Change> chain, Steps steps)
    {
        if (steps.Sent > 0)
            begun.Add(chain);
        var why = new List<Moved>();
        if (Staleness.Of(chain, fresh, why) == Standing.Converged)
        {
            Settle(chain, steps);
            return;
        }
        var from = steps.Done;
        for (var next = Math.Min(steps.Sent, chain.Count - 1); next >= from; next--)
        {
            if (!Staleness.IsAt(chain, next, fresh))
                continue;
            Settle([.. chain.Take(next)], steps);
            open.AddRange(chain.Skip(next));
            return;
        }
        if (from < Math.Min(steps.Sent, chain.Count) && Staleness.IsWithin(chain, from, fresh))
        {
            Settle([.. chain.Take(from)], steps);
            open.AddRange(chain.Skip(from));
            halfDone.Add(chain[from]);
            return;
        }
        if (why.Count == 0)
            why.Add(
                new(
                    chain[0].Address,
                    null,
                    null,
                    null,
                    "was changed by this run and is as it was before, so somebody undid it"
                )
            );
        moved.AddRange(why);
    }

    private void Settle(IReadOnlyList<Change> made, Steps steps) =>
        settled.AddRange(
            made.Select(change => new ChangeResult(
                change,
                ChangeEnd.AlreadyDone,
                steps.Sent > 0 ? "made before the run was cut short" : null
            ))
        );
}
