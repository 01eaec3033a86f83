using System.Collections.Immutable;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Applying;

/// <summary>What is known so far of an apply that is under way.</summary>
/// <param name="watch">Is told how each change ended.</param>
internal sealed class ApplyRun(CompanyState state, IProgress<ChangeResult>? watch = null)
{
    private readonly Dictionary<Change, ChangeResult> results = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Change> inBatches = new(ReferenceEqualityComparer.Instance);
    private Stage? failed;

    /// <summary>The company with everything that was read back.</summary>
    public CompanyState State { get; set; } = state;

    public int Count => results.Count;

    /// <summary>From the first request on that may change something, a failure can no longer be told as "nothing was written".</summary>
    public bool HasWritten { get; set; }

    /// <summary>Why nothing more may be sent; null while it may.</summary>
    public string? Halt { get; set; }

    public bool IsSettled(Change change) => results.ContainsKey(change);

    public bool FailedBefore(Stage stage) => failed < stage;

    public void Record(IEnumerable<ChangeResult> ended)
    {
        foreach (var result in ended)
        {
            results[result.Change] = result;
            watch?.Report(result);
            if (result.End is not (ChangeEnd.Done or ChangeEnd.AlreadyDone))
                failed ??= result.Change.Stage;
        }
    }

    /// <summary>The same for whatever has no end yet.</summary>
    public void RecordRest(IEnumerable<Change> changes, ChangeEnd end, string why) =>
        Record(changes.Where(change => !IsSettled(change)).Select(change => new ChangeResult(change, end, why)));

    /// <summary>The results of a batch, whose outcome the journal is told.</summary>
    public ImmutableArray<ChangeResult> Close(IEnumerable<Change> batch)
    {
        var closed = batch.Select(change => results[change]).ToImmutableArray();
        foreach (var result in closed)
            inBatches.Add(result.Change);
        return closed;
    }

    /// <summary>Whatever no batch tells of.</summary>
    public IEnumerable<ChangeResult> OutsideBatches(IEnumerable<Change> changes) =>
        changes.Where(change => !inBatches.Contains(change)).Select(change => results[change]);

    public ApplyEnd End(bool stopped) =>
        failed is null ? ApplyEnd.Complete
        : stopped ? ApplyEnd.Interrupted
        : ApplyEnd.Partial;

    public ImmutableArray<ChangeResult> InOrderOf(ImmutableArray<Change> changes) =>
        [.. changes.Select(change => results[change])];
}
