using System.Collections.Immutable;
using IntacctReconciler.Reviewing;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What became of an access review, in a few lines: what is done, what is gone, what is open.</summary>
internal static class ReviewSection
{
    public static Section Of(ReviewTally tally, Detail detail)
    {
        Row?[] rows =
        [
            Line(
                Mark.Ok,
                "done",
                [
                    (tally.Of(ReviewState.Kept), "kept"),
                    (tally.Of(ReviewState.Revoked), "revoked and held no more"),
                    (tally.Of(ReviewState.NotHeld), "kept and not held any more"),
                    (tally.Of(ReviewState.Lapsed), "not decided, and held no more"),
                ]
            ),
            tally.Gone.IsEmpty
                ? null
                : new(
                    Mark.Ok,
                    0,
                    [
                        "gone",
                        $"{Plural.Of(tally.Of(ReviewState.Gone), "row")} of what is not in the company any more: {Names.List(tally.Gone, detail)}",
                    ]
                ),
            Line(
                Mark.Refused,
                "open",
                [
                    (tally.Of(ReviewState.StillHeld), "revoked and still held"),
                    (tally.Of(ReviewState.NotReviewed), "not decided"),
                    (tally.Of(ReviewState.NotKnown), "of which Intacct does not tell"),
                ]
            ),
        ];
        return new(
            "REVIEW",
            $"{Names.FileName(tally.Path)}, {Plural.Of(tally.Rows, "row")}",
            new Block([.. rows.OfType<Row>()])
        );
    }

    private static Row? Line(Mark mark, string word, ImmutableArray<(int Count, string Words)> counts)
    {
        var said = counts.Where(one => one.Count > 0).Select(one => $"{one.Count:N0} {one.Words}").ToList();
        return said.Count == 0 ? null : new(mark, 0, [word, string.Join("; ", said)]);
    }
}
