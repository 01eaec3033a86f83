namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// The last thing before the wire for everything that reads: lets GET through, and POST to the query service and the token
/// endpoint, all of them at the endpoint only, and throws on anything else. So a read-only verb cannot write, whatever its
/// code does.
/// </summary>
internal sealed class ReadOnlyHandler(Uri endpoint, HttpMessageHandler next) : DelegatingHandler(next)
{
    /// <summary>By which some servers take one method for another.</summary>
    private static readonly string[] Overrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    private readonly string root = endpoint.AbsolutePath.TrimEnd('/') + "/";
    private readonly string query = endpoint.AbsolutePath.TrimEnd('/') + Call.QueryPath;
    private readonly string token = endpoint.AbsolutePath.TrimEnd('/') + Call.TokenPath;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        Reads(request)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException(
                $"{request.Method} {request.RequestUri?.AbsolutePath} was about to be sent by a reader"
            );

    private bool Reads(HttpRequestMessage request) =>
        request.RequestUri is { IsAbsoluteUri: true } address
        && address.GetLeftPart(UriPartial.Authority) == endpoint.GetLeftPart(UriPartial.Authority)
        && (
            (request.Method == HttpMethod.Get && address.AbsolutePath.StartsWith(root, StringComparison.Ordinal))
            || (request.Method == HttpMethod.Post && (address.AbsolutePath == query || address.AbsolutePath == token))
        )
        && !Overrides.Any(request.Headers.Contains);
}
