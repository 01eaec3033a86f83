using System.Text.Json;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;

namespace IntacctReconciler.Tests.Intacct.Api;

public sealed class PagingTests
{
    [Fact]
    public async Task Pages_are_asked_for_in_the_order_of_keys_without_a_filter_and_with_private_records()
    {
        using var handler = new ScriptedHandler(
            (_, n) =>
                n == 1
                    ? ScriptedHandler.Page("""{"key":"1"},{"key":"2"}""", 3, 3)
                    : ScriptedHandler.Page("""{"key":"3"}""", 3)
        );

        (await QueryAsync(handler)).Should().Equal("1", "2", "3");

        using var asked = JsonDocument.Parse(handler.Calls[1].Body);
        asked
            .RootElement.GetRawText()
            .Should()
            .Be(
                """{"object":"company-config/role","fields":["key","id","description"],"filterParameters":{"includePrivate":true},"orderBy":[{"key":"asc"}],"start":3,"size":2}"""
            );
    }

    [Fact]
    public async Task A_total_that_changes_between_pages_is_read_again()
    {
        using var handler = new ScriptedHandler(
            (_, n) =>
                n switch
                {
                    1 => ScriptedHandler.Page("""{"key":"1"},{"key":"2"}""", 4, 3),
                    2 => ScriptedHandler.Page("""{"key":"4"}""", 3),
                    3 => ScriptedHandler.Page("""{"key":"2"},{"key":"3"}""", 3, 3),
                    _ => ScriptedHandler.Page("""{"key":"4"}""", 3),
                }
        );

        (await QueryAsync(handler)).Should().Equal("2", "3", "4");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_next_page_that_is_not_further_on_is_no_loop(int next)
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Page("""{"key":"1"}""", 9, next));

        var querying = () => QueryAsync(handler);

        (await querying.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8008");
        handler.Calls.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(
        """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"The description field does not exist"} } }""",
        400
    )]
    [InlineData(
        """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"no","details":[{"target":"/fields/description"}]} } }""",
        200
    )]
    public async Task A_field_that_the_company_does_not_know_is_left_out_of_the_rows(string error, int status)
    {
        using var handler = new ScriptedHandler(
            (call, _) =>
                call.Body.Contains("description", StringComparison.Ordinal)
                    ? ScriptedHandler.Json(error, status)
                    : ScriptedHandler.Page("""{"key":"1","id":"a"}""", 1)
        );

        (await QueryAsync(handler)).Should().Equal("1");
    }

    [Fact]
    public async Task An_empty_answer_of_the_model_service_is_the_only_no()
    {
        foreach (
            var (answer, offered) in new[]
            {
                ("[]", false),
                ("""{"fields":{}}""", true),
                ("""[{"apiObject":"x"}]""", true),
            }
        )
        {
            using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Json($$"""{"ia::result":{{answer}}}"""));
            using var connection = new IntacctConnection(Rig.Options("ACME", handler, new HastyClock()));

            (await connection.Client.OffersAsync("x/y", TestContext.Current.CancellationToken)).Should().Be(offered);
        }
    }

    private static async Task<IReadOnlyCollection<string>> QueryAsync(ScriptedHandler handler)
    {
        var options = Rig.Options("ACME", handler, new HastyClock()) with { PageSize = 2 };
        using var connection = new IntacctConnection(options);
        return await connection.Client.QueryAsync(
            new("company-config/role", "roles", ["id", "description"]),
            row => row.Text("key")!,
            null,
            TestContext.Current.CancellationToken
        );
    }
}
