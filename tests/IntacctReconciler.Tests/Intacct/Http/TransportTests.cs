using System.Net;
using System.Text;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class TransportTests
{
    private readonly HastyClock clock = new();

    [Theory]
    [InlineData("POST", "/objects/company-config/user")]
    [InlineData("PATCH", "/objects/company-config/user/1")]
    [InlineData("DELETE", "/objects/company-config/user/1")]
    [InlineData("PUT", "/services/core/query")]
    [InlineData("POST", "/services/core/query/../../objects/company-config/user")]
    [InlineData("POST", "/services/core/composite")]
    [InlineData("POST", "/services/bulk/job/create")]
    [InlineData("POST", "/services/core/queryx")]
    [InlineData("POST", "/services/core/allowed-operations/list")]
    [InlineData("POST", "/services/core/query/")]
    [InlineData("POST", "/SERVICES/CORE/QUERY")]
    [InlineData("POST", "/oauth2/revoke")]
    [InlineData("PATCH", "/services/core/query")]
    [InlineData("DELETE", "/oauth2/token")]
    [InlineData("GETX", "/objects/company-config/user")]
    [InlineData("GET", "/../../../elsewhere")]
    public async Task A_reader_cannot_send_what_could_change_something(string method, string path)
    {
        var sent = 0;
        using var inner = new Counting(() => sent++);
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(IntacctOptions.SageEndpoint, inner));
        using var request = new HttpRequestMessage(new(method), IntacctOptions.SageEndpoint + path);

        var sending = () => invoker.SendAsync(request, TestContext.Current.CancellationToken);

        await sending.Should().ThrowAsync<InvalidOperationException>();
        sent.Should().Be(0);
    }

    [Theory]
    [InlineData("https://api.intacct.com.evil.example/ia/api/v1/services/core/query")]
    [InlineData("https://api.intacct.com:444/ia/api/v1/services/core/query")]
    [InlineData("http://api.intacct.com/ia/api/v1/services/core/query")]
    [InlineData("https://someone@api.intacct.com/ia/api/v1/services/core/query")]
    public async Task Nor_to_anywhere_but_the_endpoint(string address)
    {
        var sent = 0;
        using var inner = new Counting(() => sent++);
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(IntacctOptions.SageEndpoint, inner));
        using var request = new HttpRequestMessage(HttpMethod.Post, address);

        var sending = () => invoker.SendAsync(request, TestContext.Current.CancellationToken);

        await sending.Should().ThrowAsync<InvalidOperationException>();
        sent.Should().Be(0);
    }

    [Theory]
    [InlineData("GET", "/objects/company-config/user/1", "X-HTTP-Method-Override")]
    [InlineData("POST", "/services/core/query", "x-http-method-override")]
    [InlineData("POST", "/services/core/query", "X-HTTP-Method")]
    public async Task Nor_by_a_header_that_makes_another_method_of_it(string method, string path, string header)
    {
        var sent = 0;
        using var inner = new Counting(() => sent++);
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(IntacctOptions.SageEndpoint, inner));
        using var request = new HttpRequestMessage(new(method), IntacctOptions.SageEndpoint + path);
        request.Headers.Add(header, "DELETE");

        var sending = () => invoker.SendAsync(request, TestContext.Current.CancellationToken);

        await sending.Should().ThrowAsync<InvalidOperationException>();
        sent.Should().Be(0);
    }

    [Theory]
    [InlineData("GET", "/objects/company-config/user/1")]
    [InlineData("POST", "/services/core/query")]
    [InlineData("POST", "/oauth2/token")]
    public async Task A_reader_can_send_what_reads(string method, string path)
    {
        var sent = 0;
        using var inner = new Counting(() => sent++);
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(IntacctOptions.SageEndpoint, inner));
        using var request = new HttpRequestMessage(new(method), IntacctOptions.SageEndpoint + path);

        using var response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);

        sent.Should().Be(1);
    }

    [Theory]
    [InlineData(429, "IR8026")]
    [InlineData(500, "IR8027")]
    [InlineData(502, "IR8027")]
    [InlineData(503, "IR8026")]
    [InlineData(504, "IR8027")]
    public async Task A_read_is_tried_again_a_bounded_number_of_times(int status, string code)
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Error(status));

        (await FailAsync(handler)).Code.Should().Be(code);

        handler.Calls.Should().HaveCount(6);
        clock.Waits.Select(wait => wait.TotalSeconds).Should().Equal(0.5, 1, 2, 4, 8);
    }

    [Fact]
    public async Task A_lost_answer_to_a_read_is_asked_for_again()
    {
        using var handler = new ScriptedHandler(
            (_, n) => n < 3 ? throw new TaskCanceledException("time-out") : ScriptedHandler.Page("", 0)
        );

        await ReadAsync(handler);

        handler.Calls.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("<html>busy</html>", "text/html")]
    [InlineData("""{"ia::result":[""", "application/json")]
    public async Task So_is_one_that_cannot_be_read(string body, string type)
    {
        using var handler = new ScriptedHandler(
            (_, n) =>
                n < 3 ? new() { Content = new StringContent(body, Encoding.UTF8, type) } : ScriptedHandler.Page("", 0)
        );

        await ReadAsync(handler);

        handler.Calls.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "IR8004")]
    [InlineData(HttpRequestError.ConnectionError, "IR8004")]
    [InlineData(HttpRequestError.ResponseEnded, "IR8005")]
    public async Task A_host_that_does_not_answer_is_named(HttpRequestError error, string code)
    {
        using var handler = new ScriptedHandler((_, _) => throw new HttpRequestException(error, "no luck"));

        (await FailAsync(handler)).Code.Should().Be(code);
    }

    [Fact]
    public async Task A_wait_beyond_all_patience_is_an_error_at_once()
    {
        using var handler = new ScriptedHandler(
            (_, _) =>
            {
                var answer = ScriptedHandler.Error(429);
                answer.Headers.TryAddWithoutValidation("X-IA-Hour-Rate-Limit-Retry-After", "3000");
                return answer;
            }
        );

        var failure = await FailAsync(handler);

        failure.Code.Should().Be("IR8010");
        failure.Message.Should().Contain("50 minutes");
        handler.Calls.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "text/html", 200, "IR8007")]
    [InlineData("""{"ia::result":[""", "application/json", 200, "IR8008")]
    [InlineData("", "application/json", 200, "IR8008")]
    [InlineData("""{"ia::result":[]}""", "application/json", 200, "IR8008")]
    [InlineData("""{"ia::result":[],"ia::meta":{}}""", "application/json", 200, "IR8008")]
    [InlineData("""{"ia::result":{},"ia::meta":{"totalCount":0}}""", "application/json", 200, "IR8008")]
    [InlineData("""{"ia::result":[{"id":"x"}],"ia::meta":{"totalCount":1}}""", "application/json", 200, "IR8008")]
    [InlineData("""{"ia::result":{"ia::error":{"code":"no"}}}""", "application/json", 200, "IR8020")]
    [InlineData("<html>Moved</html>", "text/html", 302, "IR8006")]
    [InlineData("<html>Forbidden</html>", "text/html", 403, "IR8019")]
    public async Task An_answer_that_is_none_is_never_an_empty_company(
        string body,
        string type,
        int status,
        string code
    )
    {
        using var handler = new ScriptedHandler(
            (_, _) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) }
        );

        (await FailAsync(handler)).Code.Should().Be(code);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Json(new string(' ', 5000)));

        var options = Rig.Options("ACME", handler, clock) with { LongestAnswer = 4096 };

        (await FailAsync(handler, options)).Code.Should().Be("IR8009");
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        int now = 0,
            most = 0;
        var arrived = new SemaphoreSlim(0);
        var leave = new SemaphoreSlim(0);
        using var handler = new Gate(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            arrived.Release();
            await leave.WaitAsync();
            Interlocked.Decrement(ref now);
        });
        using var connection = new IntacctConnection(Rig.Options("ACME", handler, clock) with { Concurrency = 3 });

        var reads = Enumerable
            .Range(0, 9)
            .Select(_ => connection.Reader().ReadAsync(new(Facets.Roles), null, TestContext.Current.CancellationToken))
            .ToArray();
        for (var i = 0; i < 3; i++)
            await arrived.WaitAsync(TestContext.Current.CancellationToken);
        leave.Release(9);
        await Task.WhenAll(reads);

        most.Should().Be(3);
    }

    [Fact]
    public async Task The_entity_is_named_only_when_asked_for()
    {
        var entities = new List<string?>();
        using var handler = new Recording(entities);

        await ReadAsync(handler);
        await ReadAsync(handler, Rig.Options("ACME", handler, clock) with { Entity = "UK-01" });

        entities.Should().Equal(null, "UK-01");
    }

    [Fact]
    public async Task No_secret_reaches_a_message_or_the_log()
    {
        string[] said =
        [
            $$"""{"error":"invalid_grant","error_description":"secret was s3cret-Canary/+= and s3cret-Canary\/+="}""",
            $$"""{"ia::error":{"code":"x","message":"header was Bearer token-1-canary","details":[{"message":"s3cret-Canary/+="}]} }""",
            "{ s3cret-Canary/+= token-1-canary",
        ];
        var texts = new List<string>();
        foreach (var answer in said)
        {
            foreach (var atSignIn in new[] { true, false })
            {
                using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Json(answer, 400))
                {
                    // Before there is a token it is no secret.
                    Token = n =>
                        atSignIn
                            ? ScriptedHandler.Json(answer.Replace("token-1-canary", "", StringComparison.Ordinal), 400)
                            : ScriptedHandler.Json("""{"access_token":"token-1-canary","expires_in":100}"""),
                };
                var options = Rig.Options("ACME", handler, clock) with
                {
                    Log = line =>
                    {
                        lock (texts)
                            texts.Add(line.ToString());
                    },
                };
                var failure = await FailAsync(handler, options);
                texts.Add(failure.ToString() + failure.Hint);
                texts.Add(options.ToString());
            }
        }

        texts.Should().NotBeEmpty().And.OnlyContain(text => !text.Contains("anary", StringComparison.Ordinal));
    }

    private Task ReadAsync(HttpMessageHandler handler, IntacctOptions? options = null)
    {
        var connection = new IntacctConnection(options ?? Rig.Options("ACME", handler, clock));
        return connection.Reader().ReadAsync(new(Facets.Roles), null, TestContext.Current.CancellationToken);
    }

    private async Task<CompanyException> FailAsync(HttpMessageHandler handler, IntacctOptions? options = null)
    {
        var reading = () => ReadAsync(handler, options);
        return (await reading.Should().ThrowAsync<CompanyException>()).Which;
    }

    private sealed class Counting(Action count) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            count();
            return Task.FromResult(new HttpResponseMessage());
        }
    }

    private sealed class Recording(List<string?> entities) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
                return Task.FromResult(ScriptedHandler.Json("""{"access_token":"t","expires_in":100}"""));
            entities.Add(
                request.Headers.TryGetValues("X-IA-API-Param-Entity", out var values) ? values.Single() : null
            );
            return Task.FromResult(ScriptedHandler.Page("", 0));
        }
    }

    private sealed class Gate(Func<Task> pass) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
                return ScriptedHandler.Json("""{"access_token":"t","expires_in":100}""");
            await pass();
            return ScriptedHandler.Page("", 0);
        }
    }
}
