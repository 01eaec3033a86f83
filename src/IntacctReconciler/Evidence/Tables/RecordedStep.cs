using System.Collections.Immutable;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>A change in a journal with the run that it was made in.</summary>
/// <param name="Began">How the run began, or was taken up again; null where the journal does not tell.</param>
/// <param name="At">When its end was recorded; of one without an end when it was about to be sent.</param>
/// <param name="Change">What was sent; null for one that no batch tells of.</param>
/// <param name="End">Null where no end is recorded: whether it took effect is not known.</param>
internal sealed record RecordedStep(
    RunBegan? Began,
    string Run,
    DateTimeOffset At,
    Address Address,
    ChangeAction Action,
    Change? Change,
    RecordedEnd? End
)
{
    /// <summary>Every change in the order in which the journal has them.</summary>
    public static ImmutableArray<RecordedStep> In(JournalContents journal)
    {
        var steps = ImmutableArray.CreateBuilder<RecordedStep>();
        var began = new Dictionary<string, RunBegan>(StringComparer.Ordinal);
        (JournalEntry Entry, BatchIntended Batch)? open = null;
        foreach (var entry in journal.Entries)
        {
            switch (entry.Record)
            {
                case BatchEnded ended:
                    var sent = (open?.Batch.Changes ?? []).ToList();
                    steps.AddRange(ended.Results.Select(end => Of(entry, end, Taken(sent, end.Address))));
                    open = null;
                    break;
                case RunEnded ended:
                    LeftOpen();
                    steps.AddRange(ended.Rest.Select(end => Of(entry, end, change: null)));
                    break;
                case BatchIntended intended:
                    LeftOpen();
                    open = (entry, intended);
                    break;
                case RunBegan run:
                    LeftOpen();
                    began[run.Run] = run;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        LeftOpen();
        return steps.ToImmutable();

        RecordedStep Of(JournalEntry entry, RecordedEnd end, Change? change) =>
            new(
                began.GetValueOrDefault(entry.Record.Run),
                entry.Record.Run,
                entry.At,
                end.Address,
                end.Action,
                change,
                end
            );

        void LeftOpen()
        {
            if (open is not { } left)
                return;
            var run = left.Batch.Run;
            steps.AddRange(
                left.Batch.Changes.Select(change => new RecordedStep(
                    began.GetValueOrDefault(run),
                    run,
                    left.Entry.At,
                    change.Address,
                    change.Action,
                    change,
                    End: null
                ))
            );
            open = null;
        }
    }

    /// <summary>The first of these on an object, which is none of them any more: an object can have several steps.</summary>
    private static Change? Taken(List<Change> sent, Address address)
    {
        var at = sent.FindIndex(change => change.Address == address);
        if (at < 0)
            return null;
        var change = sent[at];
        sent.RemoveAt(at);
        return change;
    }
}
