using System.IO.Compression;
using System.Text;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Http;

/// <summary>The handler that really speaks to the network, in front of servers that mean no good.</summary>
public sealed class NetworkTests
{
    private const long Longest = 1 << 20;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirection_is_not_followed_to_another_host_nor_to_the_same(int status)
    {
        await using var other = new RawServer(_ => RawServer.Json("{}"));
        await using var elsewhere = Redirecting(status, new(other.Endpoint + "/services/core/query"));
        (await FailAsync(elsewhere.Endpoint)).Code.Should().Be("IR8006");
        other.Requests.Should().BeEmpty();

        await using var same = Redirecting(status, new("/ia/api/v1/services/core/query?again", UriKind.Relative));
        (await FailAsync(same.Endpoint)).Code.Should().Be("IR8006");
        same.Requests.Should().NotContain(request => request.Contains("?again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task Nor_when_a_token_is_asked_for(int status)
    {
        await using var other = new RawServer(_ => RawServer.Json("{}"));
        var moved = new HttpResponseMessage((System.Net.HttpStatusCode)status)
        {
            Headers = { Location = new(other.Endpoint + "/oauth2/token") },
        };
        using var signIn = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0)) { Token = _ => moved };
        (await FailAsync(other.Endpoint, options => options with { Handler = signIn })).Code.Should().Be("IR8006");
        other.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_small_answer_that_unpacks_into_a_huge_one_is_not_unpacked(string encoding)
    {
        var bomb = Packed(encoding, Longest * 64);
        bomb.Length.Should().BeLessThan((int)Longest);
        await using var server = new RawServer(
            async (_, to, cancel) =>
            {
                await to.WriteAsync(Head($"Content-Encoding: {encoding}\r\nContent-Length: {bomb.Length}"), cancel);
                await to.WriteAsync(bomb, cancel);
            }
        );
        (await FailAsync(server.Endpoint)).Code.Should().Be("IR8009");
    }

    [Theory]
    [InlineData("Content-Length: 99999999999")]
    [InlineData("Connection: close")]
    public async Task An_answer_without_end_is_broken_off(string header)
    {
        var sent = 0L;
        await using var server = new RawServer(
            async (_, to, cancel) =>
            {
                await to.WriteAsync(Head(header), cancel);
                var piece = Encoding.ASCII.GetBytes(new string(' ', 1 << 16));
                while (true)
                {
                    await to.WriteAsync(piece, cancel);
                    Interlocked.Add(ref sent, piece.Length);
                }
            }
        );
        (await FailAsync(server.Endpoint)).Code.Should().Be("IR8009");
        Interlocked.Read(ref sent).Should().BeLessThan(Longest * 32, "more fits into no buffer on the way");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/octet-stream")]
    public async Task Nor_is_one_read_that_is_no_JSON(string type)
    {
        await using var server = new RawServer(
            async (_, to, cancel) =>
            {
                await to.WriteAsync(
                    Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n"),
                    cancel
                );
                while (true)
                    await to.WriteAsync(new byte[1 << 16], cancel);
            }
        );
        (await FailAsync(server.Endpoint)).Code.Should().Be("IR8007");
    }

    [Fact]
    public async Task A_head_without_end_is_broken_off()
    {
        await using var server = new RawServer(
            async (_, to, cancel) =>
            {
                await to.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancel);
                while (true)
                    await to.WriteAsync("X-More: and more and more and more\r\n"u8.ToArray(), cancel);
            }
        );
        (await FailAsync(server.Endpoint)).Code.Should().BeOneOf("IR8004", "IR8005");
    }

    [Fact]
    public async Task An_answer_that_drips_is_given_up_after_the_time_that_a_request_has()
    {
        var asked = 0;
        await using var server = new RawServer(
            async (_, to, cancel) =>
            {
                Interlocked.Increment(ref asked);
                await to.WriteAsync(Head("Connection: close"), cancel);
                await to.WriteAsync("{"u8.ToArray(), cancel);
                await Task.Delay(Timeout.Infinite, cancel);
            }
        );
        var failure = await FailAsync(
            server.Endpoint,
            options => options with { Clock = TimeProvider.System, Timeout = TimeSpan.FromSeconds(1) }
        );
        failure.Code.Should().Be("IR8005");
        asked.Should().BeLessThan(5, "it is not tried for ever");
    }

    private static RawServer Redirecting(int status, Uri to) =>
        new(_ => $"HTTP/1.1 {status} Moved\r\nLocation: {to}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

    private static byte[] Head(string header) =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{header}\r\n\r\n");

    private static byte[] Packed(string encoding, long length)
    {
        using var packed = new MemoryStream();
        using (
            Stream packing = encoding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
                "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
                _ => new BrotliStream(packed, CompressionLevel.Fastest),
            }
        )
        {
            var piece = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var left = length; left > 0; left -= piece.Length)
                packing.Write(piece);
        }
        return packed.ToArray();
    }

    private static IntacctOptions Options(Uri endpoint) =>
        new("ACME", new("client.example", ScriptedHandler.Secret, "recon_bot"))
        {
            Endpoint = endpoint,
            LongestAnswer = Longest,
            Chance = () => 0,
            Clock = new HastyClock(TimeSpan.FromMinutes(2)),
        };

    private static async Task<CompanyException> FailAsync(
        Uri endpoint,
        Func<IntacctOptions, IntacctOptions>? with = null
    )
    {
        var options = Options(endpoint);
        using var connection = new IntacctConnection(with is null ? options : with(options));
        var reading = () =>
            connection.Reader().ReadAsync(new(Facets.Departments), null, TestContext.Current.CancellationToken);
        return (await reading.Should().ThrowAsync<CompanyException>()).Which;
    }
}
