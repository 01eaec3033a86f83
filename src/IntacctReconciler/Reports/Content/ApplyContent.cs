using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Applying;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What an apply cost, as far as whoever ran it counted.</summary>
/// <param name="Transactions">Records written and pages read: what Intacct bills at the least.</param>
public sealed record ApplyFigures(
    TimeSpan? Took = null,
    int? Requests = null,
    int? Retries = null,
    int? Transactions = null
);

/// <summary>How an apply ended: what failed and why first, then what is done, then the verdict.</summary>
public static class ApplyContent
{
    private const int Most = 10;
    private const int Few = 5;

    public static Report Of(ApplyResult result, ApplyFigures? figures = null, Detail detail = Detail.Brief)
    {
        var reading = new PlanReading(result.Plan, new(Catalogue.ShippedCatalogue.Load(), detail));
        var made = result.Results.Where(one => EndWords.IsMade(one.End)).ToList();
        var failed = result.Results.Where(one => !EndWords.IsMade(one.End) && one.End != ChangeEnd.NotSent).ToList();
        var unsent = result.Results.Where(one => one.End == ChangeEnd.NotSent).ToList();
        Section?[] sections =
        [
            Stale(result),
            Guarded(result, reading),
            Rows("FAILED", "", failed, detail),
            Rows("NOT SENT", "", unsent, detail),
            Rows(
                "DONE",
                result.End is ApplyEnd.Stale or ApplyEnd.Refused ? "" : "each read back as planned",
                made,
                detail
            ),
            new ChangesSection(reading).StillDifferent(result.Remaining),
            Warnings(result),
            result.End == ApplyEnd.Complete ? SwitchSections.ByHand(result.Plan, detail) : null,
            Section.Summary(Summary(result, figures ?? new())),
        ];
        return new([.. sections.OfType<Section>()]);
    }

    private static Section? Stale(ApplyResult result) =>
        result.At is { } now
            ? new(
                "STALE",
                $"a temporary entry stands otherwise by now, {Wording.Time(now)}, than as of {Wording.Time(result.Plan.AsOf)}"
            )
        : result.Moved.IsEmpty ? null
        : new(
            "STALE",
            $"{Names.Id(result.Plan.Subject.Company)} is no longer as the plan saw it",
            new Block([.. result.Moved.SelectMany(Of)])
        );

    private static Section? Guarded(ApplyResult result, PlanReading reading) =>
        result.Guards.IsEmpty && result.Policies.IsEmpty
            ? null
            : new(
                result.End == ApplyEnd.Stale ? "STALE" : "REFUSED",
                result.End == ApplyEnd.Stale
                        ? $"{Names.Id(result.Plan.Subject.Company)} has changed so that the plan would do more harm than was reviewed"
                    : result.Policies.IsEmpty ? "by what guards find now"
                    : "by what policies find now",
                [
                    .. new PolicyRows(reading).Of(
                        new(result.Plan.Policies.Settings with { Off = SequenceOf<RuleOff>.Empty }, result.Policies)
                    ),
                    .. new GuardRows(reading).Of(new(result.Plan.Guards.Settings, result.Guards)),
                ]
            );

    private static IEnumerable<Row> Of(Moved moved)
    {
        Phrase what = moved.Field is { } field
            ? $"{field.Label} {Names.Text(moved.What)}: the plan saw {Value(field, moved.Before)}, now {Value(field, moved.Now)}"
            : Names.Text(moved.What);
        yield return new(Mark.Refused, 0, [Names.Of(moved.Address), what]);
        if (Wording.LastChange(moved.LastChange) is { } last)
            yield return new(Mark.None, 0, [Phrase.Empty, new Piece(last, Tone.Dim)]);
    }

    private static string Value(FieldInfo field, FieldValue? value) =>
        value switch
        {
            FieldValue.Ids ids => ids.Value.Count == 0 ? "none" : Names.List(ids.Value, Detail.Brief),
            FieldValue.Grants grants => grants.Value.Count == 0 ? "none" : Wording.Count(grants.Value),
            FieldValue.Reach { Value.Only: { } only } => Names.List(only, Detail.Brief),
            FieldValue.Reach => "all",
            _ => Wording.Value(field, value),
        };

