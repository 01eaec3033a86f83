using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IntacctReconciler.Company;

namespace IntacctReconciler.Intacct;

/// <summary>What a connection has cost so far.</summary>
/// <param name="Requests">Everything that was sent, sign-ins and retries with it.</param>
/// <param name="Transactions">At least so many of those that Sage bills: each written record and each query page is one.</param>
/// <param name="Writes">Requests for a change that may have left, whatever became of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrafficCount(int Requests, int Retries, int Transactions, int Writes);

internal sealed class Traffic
{
    private readonly ConcurrentBag<Asked> asked = [];
    private int requests;
    private int retries;
    private int transactions;
    private int writes;

    public TrafficCount Count =>
        new(
            Volatile.Read(ref requests),
            Volatile.Read(ref retries),
            Volatile.Read(ref transactions),
            Volatile.Read(ref writes)
        );

    /// <summary>What was read, in an order that does not depend on which answer came first.</summary>
    public ImmutableArray<Asked> Asked =>
        [
            .. asked
                .OrderBy(one => one.Object, StringComparer.Ordinal)
                .ThenBy(one => one.By)
                .ThenBy(one => one.What, StringComparer.Ordinal)
                .ThenBy(one => one.From)
                .ThenBy(one => one.Rows),
        ];

    public void Add(Asked one) => asked.Add(one);

    public void Request() => Interlocked.Increment(ref requests);

    public void Write() => Interlocked.Increment(ref writes);

    public void Retry() => Interlocked.Increment(ref retries);

    public void Transactions(int count) => Interlocked.Add(ref transactions, count);
}
