using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IntacctReconciler.Tests.Intacct.Http;

/// <summary>A server on this machine that answers with whatever bytes it is told to, right or wrong. Gives everybody a token.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly Task accepting;
    private readonly Lock gate = new();
    private readonly List<string> requests = [];

    /// <param name="answer">Is given the first line of a request that is not for a token.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public RawServer(Func<string, string> answer)
        : this((request, to, cancel) => to.WriteAsync(Encoding.ASCII.GetBytes(answer(request)), cancel).AsTask()) { }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/ia/api/v1");

    /// <summary>All requests, head and body.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (gate)
                return [.. requests];
        }
    }

    public static string Json(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception why) when (why is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                lock (gate)
                    requests.Add(request);
                var line = request.Split("\r\n")[0];
                if (line.Contains("/oauth2/token", StringComparison.Ordinal))
                    await stream.WriteAsync(
                        Encoding.ASCII.GetBytes(Json("""{"access_token":"token-canary","expires_in":3600}""")),
                        stop.Token
                    );
                else
                    await answer(line, stream, stop.Token);
            }
        }
        catch (Exception why) when (why is IOException or OperationCanceledException or SocketException)
        {
            // The caller has hung up, which is what some tests are about.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, piece) = (new StringBuilder(), new byte[4096]);
        while (!IsWhole(text.ToString()) && await stream.ReadAsync(piece, stop.Token) is > 0 and var count)
            text.Append(Encoding.Latin1.GetString(piece, 0, count));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var length = request
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is null
            || request.Length - end - 4
                >= int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
