using System.Collections.Immutable;
using System.Globalization;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>What one kind of fault did.</summary>
internal sealed record FaultRow(string Name, string Where, ImmutableArray<FaultRow.Tried> Trials)
{
    /// <summary>A fault at one request of a run.</summary>
    /// <param name="Lasting">And at every later one that it can happen to.</param>
    internal readonly record struct Tried(Request Request, bool Lasting, End End);

    public static FaultRow Total(IEnumerable<FaultRow> rows) =>
        new("**all**", "", [.. rows.SelectMany(row => row.Trials)]);

    /// <summary>A row of the table. That every run was finished by the next one is a condition of being counted at all.</summary>
    public override string ToString()
    {
        int[] numbers =
        [
            Trials.Length,
            Count(false, End.Converged),
            Count(false, End.StoppedBefore) + Count(false, End.Stale),
            Count(false, End.StoppedAfter),
            Count(true, End.Converged),
            Count(true, End.StoppedBefore) + Count(true, End.Stale),
            Count(true, End.StoppedAfter),
            Trials.Count(trial => trial.End != End.Converged),
        ];
        var cells = numbers.Select(number => number.ToString("N0", CultureInfo.InvariantCulture));
        return $"| {Name} | {Where} | {string.Join(" | ", cells)} |";
    }

    private int Count(bool lasting, End end) => Trials.Count(trial => trial.Lasting == lasting && trial.End == end);
}
