using System.Runtime.InteropServices;

namespace IntacctReconciler.Intacct;

/// <summary>What a connection has cost so far.</summary>
/// <param name="Requests">Everything that was sent, sign-ins and retries with it.</param>
/// <param name="Transactions">At least so many of those that Sage bills: each written record and each query page is one.</param>
/// <param name="Writes">Requests for a change that may have left, whatever became of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrafficCount(int Requests, int Retries, int Transactions, int Writes);

internal sealed class Traffic
{
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

    public void Request() => Interlocked.Increment(ref requests);

    public void Write() => Interlocked.Increment(ref writes);

    public void Retry() => Interlocked.Increment(ref retries);

    public void Transactions(int count) => Interlocked.Add(ref transactions, count);
}
