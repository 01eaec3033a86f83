using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Applying;

/// <summary>What to apply, and on whose behalf.</summary>
public sealed record ApplyRequest(Plan Plan, RunFacts Run)
{
    /// <summary>Where the files are at hand: a new plan over what was read back must be empty.</summary>
    public DesiredState? Desired { get; init; }

    /// <summary>What an earlier part of the run did before it was cut short.</summary>
    public RunSoFar? Earlier { get; init; }
}
