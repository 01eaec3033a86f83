using System.Net;
using System.Text;

namespace IntacctReconciler.Tests.Intacct;

/// <summary>What a request was.</summary>
internal sealed record Sent(string Method, string Path, string Body, string? Authorization, string? IdempotencyKey);

/// <summary>Answers from a function and writes down what it was asked. Signs everybody in unless told otherwise.</summary>
internal sealed class ScriptedHandler(Func<Sent, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Secret = "s3cret-Canary/+=";

    private readonly Lock gate = new();
    private readonly List<Sent> sent = [];
    private int tokens;

    public Func<int, HttpResponseMessage> Token { get; init; } =
        n => Json($$"""{"token_type":"Bearer","access_token":"token-{{n}}-canary","expires_in":43200}""");

    /// <summary>Everything but sign-ins.</summary>
    public IReadOnlyList<Sent> Calls
    {
        get
        {
            lock (gate)
                return [.. sent];
        }
    }

    public int Tokens => Volatile.Read(ref tokens);

    public static HttpResponseMessage Json(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Page(string rows, int total, int? next = null) =>
        Json($$"""{"ia::result":[{{rows}}],"ia::meta":{"totalCount":{{total}},"start":1,"next":{{Number(next)}} } }""");

    private static string Number(int? number) =>
        number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null";

    public static HttpResponseMessage Error(int status, string code = "operationFailed") =>
        Json($$"""{"ia::error":{"code":"{{code}}","message":"no"} }""", status);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (request.RequestUri!.AbsolutePath.EndsWith("/oauth2/token", StringComparison.Ordinal))
            return Token(Interlocked.Increment(ref tokens));
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var call = new Sent(
            request.Method.Method,
            request.RequestUri.PathAndQuery["/ia/api/v1".Length..],
            body,
            request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null
        );
        int number;
        lock (gate)
        {
            sent.Add(call);
            number = sent.Count;
        }
        return answer(call, number);
    }
}
