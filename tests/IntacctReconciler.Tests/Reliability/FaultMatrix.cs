using System.Collections.Concurrent;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Tries kinds of faults at the requests of whole runs: each once, and from there on for good.</summary>
internal static class FaultMatrix
{
    private const int Few = 3;

    private static readonly Lazy<Task<GoodRun>> Acme = new(() => GoodRun.OfAsync(Scenario.Acme));
    private static readonly Lazy<Task<GoodRun>> Paged = new(() => GoodRun.OfAsync(Scenario.Paged));
    private static readonly ConcurrentDictionary<string, Lazy<Task<FaultRow>>> Rows = new(StringComparer.Ordinal);

    /// <summary>Every kind at every request, where that was asked for; else a spread of them.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("INTACCT_RELIABILITY") == "full";

    /// <exception cref="Xunit.Sdk.XunitException">Something ended as it must not.</exception>
    public static Task<FaultRow> RowAsync(FaultKind kind) =>
        Rows.GetOrAdd(kind.Name, _ => new(() => TryAsync(kind))).Value;

    private static async Task<FaultRow> TryAsync(FaultKind kind)
    {
        var trials = new List<(GoodRun Run, Request Request, bool Lasting)>();
        if (!kind.OnPages)
            trials.AddRange(Trials(kind, await Acme.Value));
        if (kind.OnPages || kind.OnDeletions)
            trials.AddRange(Trials(kind, await Paged.Value));
        var tried = new ConcurrentBag<FaultRow.Tried>();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            trials,
            new ParallelOptions { MaxDegreeOfParallelism = IsFull ? Environment.ProcessorCount : 1 },
            async (one, _) =>
            {
                var ending = await Ending.OfAsync(one.Run, kind, one.Request, one.Lasting);
                tried.Add(new(one.Request, one.Lasting, ending.End));
                foreach (var what in ending.Wrong)
                    wrong.Add($"{(one.Lasting ? "lasting from" : "once at")} {one.Request}: {what}\n{ending.Ran.All}");
            }
        );
        wrong.Should().BeEmpty();
        return new(kind.Name, kind.Where, [.. tried]);
    }

    /// <summary>Other kinds strike other requests, so that the few of each together strike most.</summary>
    private static IEnumerable<(GoodRun Run, Request Request, bool Lasting)> Trials(FaultKind kind, GoodRun run)
    {
        var all = run
            .Requests.Where(kind.Fits)
            .SelectMany(request => new[] { (run, request, false), (run, request, true) })
            .ToList();
        if (IsFull || all.Count <= Few)
            return all;
        var first = FaultKind.All.IndexOf(kind) * 7;
        return Enumerable
            .Range(0, Few)
            .Select(n => all[(first + (n * ((all.Count / Few) | 1))) % all.Count])
            .Distinct();
    }
}
