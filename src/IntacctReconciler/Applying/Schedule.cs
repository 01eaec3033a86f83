using System.Collections.Immutable;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying;

/// <summary>Changes cut into batches: one stage and one kind each, at most 500 objects.</summary>
public static class Schedule
{
    public const int LargestBatch = 500;

    public static IEnumerable<ImmutableArray<Change>> Of(IEnumerable<Change> changes)
    {
        var batch = ImmutableArray.CreateBuilder<Change>();
        foreach (var change in changes)
        {
            if (batch.Count > 0 && (batch.Count == LargestBatch || !Together(batch[^1], change)))
                yield return batch.DrainToImmutable();
            batch.Add(change);
        }
        if (batch.Count > 0)
            yield return batch.DrainToImmutable();
    }

    private static bool Together(Change a, Change b) =>
        a.Stage == b.Stage && a.Address.Kind == b.Address.Kind && (a.Action == b.Action);
}
