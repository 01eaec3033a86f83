using System.Net.Http.Headers;

namespace IntacctReconciler.Intacct.Http;

/// <summary>Sends calls as the signed-in user. A refused token is renewed once for a call.</summary>
internal sealed class Channel(Line line, TokenSource tokens, IntacctOptions options, Traffic traffic)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <exception cref="LostException">No whole answer came.</exception>
    /// <exception cref="Company.CompanyException">Signing in is refused.</exception>
    public async Task<Answer> SendAsync(Call call, CancellationToken cancel)
    {
        for (var again = false; ; again = true)
        {
            var token = await tokens.GetAsync(cancel);
            using var request = Request(call, token);
            var answer = await line.SendAsync(request, new(options.Credentials.ClientSecret, token), cancel);
            if (!answer.IsTokenRefused)
                return answer;
            tokens.Forget(token);
            using (answer)
            {
                if (again)
                    throw Trouble.TokenRefused(answer.Error ?? ApiError.Bare(answer.Status));
            }
            traffic.Retry();
        }
    }

    private HttpRequestMessage Request(Call call, string token)
    {
        var request = new HttpRequestMessage(call.Method, options.Endpoint.AbsoluteUri.TrimEnd('/') + call.Path);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.Add(new("application/json"));
        if (options.Entity is { } entity)
            request.Headers.TryAddWithoutValidation("X-IA-API-Param-Entity", entity);
        if (call.IdempotencyKey is { } key)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (!call.Body.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = Json } };
        return request;
    }
}
