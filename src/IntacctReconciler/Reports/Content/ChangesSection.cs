using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>Every write in its order.</summary>
internal sealed class ChangesSection(PlanReading plan)
{
    /// <summary>More rows than this of one stage and action are folded, down to the first few.</summary>
    private const int Most = 10;
    private const int Few = 5;
    private readonly ChangeWords words = new(plan);

    public Section? Of(ImmutableArray<Change> changes) =>
        changes.IsEmpty ? null : Of("CHANGES", $"in this order, {Plural.Of(changes.Length, "write")}", changes);

    /// <summary>What a plan without removals leaves undone.</summary>
    public Section? HeldBack(ImmutableArray<Change> changes) =>
        changes.IsEmpty ? null : Of("HELD BACK", "takes something away, so --no-removals leaves it undone", changes);

    /// <summary>What a new plan would still have to do after an apply.</summary>
    public Section? StillDifferent(ImmutableArray<Change> changes) =>
        changes.IsEmpty ? null : Of("STILL DIFFERENT", "a new plan has", changes);

    private Section Of(string title, string lead, ImmutableArray<Change> changes)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        foreach (var run in Runs(changes))
        {
            var shown = plan.Detail == Detail.Verbose || run.Count <= Most ? run.Count : Few;
            rows.AddRange(run.Take(shown).Select(RowOf));
            if (shown < run.Count)
                rows.Add(new(Mark.None, 0, [Phrase.Empty, More(run[^1], run.Count - shown)]));
        }
        return new(title, lead, new Block(rows.DrainToImmutable())) { IsDetail = true };
    }

    private Mark MarkIn(Change change) =>
        change.Action == ChangeAction.Create && plan.FormerOf(change.Address) is not null
            ? Mark.Change
            : MarkOf(change);

    public static Mark MarkOf(Change change) =>
        change.Action switch
        {
            ChangeAction.Create => Mark.Gain,
            ChangeAction.Update => Mark.Change,
            ChangeAction.Deactivate or ChangeAction.Delete => Mark.Lose,
            _ => throw new UnreachableException(),
        };

    private Row RowOf(Change change) =>
        new(
            MarkIn(change),
            0,
            [Names.Of(change.Address), words.Of(change)],
            plan.IsInAccess(change.Address) || change.Address.Kind == ObjectKind.Contact ? null : Names.Place(change.At)
        );

    /// <summary>Neighbours of one stage, kind and action.</summary>
    private static IEnumerable<List<Change>> Runs(ImmutableArray<Change> changes)
    {
        List<Change> run = [];
        foreach (var change in changes)
        {
            if (run.Count > 0 && Sort(run[^1]) != Sort(change))
            {
                yield return run;
                run = [];
            }
            run.Add(change);
        }
        if (run.Count > 0)
            yield return run;
    }

    private static (Stage, ObjectKind, ChangeAction) Sort(Change change) =>
        (change.Stage, change.Address.Kind, change.Action);

    private static Phrase More(Change like, int count)
    {
        var done = like.Action switch
        {
            ChangeAction.Create => "created",
            ChangeAction.Update => "changed",
            ChangeAction.Deactivate => "deactivated",
            ChangeAction.Delete => "deleted",
            _ => throw new UnreachableException(),
        };
        var noun = Plural.Of(count, "more " + Address.Word(like.Address.Kind));
        return new Piece($"and {noun} {done} (--verbose shows all)", Tone.Dim);
    }
}
