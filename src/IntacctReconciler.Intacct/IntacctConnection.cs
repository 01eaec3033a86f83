using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Snapshots;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct;

/// <summary>
/// A company over its REST API, for reading. There is no way from here to a writer, and the one handler that leads to the wire
/// refuses whatever could change something.
/// </summary>
public sealed class IntacctConnection : IDisposable
{
    private readonly HttpMessageInvoker reads;

    /// <summary>Nothing is sent before the first read.</summary>
    /// <exception cref="CompanyException">The endpoint is not allowed, or the credentials are incomplete or of another company.</exception>
    public IntacctConnection(IntacctOptions options)
    {
        var endpoint = Endpoints.Check(options.Endpoint, options.AllowedEndpoints);
        var username = SignIn.UsernameOf(options);
        var handler = options.Handler ?? Network(options);
        reads = new(new ReadOnlyHandler(endpoint, handler), disposeHandler: options.Handler is null);
        // The handler is out of reach from now on, for whoever is given the options.
        Shared = new(options with { Endpoint = endpoint, Handler = null }, reads, username);
        var reading = new ReadingTransport(Shared.ChannelOver(reads), Shared.Retries, Shared.Options);
        Client = new(reading, Shared.Traffic, Shared.Options);
    }

    public string Company => Shared.Options.Company;

    public Uri Endpoint => Shared.Options.Endpoint;

    /// <summary>Requests, retries and billed transactions so far.</summary>
    public TrafficCount Traffic => Shared.Traffic.Count;

    /// <summary>Every list that was read so far, with what Intacct says of its length.</summary>
    public ImmutableArray<Asked> Asked => Shared.Traffic.Asked;

    internal ApiClient Client { get; }

    internal SharedParts Shared { get; }

    /// <summary>A reader; it cannot write.</summary>
    public IntacctReader Reader() => new(Client, Shared.Keys, Shared.Options);

    /// <summary>Reads who changed what; it cannot write.</summary>
    public IntacctHistory History() => new(Client, Shared.Keys, Shared.Options);

    /// <summary>Captures the company into a file; it cannot write to the company.</summary>
    public SnapshotWriter Snapshots() => new(Client, Shared.Options);

    /// <summary>What the signed-in user may do here, for setting a connection up.</summary>
    public CallerCheck Check() => new(Client, Shared.Keys, Shared.Options);

    public void Dispose()
    {
        reads.Dispose();
        Shared.Dispose();
    }

    internal static SocketsHttpHandler Network(IntacctOptions options) =>
        new()
        {
            AllowAutoRedirect = false,
            // A proxy would carry what is for this machine away from it, unencrypted.
            UseProxy = !Endpoints.IsThisMachine(options.Endpoint),
            UseCookies = false,
            AutomaticDecompression =
                DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxConnectionsPerServer = options.Concurrency + 1,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
}

/// <summary>
/// What reading and writing one company share: who is signed in, the limits, the keys of objects. It sends nothing but
/// sign-ins, and those over the reader's way.
/// </summary>
internal sealed class SharedParts : IDisposable
{
    private readonly ConcurrencyLimiter limit;
    private readonly TokenSource tokens;

    public SharedParts(IntacctOptions options, HttpMessageInvoker reads, string username)
    {
        Options = options;
        limit = new(
            new()
            {
                PermitLimit = options.Concurrency,
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        Retries = new(options, Traffic);
        var signIn = new SignIn(new(reads, limit, Traffic, options), Retries, options, username);
        tokens = new(signIn.AskAsync, username, options);
    }

    public IntacctOptions Options { get; }

    public Traffic Traffic { get; } = new();

    public KeyRing Keys { get; } = new();

    public Retries Retries { get; }

    public Channel ChannelOver(HttpMessageInvoker wire) =>
        new(new(wire, limit, Traffic, Options), tokens, Options, Traffic);

    public void Dispose() => limit.Dispose();
}
