using System.Collections.Immutable;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Reports.Content;

/// <summary>A change in a journal.</summary>
/// <param name="End">Null when it was about to be sent and nothing more is recorded.</param>
/// <param name="Fields">What it wrote, in the words of the screens; empty for one that no batch tells of.</param>
internal sealed record RecordedChange(RecordedEnd? End, Address Address, ImmutableArray<string> Fields);

/// <summary>One part of a run in a journal: from where it began, or was taken up again, to its end or the next one.</summary>
/// <param name="Ended">Null when no end is recorded: it was cut short.</param>
internal sealed record RecordedRun(
    RunBegan Began,
    DateTimeOffset At,
    ImmutableArray<RecordedChange> Changes,
    RunEnded? Ended,
    DateTimeOffset? EndedAt
)
{
    public static ImmutableArray<RecordedRun> In(JournalContents journal)
    {
        var starts = journal.Entries.Select((entry, at) => (entry, at)).Where(one => one.entry.Record is RunBegan);
        int[] borders = [.. starts.Select(one => one.at), journal.Entries.Length];
        return [.. borders.Zip(borders.Skip(1), (from, to) => Of(journal.Entries[from..to]))];
    }

    private static RecordedRun Of(ImmutableArray<JournalEntry> entries)
    {
        var changes = ImmutableArray.CreateBuilder<RecordedChange>();
        BatchIntended? open = null;
        JournalEntry? end = null;
        foreach (var entry in entries)
        {
            switch (entry.Record)
            {
                case BatchIntended intended:
                    changes.AddRange(Unknown(open));
                    open = intended;
                    break;
                case BatchEnded ended:
                    changes.AddRange(ended.Results.Select(result => Of(result, open)));
                    open = null;
                    break;
                case RunEnded ended:
                    end = entry;
                    changes.AddRange(Unknown(open));
                    open = null;
                    changes.AddRange(ended.Rest.Select(result => Of(result, null)));
                    break;
                default:
                    break;
            }
        }
        changes.AddRange(Unknown(open));
        return new((RunBegan)entries[0].Record, entries[0].At, changes.ToImmutable(), end?.Record as RunEnded, end?.At);
    }

    private static RecordedChange Of(RecordedEnd end, BatchIntended? batch) =>
        new(end, end.Address, FieldsOf(batch?.Changes.FirstOrDefault(change => change.Address == end.Address)));

    private static IEnumerable<RecordedChange> Unknown(BatchIntended? batch) =>
        batch?.Changes.Select(change => new RecordedChange(null, change.Address, FieldsOf(change))) ?? [];

    private static ImmutableArray<string> FieldsOf(Change? change) =>
        change is null or { Action: not ChangeAction.Update }
            ? []
            : [.. change.Fields.Select(field => field.Field.Label)];
}
