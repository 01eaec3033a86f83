using System.Collections.Immutable;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Planning;

/// <summary>What a plan without removals leaves undone.</summary>
public static class HeldBack
{
    /// <summary>The changes that would still be there after the smaller plan: every one of them takes something away.</summary>
    public static ImmutableArray<Change> Between(DesiredState full, ChangeSet smaller) =>
        ChangeSet.Of(full, smaller.Target).Changes;
}
