using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Writing;

namespace IntacctReconciler.Intacct;

/// <summary>
/// A company over its REST API, for changing it: all that there is of the other kind of way to the wire. Only <c>apply</c> may
/// make one, which a test holds every verb against.
/// </summary>
public sealed class WritingConnection : IDisposable
{
    private readonly HttpMessageHandler? own;
    private readonly HttpMessageInvoker writes;

    /// <summary>Nothing is sent before the first read or write.</summary>
    /// <exception cref="Company.CompanyException">The endpoint is not allowed, or the credentials are incomplete or of another company.</exception>
    public WritingConnection(IntacctOptions options)
    {
        var handler = options.Handler ?? (own = IntacctConnection.Network(options));
        Reading = new(options with { Handler = handler });
        writes = new(handler, disposeHandler: false);
    }

    /// <summary>The same company, signed in as the same user, for reading.</summary>
    public IntacctConnection Reading { get; }

    /// <summary>A writer.</summary>
    /// <param name="runId">Random for each run and kept by a resumed one; part of every idempotency key.</param>
    public IntacctWriter Writer(string runId)
    {
        var shared = Reading.Shared;
        var transport = new WritingTransport(shared.ChannelOver(writes), shared.Retries);
        return new(transport, Reading.Client, shared.Keys, shared.Options, shared.Traffic, runId);
    }

    public void Dispose()
    {
        Reading.Dispose();
        writes.Dispose();
        own?.Dispose();
    }
}
