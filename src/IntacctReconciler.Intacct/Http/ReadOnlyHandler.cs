namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// The last thing before the wire for everything that reads: lets GET through, and POST to the query service and the token
/// endpoint, and throws on anything else. So a read-only verb cannot write, whatever its code does.
/// </summary>
internal sealed class ReadOnlyHandler(Uri endpoint, HttpMessageHandler next) : DelegatingHandler(next)
{
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
        request.Method == HttpMethod.Get
        || (
            request.Method == HttpMethod.Post
            && request.RequestUri?.AbsolutePath is { } path
            && (path == query || path == token)
            && !request.Headers.Contains("X-HTTP-Method-Override")
        );
}
