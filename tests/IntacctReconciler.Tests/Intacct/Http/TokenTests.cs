using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Http;

public sealed class TokenTests
{
    private static readonly ReadScope Departments = new(Facets.Departments);

    [Fact]
    public async Task Parallel_calls_share_one_sign_in()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0));
        using var connection = Connect(handler);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync(connection)));

        handler.Tokens.Should().Be(1);
        handler.Calls.Should().HaveCount(20).And.OnlyContain(call => call.Authorization == "Bearer token-1-canary");
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        var clock = new HastyClock();
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0));
        using var connection = Connect(handler, clock);

        await ReadAsync(connection);
        clock.Advance(TimeSpan.FromSeconds(43_200 - 301));
        await ReadAsync(connection);
        handler.Tokens.Should().Be(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        await ReadAsync(connection);

        handler.Tokens.Should().Be(2);
        handler.Calls[^1].Authorization.Should().Be("Bearer token-2-canary");
    }

    [Theory]
    [InlineData(401, "tokenInvalid", "REST-2102")]
    [InlineData(401, "GW-0040", "")]
    [InlineData(400, "invalidRequest", "REST-1206")]
    public async Task A_refused_token_is_renewed_once_for_all_that_had_it(int status, string code, string errorId)
    {
        using var handler = new ScriptedHandler(
            (call, _) =>
                call.Authorization == "Bearer token-1-canary"
                    ? ScriptedHandler.Json(
                        $$"""{"ia::error":{"code":"{{code}}","errorId":"{{errorId}}","message":"no"} }""",
                        status
                    )
                    : ScriptedHandler.Page("", 0)
        );
        using var connection = Connect(handler);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ReadAsync(connection)));

        handler.Tokens.Should().Be(2);
    }

    [Fact]
    public async Task A_token_that_is_refused_at_once_ends_the_reading()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Error(401, "tokenInvalid"));
        using var connection = Connect(handler);

        (await FailAsync(connection)).Code.Should().Be("IR8018");
        handler.Calls.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"wrong"}""", "IR8017", "Web Services user")]
    [InlineData(401, """{"error":"invalid_client"}""", "IR8016", "client id and secret")]
    [InlineData(
        400,
        """{"error":{"code":"x","errorId":"REST-1216","message":"not authorized"}}""",
        "IR8013",
        "Authorized client applications"
    )]
    [InlineData(
        403,
        """{"ia::error":{"code":"GW-0042","message":"forbidden"}}""",
        "IR8013",
        "Authorized client applications"
    )]
    [InlineData(
        400,
        """{"error":"invalid_grant","error_description":"The user is not a Web Services user"}""",
        "IR8014",
        "Company > Admin"
    )]
    [InlineData(
        400,
        """{"error":"invalid_request","error_description":"The company is not known"}""",
        "IR8015",
        "company id"
    )]
    public async Task A_refused_sign_in_says_what_to_do_and_is_not_tried_again(
        int status,
        string answer,
        string code,
        string hint
    )
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0))
        {
            Token = _ => ScriptedHandler.Json(answer, status),
        };
        using var connection = Connect(handler);

        var refused = await FailAsync(connection);
        await FailAsync(connection);

        refused.Code.Should().Be(code);
        refused.Hint.Should().Contain(hint);
        handler.Tokens.Should().Be(1);
        handler.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"access_token":"t"}""")]
    [InlineData("""{"expires_in":10}""")]
    [InlineData("""{"access_token":"t","expires_in":0}""")]
    [InlineData("""{"access_token":"t\r\nX: y","expires_in":10}""")]
    [InlineData("""[]""")]
    public async Task A_token_answer_that_is_none_is_broken(string answer)
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0))
        {
            Token = _ => ScriptedHandler.Json(answer),
        };
        using var connection = Connect(handler);

        (await FailAsync(connection)).Code.Should().Be("IR8008");
    }

    [Fact]
    public async Task Nor_is_one_read_that_has_no_end()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0))
        {
            Token = _ => ScriptedHandler.Json(new string(' ', 5000)),
        };
        using var connection = new IntacctConnection(
            Rig.Options("ACME", handler, new HastyClock()) with
            {
                LongestAnswer = 4096,
            }
        );

        (await FailAsync(connection)).Code.Should().Be("IR8009");
    }

    [Theory]
    [InlineData("bot", true)]
    [InlineData("bot@ACME", true)]
    [InlineData("bot@acme", true)]
    [InlineData("bot@mail.example@ACME", true)]
    [InlineData("bot@OTHER", false)]
    [InlineData("bot@ACME|UK-01", false)]
    [InlineData("bot|UK-01", false)]
    public void The_user_name_must_be_of_the_company(string username, bool taken)
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("", 0));
        var connect = () => new IntacctConnection(Rig.Options("ACME", handler, new HastyClock(), username)).Dispose();

        if (taken)
            connect.Should().NotThrow();
        else
            connect.Should().Throw<CompanyException>().Which.Code.Should().Be("IR8011");
    }

    private static IntacctConnection Connect(HttpMessageHandler handler, HastyClock? clock = null) =>
        new(Rig.Options("ACME", handler, clock ?? new()));

    private static Task ReadAsync(IntacctConnection connection) =>
        connection.Reader().ReadAsync(Departments, null, TestContext.Current.CancellationToken);

    private static async Task<CompanyException> FailAsync(IntacctConnection connection)
    {
        var reading = () => ReadAsync(connection);
        return (await reading.Should().ThrowAsync<CompanyException>()).Which;
    }
}
