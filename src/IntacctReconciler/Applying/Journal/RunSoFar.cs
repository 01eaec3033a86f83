using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Applying.Journal;

/// <summary>What a journal knows of a run.</summary>
/// <param name="Batches">How many batches have an outcome; the next one has the number after.</param>
/// <param name="End">Null when no end is recorded: the run was cut short.</param>
public sealed record RunSoFar(RunBegan Began, int Batches, ApplyEnd? End)
{
    private ImmutableDictionary<Address, Steps> Objects { get; init; } = ImmutableDictionary<Address, Steps>.Empty;

    /// <summary>The steps of an object's changes that were sent, and those of them that are proven.</summary>
    public Steps StepsOf(Address address) => Objects.GetValueOrDefault(address, Steps.None);

    /// <summary>The run that began last; null when none did.</summary>
    public static RunSoFar? Last(JournalContents journal) =>
        journal.Entries.Select(entry => entry.Record).OfType<RunBegan>().LastOrDefault() is { } began
            ? Of(journal, began.Run)
            : null;

    /// <summary>The latest run that completed this plan; null when none did.</summary>
    public static RunSoFar? Completed(JournalContents journal, string plan) =>
        journal
            .Entries.Select(entry => entry.Record)
            .OfType<RunBegan>()
            .Where(began => began.Plan == plan)
            .Select(began => began.Run)
            .Distinct(StringComparer.Ordinal)
            .Select(run => Of(journal, run))
            .LastOrDefault(run => run.IsComplete);

    public bool IsComplete => End == ApplyEnd.Complete;

    /// <summary>When its latest part began, or when it ended.</summary>
    public DateTimeOffset At { get; private init; }

    private static RunSoFar Of(JournalContents journal, string run)
    {
        var steps = new Dictionary<Address, Steps>();
        RunBegan? began = null;
        var (batches, at) = (0, default(DateTimeOffset));
        ApplyEnd? end = null;
        foreach (var entry in journal.Entries.Where(entry => entry.Record.Run == run))
        {
            switch (entry.Record)
            {
                case RunBegan record:
                    (began, end, at) = (record, null, entry.At);
                    break;
                case BatchIntended record:
                    foreach (var change in record.Changes)
                        steps[change.Address] = steps.GetValueOrDefault(change.Address, Steps.None) with
                        {
                            Sent = steps.GetValueOrDefault(change.Address, Steps.None).Done + 1,
                        };
                    break;
                case BatchEnded record:
                    batches = record.Batch;
                    foreach (
                        var done in record.Results.Where(result =>
                            result.End is ChangeEnd.Done or ChangeEnd.AlreadyDone
                        )
                    )
                        steps[done.Address] = steps.GetValueOrDefault(done.Address, Steps.None) with
                        {
                            Done = steps.GetValueOrDefault(done.Address, Steps.None).Done + 1,
                        };
                    break;
                case RunEnded record:
                    (end, at) = (record.End, entry.At);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        return new(began!, batches, end) { Objects = steps.ToImmutableDictionary(), At = at };
    }
}

/// <summary>How far the changes of one object have come.</summary>
/// <param name="Done">Steps that were made and read back.</param>
/// <param name="Sent">Steps that were sent; the last of them may or may not have taken effect.</param>
public sealed record Steps(int Done, int Sent)
{
    public static Steps None { get; } = new(0, 0);
}
