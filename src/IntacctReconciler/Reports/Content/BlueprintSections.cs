using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Blueprints;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a plan says of blueprints: what deserves a second look, and at its end what is left to a person.</summary>
internal sealed class BlueprintSections(PlanReading plan)
{
    /// <summary>More permissions than this are counted.</summary>
    private const int Most = 6;

    public Section? Controls(Plan made)
    {
        ImmutableArray<Block> blocks = [.. made.Blueprints.Select(Block)];
        return blocks.IsEmpty ? null : new("BLUEPRINTS", Phrase.Empty, blocks);
    }

    public static Section? Handover(Plan made)
    {
        ImmutableArray<BlueprintReview> handed = [.. made.Blueprints.Where(review => !review.Handover.IsEmpty)];
        if (handed.IsEmpty)
            return null;
        var files = string.Join(", ", handed.Select(review => HandoverContent.FileOf(made.Subject, review)));
        return new(
            "AFTER APPLY, BY HAND",
            new Piece($"(also in {files})", Tone.Dim),
            [
                .. handed.Select(review => new Block([
                    .. Titled(review, handed.Length),
                    .. HandoverContent.Steps(review.Handover, made.Subject.Company),
                ])),
            ]
        );
    }

    private static IEnumerable<Row> Titled(BlueprintReview review, int of) =>
        of > 1 ? [new(Mark.None, 0, [new Piece(Names.Id(review.Name), Tone.Title)])] : [];

    private Block Block(BlueprintReview review)
    {
        var who = review.Role is { } role
            ? $"user {Names.Id(review.User)}, role {Names.Id(role)}"
            : $"user {Names.Id(review.User)}";
        var read = review.Guide.Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new([
            new(
                Mark.None,
                0,
                [new(new Piece(Names.Id(review.Name), Tone.Title), $"  {Names.Text(review.Title)}: {who}")],
                Names.Place(review.At)
            ),
            new(Mark.None, 1, [new Piece($"as in \"{Names.Text(review.Guide.Title)}\", read {read}", Tone.Dim)]),
            .. Narrower(review),
            .. review.Excess.Select(excess => new Row(
                Mark.Notable,
                1,
                [
                    $"more than the job needs, in our judgement: {Printable.Of(excess.What, 300)} ({Printable.Of(excess.Why, 300)})",
                ]
            )),
        ]);
    }

    private IEnumerable<Row> Narrower(BlueprintReview review)
    {
        if (review.Narrower.Count == 0)
            return [];
        var what =
            plan.Detail == Detail.Verbose || review.Narrower.Count <= Most
                ? string.Join("; ", review.Narrower.Select(Said))
                : Wording.Count(review.Narrower);
        return [new(Mark.Notable, 1, [$"narrower than {Names.Text(review.Vendor)} asks: without {what}"])];
    }

    private string Said(Grant grant) =>
        $"{plan.Wording.Full(grant.Permission)} {plan.Wording.Rights(grant.Permission, grant.Rights)}";
}
