using System.Collections.Immutable;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>What the guards say: refusals with who is affected and how to mend them, then what was let through, then the numbers.</summary>
internal sealed class GuardRows(PlanReading plan)
{
    private const int Most = 3;
    private const string EscalationPrefix = GuardNames.AnyEscalation + ".";
    private const string SeatsPrefix = "seats.";

    private readonly Wording wording = plan.Wording;

    public IEnumerable<Block> Of(GuardReview guards)
    {
        var told = SequenceOf<Affected>.Empty;
        foreach (var refused in guards.Refusals)
        {
            yield return new([.. Refusal(refused, told)]);
            told = refused.Affected;
        }
        ImmutableArray<Row> rows = [.. guards.Results.Where(IsTold).Select(Told), .. Passed(guards)];
        if (!rows.IsEmpty)
            yield return new(rows);
    }

    /// <param name="told">Named just before, by a refusal of the same things on another ground.</param>
    private IEnumerable<Row> Refusal(GuardResult refused, SequenceOf<Affected> told)
    {
        var isEscalation = IsEscalation(refused);
        yield return new(
            Mark.Refused,
            0,
            [
                new(
                    new Piece(refused.Guard, Tone.Refused),
                    $": {(isEscalation ? Subject(refused) : "")}{refused.Sentence}"
                ),
            ],
            Names.Place(refused.At)
        );
        if (!refused.Affected.Equals(told))
        {
            foreach (var row in Who(refused, isEscalation))
                yield return row;
        }
        if (refused.Mend is { } mend)
            yield return new(Mark.None, 1, [$"mend: {mend}"]);
        foreach (var line in refused.Paste)
            yield return new(Mark.None, 2, [new Piece(line, Tone.Code)]);
    }

    /// <summary>Those to whom nothing more is to be said in one row, the others each in one of their own.</summary>
    /// <param name="isNamed">Whether the sentence has named them.</param>
    private IEnumerable<Row> Who(GuardResult refused, bool isNamed)
    {
        var alike = refused
            .Affected.GroupBy(one => (one.Address.Kind, one.What))
            .Where(group => group.Key.What.Length > 0 || !isNamed)
            .ToList();
        if (isNamed && alike is [var all] && all.Count() == refused.Affected.Count)
        {
            yield return new(Mark.None, 1, [all.Key.What]);
            yield break;
        }
        var shown = plan.Detail == Detail.Verbose || alike.Count <= Most + 1 ? alike.Count : Most;
        foreach (var group in alike.Take(shown))
            yield return new(Mark.None, 1, [$"{Alike(group.Key.Kind, group)}{What(group.Key.What)}"]);
        var more = alike.Skip(shown).Sum(group => group.Count());
        if (more > 0)
            yield return new(Mark.None, 1, [new Piece($"and {more:N0} more (--verbose shows all)", Tone.Dim)]);
    }

    /// <summary>users clerk1, clerk2 and 3 more</summary>
    private string Alike(ObjectKind kind, IEnumerable<Affected> alike)
    {
        var ids = IdSet.Of(alike.Select(one => one.Address.Id));
        return $"{Address.Word(kind)}{(ids.Count == 1 ? "" : "s")} {wording.List(ids)}";
    }

    private static string What(string what) => what.Length > 0 ? $": {what}" : "";

    private static bool IsTold(GuardResult result) => result.Verdict is GuardVerdict.Notable or GuardVerdict.Allowed;

    private Row Told(GuardResult result)
    {
        var names = IsEscalation(result) ? Subject(result) : "";
        var about =
            names.Length > 0 || result.Affected.Count == 0
                ? Ways(result)
                : $": {string.Join(", ", result.Affected.Take(Most).Select(About))}{(result.Affected.Count > Most ? $" and {result.Affected.Count - Most:N0} more" : "")}";
        var by = result.By is { } answer
            ? $"; allowed, owner {Names.Text(answer.Owner)}, until {Names.Text(answer.Until)}"
            : "";
        var guard = names.Length > 0 || result.Affected.Count == 0 ? "" : $"{result.Guard}: ";
        return new(Mark.Notable, 0, [$"{guard}{names}{result.Sentence}{about}{by}"], Names.Place(result.At));
    }

    private static string About(Affected one) =>
        Names.Id(one.Address.Id) + (one.What.Length > 0 ? $" ({one.What})" : "");

    /// <summary>By role Access admin, where it is the same for all.</summary>
    private static string Ways(GuardResult result) =>
        result.Affected.Select(one => one.What).Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } way]
            ? $", {way}"
            : "";

    private string Subject(GuardResult result) =>
        wording.List(IdSet.Of(result.Affected.Select(one => one.Address.Id))) + " ";

    /// <summary>users 1 of 10, assignments 3 of 50, full admins 3, Business seats 38 of 40</summary>
    private IEnumerable<Row> Passed(GuardReview guards)
    {
        if (plan.Plan.IsEmpty)
            yield break;
        var parts = guards
            .Results.Where(result => result.Verdict == GuardVerdict.Passed)
            .Select(Number)
            .OfType<string>()
            .ToList();
        if (parts.Count > 0)
            yield return new(Mark.Ok, 0, [string.Join(", ", parts)]);
    }

    private static string? Number(GuardResult passed) =>
        passed switch
        {
            { Numbers: not { } } => null,
            { Guard: GuardNames.MinFullAdmins, Numbers: { } admins } => admins.After >= admins.Limit
                ? $"full admins {admins.After:N0}"
                : null,
            { Numbers: { } seats } when passed.Guard.StartsWith(SeatsPrefix, StringComparison.Ordinal) =>
                $"{Wording.Type(passed.Guard[SeatsPrefix.Length..])}seats {seats.After:N0} of {seats.Limit:N0}",
            { Numbers: { } removed } when passed.Guard.StartsWith("maxRemovals.", StringComparison.Ordinal) =>
                removed.Before > removed.After
                    ? $"{passed.Guard["maxRemovals.".Length..]} {removed.Before - removed.After:N0} of {removed.Limit:N0}"
                    : null,
            _ => null,
        };

    private static bool IsEscalation(GuardResult result) =>
        result.Guard.StartsWith(EscalationPrefix, StringComparison.Ordinal);
}
