using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>What deserves a second look: what policies and guards say, rights held in passing, seats taken.</summary>
internal sealed class ControlsSection(PlanReading plan)
{
    private readonly Wording wording = plan.Wording;

    public Section? Of(Plan judged)
    {
        ImmutableArray<Row> rows = [.. Momentary(judged), .. new SeatRows(plan).Of(judged.Access)];
        ImmutableArray<Block> blocks =
        [
            .. new PolicyRows(plan).Of(judged.Policies),
            .. new GuardRows(plan).Of(judged.Guards),
            .. rows.IsEmpty ? [] : (IEnumerable<Block>)[new(rows)],
        ];
        return blocks.IsEmpty ? null : new("CONTROLS", Phrase.Empty, blocks);
    }

    private IEnumerable<Row> Momentary(Plan judged) =>
        judged
            .Momentary.GroupBy(momentary => momentary.Rights)
            .Select(group =>
            {
                var users = IdSet.Of(group.Select(momentary => momentary.User));
                var hold = users.Count == 1 ? "holds" : "hold";
                return new Row(
                    Mark.Notable,
                    0,
                    [$"between two writes {wording.List(users)} {hold} what neither side gives: {Few(group.Key)}"]
                );
            });

    private string Few(GrantSet grants) =>
        plan.Detail == Detail.Verbose || grants.Count <= 3
            ? string.Join(", ", grants.Select(grant => wording.ShortWith(grant.Permission, grant.Rights)))
            : Wording.Count(grants);
}
