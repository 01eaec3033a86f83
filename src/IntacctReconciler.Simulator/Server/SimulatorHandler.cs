using System.Net;
using System.Net.Http.Headers;
using IntacctReconciler.Simulator.Server;

namespace IntacctReconciler.Simulator;

/// <summary>Answers the requests of an <see cref="HttpClient"/> from a simulated company, without a network.</summary>
public sealed class SimulatorHandler(SimulatedCompany company) : HttpMessageHandler
{
    /// <summary>An address for clients that need one; nothing listens there.</summary>
    public static Uri BaseAddress { get; } = new($"http://localhost{SimulatedCompany.BasePath}/");

    /// <exception cref="TaskCanceledException">A scripted time-out, as HttpClient reports its own.</exception>
    /// <exception cref="HttpRequestException">A scripted broken connection.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = company.Handle(await ReadAsync(request, cancellationToken));
        if (response.Delay > TimeSpan.Zero)
        {
            await Task.Delay(response.Delay, company.Clock, cancellationToken);
        }
        return response.Delivery switch
        {
            Delivery.TimedOut => throw new TaskCanceledException(
                "The request was canceled due to the configured HttpClient.Timeout elapsing.",
                new TimeoutException("The simulated company does not answer.")
            ),
            Delivery.Reset => throw new HttpRequestException(
                HttpRequestError.ResponseEnded,
                "The response ended prematurely.",
                new IOException("Connection reset by peer")
            ),
            _ => Message(request, response, company.Clock),
        };
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The simulator answers asynchronous requests only.");

    private static async Task<SimulatedRequest> ReadAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> content = request.Content is null
            ? []
            : request.Content.Headers;
        foreach (var (name, values) in request.Headers.Concat(content))
        {
            headers[name] = string.Join(", ", values);
        }
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new SimulatedRequest(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body);
    }

    private static HttpResponseMessage Message(
        HttpRequestMessage request,
        SimulatedResponse response,
        TimeProvider clock
    )
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            Content =
                response.Delivery == Delivery.Stalled
                    ? new StreamContent(new StalledBody(response.Body, clock))
                    : new ReadOnlyMemoryContent(response.Body),
        };
        if (response.ContentType is { } type)
        {
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        foreach (var (name, value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        return message;
    }
}