    private static Section? Rows(string title, string lead, List<ChangeResult> results, Detail detail)
    {
        if (results.Count == 0)
            return null;
        var isGood = EndWords.IsMade(results[0].End);
        var shown = detail == Detail.Verbose || !isGood || results.Count <= Most ? results.Count : Few;
        var rows = results.Take(shown).SelectMany(Of);
        if (shown < results.Count)
            rows = rows.Append(
                new(
                    Mark.None,
                    0,
                    [Phrase.Empty, new Piece($"and {results.Count - shown:N0} more (--verbose shows all)", Tone.Dim)]
                )
            );
        return new(title, lead, new Block([.. rows]));
    }

    private static IEnumerable<Row> Of(ChangeResult result)
    {
        var words = EndWords.Of(result.End, result.Change.Action, result.Message);
        yield return new(EndWords.MarkOf(result.End), 0, [Names.Of(result.Change.Address), words]);
        if (result.SupportId is { Length: > 0 } support)
            yield return new(Mark.None, 0, [Phrase.Empty, new Piece($"support id {Names.Id(support)}", Tone.Dim)]);
    }

    /// <summary>What a reader must know besides how each change ended.</summary>
    private static Section? Warnings(ApplyResult result)
    {
        ImmutableArray<Row> rows =
        [
            .. result.Unchecked is { } why
                ? [Notable($"the last check, a new plan, could not be made: {Printable.Of(why, 600)}")]
                : (IEnumerable<Row>)[],
            .. result.Unrecorded is { } lost
                ? [Notable($"the journal does not tell all of this run: {Printable.Of(lost, 600)}")]
                : (IEnumerable<Row>)[],
        ];
        return rows.IsEmpty ? null : new("TO KNOW", Phrase.Empty, new Block(rows));

        static Row Notable(string text) => new(Mark.Notable, 0, [text]);
    }

    /// <summary>What to do next, where something is left.</summary>
    private static string Next(ApplyResult result) =>
        result.End is not (ApplyEnd.Partial or ApplyEnd.Interrupted) ? ""
        : result.Results.All(one => EndWords.IsMade(one.End)) ? " plan shows what is left."
        : " apply --resume tries the rest of this plan again; plan shows what is left.";

    private static Phrase Summary(ApplyResult result, ApplyFigures figures)
    {
        var (all, made) = (result.Plan.Changes.Length, result.Results.Count(one => EndWords.IsMade(one.End)));
        var company = Names.Id(result.Plan.Subject.Company);
        Piece verdict = result.End switch
        {
            ApplyEnd.Complete => new(
                $"{company} is as planned: {Plural.Of(made, "change")} made and verified.",
                Tone.Ok
            ),
            ApplyEnd.Refused => new(
                $"REFUSED by {Plural.List(PolicyRows.Refusing(result.Policies, result.Guards))}. Nothing was written.",
                Tone.Refused
            ),
            ApplyEnd.Stale => new("Nothing was written. Plan again and review what is different.", Tone.Refused),
            ApplyEnd.Partial => new($"In part: {Of(made, all)} made and verified{Ends(result)}.", Tone.Refused),
            ApplyEnd.Interrupted => new($"Stopped: {Of(made, all)} made and verified{Ends(result)}.", Tone.Refused),
            _ => throw new UnreachableException(),
        };
        var cost = Cost(figures);
        return new(verdict, $"{Next(result)}{(cost.Length > 0 ? $" {cost}." : "")}");
    }

    private static string Of(int made, int all) => $"{made:N0} of {Plural.Of(all, "change")}";

    private static string Ends(ApplyResult result)
    {
        ImmutableArray<(ChangeEnd End, string Words)> ends =
        [
            (ChangeEnd.Refused, "refused"),
            (ChangeEnd.Unverified, "not verified"),
            (ChangeEnd.NotRevocable, "not revocable"),
            (ChangeEnd.Moved, "skipped"),
            (ChangeEnd.NotSent, "not sent"),
        ];
        var parts = ends.Select(end => (Count: result.CountOf(end.End), end.Words))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Count:N0} {part.Words}")
            .ToList();
        return parts.Count == 0 ? "" : $"; {string.Join(", ", parts)}";
    }

    /// <summary>3.2 s, 14 requests, 1 retry, at least 9 transactions</summary>
    private static string Cost(ApplyFigures figures)
    {
        var parts = new List<string>();
        if (figures.Took is { } took)
            parts.Add(Elapsed.Of(took));
        if (figures.Requests is { } requests)
            parts.Add(Plural.Of(requests, "request"));
        if (figures.Retries is > 0 and { } retries)
            parts.Add(Plural.Of(retries, "retry", "retries"));
        if (figures.Transactions is { } transactions)
            parts.Add($"at least {Plural.Of(transactions, "transaction")}");
        return string.Join(", ", parts);
    }
}
