using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Snapshots;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Intacct.Writing;

namespace IntacctReconciler.Intacct;

/// <summary>
/// A company over its REST API. Gives a reader and a writer that share the token, the limits and the keys of objects, but not
/// the way to the wire: the reader's refuses whatever could change something.
/// </summary>
public sealed class IntacctConnection : IDisposable
{
    private readonly Traffic traffic = new();
    private readonly KeyRing keys = new();
    private readonly IntacctOptions options;
    private readonly HttpMessageHandler? own;
    private readonly HttpMessageInvoker reads;
    private readonly HttpMessageInvoker writes;
    private readonly ConcurrencyLimiter limit;
    private readonly Retries retries;
    private readonly TokenSource tokens;
    private readonly ReadingTransport reading;

    /// <summary>Nothing is sent before the first read.</summary>
    /// <exception cref="Company.CompanyException">The endpoint is not allowed, or the credentials are incomplete or of another company.</exception>
    public IntacctConnection(IntacctOptions options)
    {
        var endpoint = Endpoints.Check(options.Endpoint, options.AllowedEndpoints);
        var username = SignIn.UsernameOf(options);
        this.options = options with { Endpoint = endpoint };
        var handler = options.Handler ?? (own = Network(options));
        reads = new(new ReadOnlyHandler(endpoint, handler), disposeHandler: false);
        writes = new(handler, disposeHandler: false);
        limit = new(
            new()
            {
                PermitLimit = options.Concurrency,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        retries = new(this.options, traffic);
        var signIn = new SignIn(new(reads, limit, traffic, this.options), retries, this.options, username);
        tokens = new(signIn.AskAsync, username, options.Credentials.ClientId, options.Clock);
        reading = new(ChannelOver(reads), retries, this.options);
        Client = new(reading, traffic, this.options);
    }

    public string Company => options.Company;

    public Uri Endpoint => options.Endpoint;

    /// <summary>Requests, retries and billed transactions so far.</summary>
    public TrafficCount Traffic => traffic.Count;

    internal ApiClient Client { get; }

    /// <summary>A reader; it cannot write.</summary>
    public IntacctReader Reader() => new(Client, keys, options);

    /// <summary>A writer.</summary>
    /// <param name="runId">Random for each run and kept by a resumed one; part of every idempotency key.</param>
    public IntacctWriter Writer(string runId) =>
        new(new(ChannelOver(writes), retries), Client, keys, options, traffic, runId);

    /// <summary>Captures the company into a file; it cannot write to the company.</summary>
    public SnapshotWriter Snapshots() => new(Client, options);

    /// <summary>What the signed-in user may do here, for setting a connection up.</summary>
    public CallerCheck Check() => new(Client, keys, options);

    public void Dispose()
    {
        reads.Dispose();
        writes.Dispose();
        own?.Dispose();
        limit.Dispose();
    }

    private Channel ChannelOver(HttpMessageInvoker wire) =>
        new(new(wire, limit, traffic, options), tokens, options, traffic);

    private static SocketsHttpHandler Network(IntacctOptions options) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression =
                DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = options.Concurrency + 1,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
}
