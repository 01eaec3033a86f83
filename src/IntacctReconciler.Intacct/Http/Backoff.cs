namespace IntacctReconciler.Intacct.Http;

/// <summary>How long to wait before the next try.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first one.</summary>
    public const int MostRetries = 5;

    /// <summary>
    /// What Intacct asks for, and up to a second more so that callers refused together do not come back together;
    /// else a doubling wait of which the upper half is chance.
    /// </summary>
    /// <param name="retry">0 for the first retry.</param>
    /// <param name="asked">The largest wait among the answer's headers.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public static TimeSpan Delay(int retry, TimeSpan? asked, double chance)
    {
        if (asked is { } wait)
            return wait + TimeSpan.FromSeconds(chance);
        var doubled = First * Math.Pow(2, Math.Min(retry, 16));
        var bounded = doubled < Longest ? doubled : Longest;
        return bounded * (0.5 + (chance / 2));
    }
}
