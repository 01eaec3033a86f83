using System.Text.Json;
using System.Threading.RateLimiting;

namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// Carries one request and reads its answer whole: bounded in number, time and size, following no redirection. Knows nothing
/// of tokens and tries nothing twice.
/// </summary>
internal sealed class Line(HttpMessageInvoker wire, ConcurrencyLimiter limit, Traffic traffic, IntacctOptions options)
{
    /// <exception cref="LostException">No whole answer came.</exception>
    public async Task<Answer> SendAsync(HttpRequestMessage request, Secrets secrets, CancellationToken cancel)
    {
        using var permit = await limit.AcquireAsync(1, cancel);
        traffic.Request();
        using var timeout = new CancellationTokenSource(options.Timeout, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        var started = options.Clock.GetTimestamp();
        int? status = null;
        try
        {
            using var response = await wire.SendAsync(request, either.Token);
            status = (int)response.StatusCode;
            return await ReadAsync(response, secrets, either.Token);
        }
        catch (OperationCanceledException why) when (!cancel.IsCancellationRequested)
        {
            throw new LostException(why, sent: true);
        }
        catch (HttpRequestException why)
        {
            throw new LostException(why, sent: !NeverLeft(why.HttpRequestError));
        }
        catch (IOException why)
        {
            throw new LostException(why, sent: true);
        }
        finally
        {
            options.Log?.Invoke(
                new(request.Method.Method, PathOf(request), status, options.Clock.GetElapsedTime(started))
            );
        }
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, Secrets secrets, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        var wait = status is 429 or 503 ? Throttle.WaitOf(response.Headers, options.Clock.GetUtcNow()) : null;
        if (status is >= 300 and < 400)
            return new(status, null, wait, Trouble.Redirected(status));
        var success = status is >= 200 and < 300;
        if (status == 204)
            return new(status, null, wait);
        var contentType = response.Content.Headers.ContentType?.MediaType;
        if (contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
            return new(status, null, wait, success ? Trouble.NotJson(status, contentType) : null);
        var bytes = await BoundedAsync(response.Content, cancel);
        if (bytes is null)
            return new(status, null, wait, Trouble.TooLarge(options.LongestAnswer));
        try
        {
            return new(status, secrets.Read(bytes, status), wait);
        }
        catch (JsonException why)
        {
            return new(status, null, wait, success ? Trouble.Broken("its JSON ends early or is not JSON", why) : null);
        }
    }

    /// <summary>Null when there is more than may be read.</summary>
    private async Task<byte[]?> BoundedAsync(HttpContent content, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > options.LongestAnswer)
            return null;
        await using var from = await content.ReadAsStreamAsync(cancel);
        using var read = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, 1 << 24));
        var piece = new byte[1 << 16];
        while (await from.ReadAsync(piece, cancel) is > 0 and var count)
        {
            if (read.Length + count > options.LongestAnswer)
                return null;
            read.Write(piece, 0, count);
        }
        if (content.Headers.ContentLength is { } promised && read.Length < promised)
            throw new IOException("the answer is shorter than announced");
        return read.ToArray();
    }

    private static bool NeverLeft(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    private string PathOf(HttpRequestMessage request) =>
        request.RequestUri!.PathAndQuery[
            Math.Min(options.Endpoint.AbsolutePath.TrimEnd('/').Length, request.RequestUri.PathAndQuery.Length)..
        ];
}
