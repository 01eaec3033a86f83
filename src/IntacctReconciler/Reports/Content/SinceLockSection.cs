using System.Globalization;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What became of the company since its catalogue was reviewed, and what another lock would give.</summary>
internal sealed class SinceLockSection(LockReview review, PlanReading plan)
{
    /// <summary>More subjects than this are counted.</summary>
    private const int Most = 6;

    private readonly CatalogueChangeRows rows = new(review.Difference, plan.Wording);

    /// <returns>Null without a lock, and where nothing changed since.</returns>
    public static Section? Of(PlanReading plan) =>
        plan.Plan.Lock is { IsEmpty: false } review ? new SinceLockSection(review, plan).Section() : null;

    /// <summary>3 catalogue changes, 1 entity to review.</summary>
    public static string? Summary(Plan plan)
    {
        if (plan.Lock is not { Difference: { IsEmpty: false } difference })
            return null;
        string[] parts =
        [
            .. difference.Permissions.IsEmpty
                ? (IEnumerable<string>)[]
                : [Plural.Of(difference.Permissions.Length, "catalogue change")],
            .. difference.Entities.IsEmpty
                ? (IEnumerable<string>)[]
                : [Plural.Of(difference.Entities.Length, "entity", "entities")],
        ];
        return $"{string.Join(", ", parts)} to review";
    }

    private Section Section()
    {
        var granted = review.GrantedBy(plan.Plan.Changes);
        Block[] blocks =
        [
            rows.Of(Followed),
            CatalogueChangeRows.Entities(review, plan.Wording.Detail),
            new([.. granted.Select(Granted), .. Accepted(), .. WhenLocked()]),
        ];
        return new(
            $"SINCE THE LOCK OF {Day(review.LockedAt)}",
            granted.IsEmpty
                ? "nothing in this part is granted by this plan"
                : "this plan grants of it what is marked with !",
            [.. blocks.Where(block => !block.Rows.IsEmpty)]
        );
    }

    /// <summary>6 roles follow unchanged</summary>
    private string? Followed(IReadOnlyList<CatalogueChange> moved)
    {
        var places = moved.Select(change => change.Entry.Permission).ToHashSet();
        var subjects = review
            .Followers.Where(follower => places.Contains(follower.To))
            .GroupBy(follower => follower.Subject)
            .Select(group => (group.Key.Kind, Unchanged: group.All(follower => follower.Unchanged)))
            .ToArray();
        string[] parts =
        [
            .. subjects
                .GroupBy(subject => subject.Kind)
                .OrderBy(kind => kind.Key)
                .SelectMany(kind =>
                    new[]
                    {
                        Follow(kind.Key, kind.Count(subject => subject.Unchanged), "unchanged"),
                        Follow(kind.Key, kind.Count(subject => !subject.Unchanged), "by this plan"),
                    }
                )
                .OfType<string>(),
        ];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    private static string? Follow(ObjectKind kind, int count, string how) =>
        count == 0 ? null : $"{Plural.Of(count, Address.Word(kind))} follow{(count == 1 ? "s" : "")} {how}";

    private Row Granted((Address Subject, GrantSet Grants) granted)
    {
        var what =
            plan.Wording.Detail == Detail.Verbose || granted.Grants.Count <= Most
                ? string.Join("; ", granted.Grants.Select(rows.Said))
                : Wording.Count(granted.Grants);
        var why = review.Accepted.FirstOrDefault(one => one.Subject == granted.Subject) is { } accepted
            ? $", accepted on {Day(accepted.LockedAt)}"
            : "";
        return new(Mark.Notable, 0, [$"{Names.Of(granted.Subject)} gets {what}{why}"]);
    }

    private IEnumerable<Row> Accepted() =>
        review.Accepted.IsEmpty
            ? []
            :
            [
                new(
                    Mark.None,
                    0,
                    [
                        $"accepted alone since: {List(review.Accepted, one => $"{Names.Id(one.Subject.Id)} on {Day(one.LockedAt)}")}",
                    ]
                ),
            ];

    /// <summary>would widen when locked: Bill.com role +2, Auditor +1 (catalogue lock --role)</summary>
    private IEnumerable<Row> WhenLocked()
    {
        var wider = review.WhenLocked.Where(effect => effect.Wider.Count > 0).ToArray();
        var narrower = review.WhenLocked.Where(effect => effect.Narrower.Count > 0).ToArray();
        if (wider.Length > 0)
            yield return Effect("widen", wider, effect => $"+{effect.Wider.RightCount:N0}");
        if (narrower.Length > 0)
            yield return Effect("narrow", narrower, effect => $"-{effect.Narrower.RightCount:N0}");
    }

    private Row Effect(string what, PresetEffect[] effects, Func<PresetEffect, string> count)
    {
        var option = effects.Any(effect => effect.Subject.Kind == ObjectKind.Role) ? "--role" : "--user";
        return new(
            Mark.None,
            0,
            [
                new(
                    $"would {what} when locked: {List(effects, effect => $"{Names.Id(effect.Subject.Id)} {count(effect)}")}",
                    new($" (catalogue lock {option})", Tone.Dim)
                ),
            ]
        );
    }

    private string List<T>(IReadOnlyList<T> all, Func<T, string> word)
    {
        var shown = plan.Wording.Detail == Detail.Verbose || all.Count <= Most ? all.Count : Most;
        var rest = all.Count - shown;
        return string.Join(", ", all.Take(shown).Select(word)) + (rest > 0 ? $" and {rest:N0} more" : "");
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
