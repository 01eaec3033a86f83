using System.Globalization;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;

namespace IntacctReconciler.Tests.Intacct.Api;

public sealed class FetchTests
{
    [Fact]
    public async Task Keys_go_out_in_bounded_lists_and_every_object_comes_back()
    {
        using var handler = new ScriptedHandler((call, _) => Objects(Asked(call)));

        var got = await GetAsync(handler, 1201, most: 500);

        got.Should().HaveCount(1201).And.OnlyHaveUniqueItems();
        handler.Calls.Should().HaveCount(3).And.OnlyContain(call => call.Path.Length < 6100);
    }

    [Fact]
    public async Task A_single_key_is_answered_with_an_object()
    {
        using var handler = new ScriptedHandler((_, _) => ScriptedHandler.Json("""{"ia::result":{"key":"1"}}"""));

        (await GetAsync(handler, 1)).Should().Equal("1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_object_that_is_said_to_be_gone_is_left_out_only_when_it_may_be(bool mayBeGone)
    {
        using var handler = new ScriptedHandler(
            (_, _) =>
                ScriptedHandler.Json(
                    """{"ia::result":[{"key":"1","ia::status":200},{"ia::status":404,"ia::error":{"code":"notFound"}}]}""",
                    207
                )
        );

        var getting = () => GetAsync(handler, 2, mayBeGone: mayBeGone);

        if (mayBeGone)
            (await getting()).Should().Equal("1");
        else
            (await getting.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8022");
    }

    [Fact]
    public async Task An_object_that_is_merely_missing_is_asked_for_alone_before_it_counts_as_gone()
    {
        using var handler = new ScriptedHandler(
            (call, _) => Asked(call).Length > 1 ? Objects(Asked(call)[1..]) : Objects(Asked(call))
        );

        (await GetAsync(handler, 3, mayBeGone: true)).Should().BeEquivalentTo("1", "2", "3");
    }

    [Fact]
    public async Task A_short_answer_to_a_full_reading_is_an_error()
    {
        using var handler = new ScriptedHandler((call, _) => Objects(Asked(call)[1..]));

        var getting = () => GetAsync(handler, 3);

        (await getting.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8022");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(414)]
    public async Task A_list_that_is_refused_as_a_whole_is_halved(int status)
    {
        using var handler = new ScriptedHandler(
            (call, _) =>
                Asked(call).Contains("3") && Asked(call).Length > 1
                    ? ScriptedHandler.Error(status)
                    : Objects(Asked(call))
        );

        (await GetAsync(handler, 8, mayBeGone: true)).Should().HaveCount(8);
    }

    [Fact]
    public async Task An_item_that_failed_for_another_reason_is_not_gone()
    {
        using var handler = new ScriptedHandler(
            (_, _) =>
                ScriptedHandler.Json(
                    """{"ia::result":[{"key":"1"},{"ia::status":403,"ia::error":{"code":"forbidden"}}]}""",
                    207
                )
        );

        var getting = () => GetAsync(handler, 2, mayBeGone: true);

        (await getting.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8019");
    }

    [Fact]
    public async Task An_object_that_was_not_asked_for_is_not_taken()
    {
        using var handler = new ScriptedHandler((_, _) => Objects(["1", "77"]));

        var getting = () => GetAsync(handler, 2);

        (await getting.Should().ThrowAsync<CompanyException>()).Which.Code.Should().Be("IR8008");
    }

    private static string[] Asked(Sent call) => call.Path[(call.Path.LastIndexOf('/') + 1)..].Split(',');

    private static HttpResponseMessage Objects(IEnumerable<string> keys) =>
        ScriptedHandler.Json(
            $$"""{"ia::result":[{{string.Join(',', keys.Select(key => $$"""{"key":"{{key}}"}"""))}}]}"""
        );

    private static async Task<IReadOnlyCollection<string>> GetAsync(
        ScriptedHandler handler,
        int count,
        int most = 500,
        bool mayBeGone = false
    )
    {
        using var connection = new IntacctConnection(Rig.Options("ACME", handler, new HastyClock()));
        string[] keys = [.. Enumerable.Range(1, count).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        return await connection.Client.GetAsync(
            "company-config/role",
            "roles",
            keys,
            most,
            row => row.Text("key")!,
            mayBeGone,
            null,
            TestContext.Current.CancellationToken
        );
    }
}
