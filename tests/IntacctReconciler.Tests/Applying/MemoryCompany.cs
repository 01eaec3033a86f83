using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Company;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Applying;

/// <summary>A company in memory behind the two ports, with the manners that the applier has to live with.</summary>
internal sealed class MemoryCompany(CompanyState state) : ICompanyReader, ICompanyWriter
{
    private readonly Queue<CompanyState> lagging = new();

    public CompanyState State { get; private set; } = state;

    public List<Batch> Written { get; } = [];

    public List<ReadScope> Reads { get; } = [];

    /// <summary>Objects that are refused.</summary>
    public HashSet<Address> Refuses { get; } = [];

    /// <summary>How many readings still show the company as it was before a write.</summary>
    public int Lag { get; set; }

    /// <summary>Grants are taken away: at once, only when insisted upon, or never.</summary>
    public int RevokesFromAttempt { get; set; } = 1;

    /// <summary>What somebody else does after the n-th batch.</summary>
    public Dictionary<int, Func<CompanyState, CompanyState>> Meanwhile { get; } = [];

    /// <summary>What somebody else does after the n-th reading.</summary>
    public Dictionary<int, Func<CompanyState, CompanyState>> AfterReads { get; } = [];

    /// <summary>Batches before whose answer the connection breaks.</summary>
    public HashSet<int> BreaksAt { get; } = [];

    /// <summary>Objects whose write gives no answer, and whether it took effect.</summary>
    public Dictionary<Address, bool> Unanswered { get; } = [];

    /// <summary>When the process is killed.</summary>
    public Fate Fate { get; set; } = new();

    public Task<CompanyState> ReadAsync(ReadScope scope, IProgress<ReadProgress>? progress, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        Reads.Add(scope);
        if (AfterReads.TryGetValue(Reads.Count - 1, out var act))
            State = act(State);
        var shown = lagging.TryDequeue(out var old) ? old : State;
        return Task.FromResult(shown with { Read = shown.Read | scope.Facets });
    }

    public Task<ImmutableArray<Outcome>> WriteAsync(Batch batch, CancellationToken cancel)
    {
        Fate.Step();
        Written.Add(batch);
        if (BreaksAt.Contains(Written.Count))
            throw new CompanyException("IR0999", "the connection was lost");
        var before = State;
        foreach (
            var address in batch.Objects.Where(address =>
                !Refuses.Contains(address) && Unanswered.GetValueOrDefault(address, true)
            )
        )
        {
            State = Taken(State, address, batch);
            Fate.Step();
        }
        for (var i = 0; i < Lag; i++)
            lagging.Enqueue(before);
        var outcomes = batch.Objects.Select(address =>
            Refuses.Contains(address) ? new Outcome(address, OutcomeKind.Refused, "Operation failed", "S1")
            : Unanswered.ContainsKey(address) ? new Outcome(address, OutcomeKind.Unknown, "no answer")
            : new Outcome(address, OutcomeKind.Done)
        );
        if (Meanwhile.TryGetValue(Written.Count, out var act))
            State = act(State);
        return Task.FromResult(outcomes.ToImmutableArray());
    }

    /// <summary>Somebody else puts a role back.</summary>
    public void Undo(Role role) => State = State with { Roles = State.Roles.With([role]) };

    private CompanyState Taken(CompanyState to, Address address, Batch batch)
    {
        var goal = batch.Goal.Find(address);
        if (goal is null)
            return to.With(address.Kind, [], new HashSet<string>(StringComparer.Ordinal) { address.Id });
        if (goal is Role role && to.Roles.Find(address.Id) is { } held && batch.Attempt < RevokesFromAttempt)
            goal = role with
            {
                Permissions = (role.Permissions ?? GrantSet.Empty).Union(held.Permissions ?? GrantSet.Empty),
            };
        return to.With(address.Kind, [goal], new HashSet<string>(StringComparer.Ordinal));
    }
}
