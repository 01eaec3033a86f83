using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>A journal: each run with who, why and what became of every change.</summary>
public static class JournalContent
{
    private const int Most = 20;
    private const int Few = 10;

    public static Report Of(JournalContents journal, Detail detail = Detail.Brief)
    {
        var runs = RecordedRun.In(journal);
        Section?[] sections =
        [
            .. runs.SelectMany((run, i) => Of(run, Rest(journal, runs, i), detail)),
            Damage(journal),
            new(null, Summary(journal, runs.Length)),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    /// <summary>What the chain proves, in a line.</summary>
    public static string Verdict(JournalContents journal)
    {
        var runs = journal
            .Entries.Select(entry => entry.Record)
            .OfType<RunBegan>()
            .DistinctBy(run => run.Run, StringComparer.Ordinal)
            .Count();
        var torn = journal.Torn is null ? "" : "; after it a line that a kill cut short";
        return $"{Plural.Of(journal.Entries.Length, "record")}, {Plural.Of(runs, "run")}, head {journal.Head.Hash ?? "none"}, intact{torn}";
    }

    private static IEnumerable<Section> Of(RecordedRun run, string rest, Detail detail)
    {
        var title = run.Began.Resumed ? "RUN, TAKEN UP AGAIN" : "RUN";
        yield return new(
            title,
            new(new Piece($"{Wording.Time(run.At)}: "), Ended(run, rest)),
            new Block([.. Facts(run)])
        );
        if (!run.Changes.IsEmpty)
            yield return new(null, Phrase.Empty, new Block([.. Rows(run.Changes, detail)]));
    }

    private static IEnumerable<Row> Facts(RecordedRun run)
    {
        var (began, facts) = (run.Began, run.Began.Facts);
        (string Name, string? Value)[] rows =
        [
            ("company", $"{Names.Id(began.Company)} at {Printable.Of(began.Endpoint)}"),
            ("applied by", Id(facts.SignedIn)),
            ("change", Id(facts.ChangeRef)),
            ("approved by", Id(facts.ApprovedBy)),
            ("commit", Id(facts.Commit)),
            ("plan", $"{Printable.Of(began.Plan)}, {Plural.Of(began.Changes, "change")}"),
            ("run", Printable.Of(began.Run)),
            ("tool", Printable.Of(facts.Tool)),
        ];
        return rows.Where(row => row.Value is not null)
            .Select(row => new Row(Mark.None, 0, [new Piece(row.Name, Tone.Dim), row.Value!]));
    }

    private static string? Id(string? text) => text is null ? null : Names.Id(text);

    private static Piece Ended(RecordedRun run, string rest) =>
        run.Ended?.End switch
        {
            ApplyEnd.Complete => new("complete", Tone.Ok),
            ApplyEnd.Partial => new($"in part{rest}", Tone.Refused),
            ApplyEnd.Interrupted => new($"stopped on request{rest}", Tone.Refused),
            ApplyEnd.Refused => new("refused by a guard, nothing was written", Tone.Refused),
            ApplyEnd.Stale => new("stale, nothing was written", Tone.Refused),
            null => new($"cut short, no end is recorded{rest}", Tone.Refused),
            _ => throw new UnreachableException(),
        };

    /// <summary>What becomes of what a run has left over, to follow how it ended.</summary>
    private static string Rest(JournalContents journal, ImmutableArray<RecordedRun> runs, int at) =>
        at + 1 < runs.Length
            ? runs[at + 1].Began.Run == runs[at].Began.Run
                ? "; taken up again below"
                : ""
            : journal.Fault is null
                ? "; apply --resume takes it up again"
                : "";

    private static IEnumerable<Row> Rows(ImmutableArray<RecordedChange> changes, Detail detail)
    {
        // Of what went well a few tell enough.
        var isLong = detail == Detail.Brief && changes.Length > Most;
        var (left, out_) = (isLong ? Few : int.MaxValue, 0);
        foreach (var change in changes)
        {
            if (change.End is { } end && EndWords.IsMade(end.End) && --left < 0)
            {
                out_++;
                continue;
            }
            foreach (var row in Rows(change))
                yield return row;
        }
        if (out_ > 0)
            yield return new(
                Mark.None,
                0,
                [Phrase.Empty, new Piece($"and {out_:N0} more that were made (--verbose shows all)", Tone.Dim)]
            );
    }

    private static IEnumerable<Row> Rows(RecordedChange change)
    {
        if (change.End is not { } end)
        {
            yield return new(
                Mark.Notable,
                0,
                [Names.Of(change.Address), "about to be sent; whether it took effect is not recorded"]
            );
            yield break;
        }
        var fields = change.Fields.IsEmpty || !EndWords.IsMade(end.End) ? "" : $": {string.Join(", ", change.Fields)}";
        yield return new(
            EndWords.MarkOf(end.End),
            0,
            [Names.Of(change.Address), EndWords.Of(end.End, end.Action, end.Message) + fields]
        );
        if (end.SupportId is { Length: > 0 } support)
            yield return new(Mark.None, 0, [Phrase.Empty, new Piece($"support id {Names.Id(support)}", Tone.Dim)]);
    }

    private static Section? Damage(JournalContents journal) =>
        journal.Fault is { } fault
            ? new(
                "DAMAGED",
                new(
                    new Piece(
                        $"at line {fault.Line}: {Printable.Of(fault.What, 300)}; nothing from there on is proven",
                        Tone.Refused
                    )
                )
            )
            : null;

    private static Phrase Summary(JournalContents journal, int parts) =>
        journal.Fault is not null
            ? $"{Plural.Of(journal.Entries.Length, "record")} in {Plural.Of(parts, "run")} stand before the damage."
            : $"{Verdict(journal)}.";
}
