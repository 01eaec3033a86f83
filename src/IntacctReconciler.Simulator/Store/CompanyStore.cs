using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>One replaced object.</summary>
internal readonly record struct Replacement(Record? Before, Record? After)
{
    public ObjectType Type => (After ?? Before)!.Type;
    public long Key => (After ?? Before)!.Key;
    public Replacement Reversed => new(After, Before);
}

/// <summary>All objects of the company. Every change is noted so that it can be taken back.</summary>
internal sealed class CompanyStore
{
    private readonly Dictionary<ObjectType, Table> tables = ObjectTypes.All.ToDictionary(
        type => type,
        type => new Table(type)
    );
    private readonly List<Replacement> pending = [];
    private readonly Queue<(IReadOnlyList<Replacement> Changes, int ReadsLeft)> unseen = new();

    public Table this[ObjectType type] => tables[type];

    public Table this[string type] => tables[ObjectTypes.Get(type)];

    /// <summary>Rises with every effective change; what is derived from the store may be kept as long as it stands still.</summary>
    public long Version { get; private set; }

    /// <summary>How many times changes became final.</summary>
    public long Commits { get; private set; }

    /// <summary>Permissions that somebody holds although the catalogue does not list them.</summary>
    public HashSet<long> UnlistedPermissions { get; } = [];

    /// <summary>Values outside the documented enumerations that the seed came with: the company knows them.</summary>
    public HashSet<(Vocabulary Of, string Value)> Undocumented { get; } = [];

    /// <summary>Objects changed since the seed was read.</summary>
    public HashSet<(ObjectType Type, long Key)> Touched { get; } = [];

    /// <summary>The present request's changes so far.</summary>
    public IReadOnlyList<Replacement> Pending => pending;

    /// <summary>Where the present request stands; <see cref="RollBackTo"/> returns to it.</summary>
    public int Savepoint => pending.Count;

    public Record Add(Record record)
    {
        Put(new Replacement(null, record));
        return record;
    }

    public Record Change(Record before, Record after)
    {
        Put(new Replacement(before, after));
        return after;
    }

    public void Remove(Record record) => Put(new Replacement(record, null));

    public void RollBackTo(int savepoint)
    {
        for (var last = pending.Count - 1; last >= savepoint; last--)
        {
            Apply(pending[last].Reversed);
        }
        pending.RemoveRange(savepoint, pending.Count - savepoint);
    }

    /// <summary>Makes the present request's changes final.</summary>
    /// <param name="lag">How many reads still see the state before them.</param>
    public void Commit(int lag)
    {
        if (pending.Count == 0)
        {
            return;
        }
        foreach (var change in pending)
        {
            Touched.Add((change.Type, change.Key));
        }
        // A later change must not become visible before an earlier one.
        var reads = unseen.Select(change => change.ReadsLeft).Append(lag).Max();
        if (reads > 0)
        {
            unseen.Enqueue(([.. pending], reads));
        }
        pending.Clear();
        Version++;
        Commits++;
    }

    /// <summary>Runs a read on the state that readers see by now.</summary>
    public T Read<T>(Func<T> read)
    {
        if (unseen.Count == 0)
        {
            return read();
        }
        foreach (var (changes, _) in unseen.Reverse())
        {
            ApplyAll(changes.Reverse().Select(change => change.Reversed));
        }
        Version++;
        try
        {
            return read();
        }
        finally
        {
            foreach (var (changes, _) in unseen)
            {
                ApplyAll(changes);
            }
            Version++;
            Age();
        }
    }

    private void Age()
    {
        for (var waiting = unseen.Count; waiting > 0; waiting--)
        {
            var (changes, left) = unseen.Dequeue();
            if (left > 1)
            {
                unseen.Enqueue((changes, left - 1));
            }
        }
    }

    private void ApplyAll(IEnumerable<Replacement> changes)
    {
        foreach (var change in changes)
        {
            Apply(change);
        }
    }

    private void Put(Replacement change)
    {
        Apply(change);
        pending.Add(change);
    }

    private void Apply(Replacement change) => tables[change.Type].Replace(change.Before, change.After);
}
