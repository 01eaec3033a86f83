using System.Collections.Immutable;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying.Journal;

/// <summary>Something that an apply puts on record.</summary>
/// <param name="Run">The run's id: random, and kept when it is taken up again.</param>
public abstract record JournalRecord(string Run);

/// <summary>What is known of a run before it begins.</summary>
/// <param name="Tool">Name and version of the program.</param>
/// <param name="SignedIn">The user id that applies.</param>
/// <param name="ChangeRef">The ticket or change request that asks for it.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="Commit">The commit of the files.</param>
public sealed record RunFacts(
    string Id,
    string Tool,
    string? SignedIn = null,
    string? ChangeRef = null,
    string? ApprovedBy = null,
    string? Commit = null
);

/// <summary>The checks are passed and the first write is about to be sent.</summary>
/// <param name="Plan">The digest of the plan, as its file has it.</param>
/// <param name="Changes">How many changes the plan has.</param>
/// <param name="Resumed">An earlier part of the run was cut short.</param>
public sealed record RunBegan(RunFacts Facts, string Company, string Endpoint, string Plan, int Changes, bool Resumed)
    : JournalRecord(Facts.Id);

/// <summary>A batch is about to be sent. Whatever a kill leaves unknown is in the last one of these.</summary>
/// <param name="Batch">Counted from 1, on through every part of a run.</param>
public sealed record BatchIntended(string Run, int Batch, ImmutableArray<Change> Changes) : JournalRecord(Run);

/// <summary>How each change of a batch ended, after reading back.</summary>
public sealed record BatchEnded(string Run, int Batch, ImmutableArray<RecordedEnd> Results) : JournalRecord(Run);

/// <summary>The run is over.</summary>
/// <param name="Rest">The changes that no batch tells of: those that were so already, and those never sent.</param>
public sealed record RunEnded(string Run, ApplyEnd End, ImmutableArray<RecordedEnd> Rest) : JournalRecord(Run);

/// <summary>How one change ended.</summary>
/// <param name="Message">Intacct's words, or why it was not sent; not made safe for printing.</param>
public sealed record RecordedEnd(
    Address Address,
    ChangeAction Action,
    ChangeEnd End,
    string? Message = null,
    string? SupportId = null
)
{
    public static RecordedEnd Of(ChangeResult result) =>
        new(result.Change.Address, result.Change.Action, result.End, result.Message, result.SupportId);
}
