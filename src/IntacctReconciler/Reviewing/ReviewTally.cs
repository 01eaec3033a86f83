using System.Collections.Immutable;

namespace IntacctReconciler.Reviewing;

/// <summary>What became of a review, in numbers.</summary>
/// <param name="Path">The file, as it was named.</param>
/// <param name="Rows">How many rows it has of the company.</param>
/// <param name="Gone">Users and roles of its rows that are not in the company any more: "user old.clerk".</param>
public sealed record ReviewTally(string Path, int Rows, ImmutableArray<string> Gone)
{
    private readonly ImmutableDictionary<ReviewState, int> counts = ImmutableDictionary<ReviewState, int>.Empty;

    /// <summary>How many rows, and of <see cref="ReviewState.Gained"/> how much that has none.</summary>
    public int Of(ReviewState state) => counts.GetValueOrDefault(state);

    public static ReviewTally Of(ImmutableArray<ReviewOutcome> outcomes)
    {
        var rows = outcomes.Where(outcome => outcome.Row is not null && outcome.State != ReviewState.Gained).ToList();
        return new(
            rows.Select(outcome => outcome.Row!.Origin?.Source.Path).FirstOrDefault(path => path is not null) ?? "",
            rows.Count,
            [
                .. rows.Where(outcome => outcome.State == ReviewState.Gone)
                    .Select(outcome => outcome.GoneName!)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
        )
        {
            Counts = outcomes.CountBy(outcome => outcome.State).ToImmutableDictionary(),
        };
    }

    private ImmutableDictionary<ReviewState, int> Counts
    {
        init => counts = value;
    }
}
