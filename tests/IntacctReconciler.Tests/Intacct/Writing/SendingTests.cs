using System.Text.Json.Nodes;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Writing;

/// <summary>What a batch does with answers that no well-behaved company gives.</summary>
public sealed class SendingTests
{
    [Fact]
    public async Task The_same_key_goes_again_after_a_lost_answer_and_another_after_a_definite_one()
    {
        using var lost = Company((_, n) => n == 1 ? throw new IOException("reset") : null);
        using var busy = Company((_, n) => n == 1 ? ScriptedHandler.Error(429) : null);

        await WriteAsync(lost, 1);
        await WriteAsync(busy, 1);

        var (first, second) = (Writes(lost)[0], Writes(lost)[1]);
        first.Body.Should().Be(second.Body);
        first.IdempotencyKey.Should().NotBeNull().And.Be(second.IdempotencyKey).And.HaveLength(64);
        Writes(busy)[1].IdempotencyKey.Should().NotBe(Writes(busy)[0].IdempotencyKey);
        Writes(busy)[0].IdempotencyKey.Should().Be(first.IdempotencyKey);
    }

    [Fact]
    public async Task Keys_differ_by_run_by_batch_and_by_attempt()
    {
        var keys = new HashSet<string?>();
        foreach (var (run, batch, attempt) in new[] { ("r", "1", 1), ("s", "1", 1), ("r", "2", 1), ("r", "1", 2) })
        {
            using var handler = Company((_, _) => null);
            await WriteAsync(handler, 1, run, batch, attempt);
            keys.Add(Writes(handler).Single().IdempotencyKey);
        }
        keys.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(413)]
    [InlineData(0)]
    public async Task A_write_that_is_too_much_is_halved(int status)
    {
        using var handler = Company(
            (items, _) =>
                items <= 2 ? null
                : status == 0 ? throw new TaskCanceledException("time-out")
                : ScriptedHandler.Error(status)
        );

        var outcomes = await WriteAsync(handler, 7);

        outcomes.Should().HaveCount(7).And.OnlyContain(outcome => outcome.Kind == OutcomeKind.Done);
    }

    [Fact]
    public async Task A_write_that_is_never_answered_is_tried_a_bounded_number_of_times()
    {
        using var handler = Company((_, _) => throw new TaskCanceledException("time-out"));

        var outcomes = await WriteAsync(handler, 500);

        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Unknown);
        Writes(handler).Should().HaveCount(2 * (1 + 2 + 4 + 8));
    }

    [Fact]
    public async Task A_host_that_is_gone_ends_the_writing_and_nothing_counts_as_sent()
    {
        using var handler = Company(
            (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")
        );

        var outcomes = await WriteAsync(handler, 3);

        outcomes
            .Should()
            .HaveCount(3)
            .And.OnlyContain(o => o.Kind == OutcomeKind.NotSent && o.Message!.Contains("cannot be reached"));
    }

    [Fact]
    public async Task What_was_sent_before_the_writing_broke_off_is_told_from_what_was_not()
    {
        using var handler = Company(
            (items, _) =>
                items == 500 ? null : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused")
        );

        var outcomes = await WriteAsync(handler, 600);

        outcomes.Take(500).Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Unknown);
        outcomes.Skip(500).Should().HaveCount(100).And.OnlyContain(outcome => outcome.Kind == OutcomeKind.NotSent);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task One_bad_object_does_not_stop_the_others_where_Intacct_refuses_the_whole_request(int status)
    {
        using var handler = CompanyWith((keys, _) => keys.Contains("k77") ? ScriptedHandler.Error(status) : null);

        var outcomes = await WriteAsync(handler, 500);

        outcomes.Single(outcome => outcome.Kind != OutcomeKind.Done).Address.Should().Be(Address.User("u77"));
        Writes(handler).Should().HaveCountLessThan(25);
    }

    [Fact]
    public async Task A_refusal_of_all_is_taken_apart_a_bounded_number_of_times()
    {
        using var handler = Company((_, _) => ScriptedHandler.Error(422));

        var outcomes = await WriteAsync(handler, 500);

        outcomes.Should().HaveCount(500).And.OnlyContain(outcome => outcome.Kind == OutcomeKind.Refused);
        Writes(handler).Should().HaveCount(41);
    }

    [Theory]
    [InlineData("""{"ia::result":[{"key":"1"}]}""")]
    [InlineData("""{"ia::result":""")]
    [InlineData("""{"ia::meta":{} }""")]
    public async Task An_answer_that_does_not_account_for_every_object_leaves_them_unknown(string answer)
    {
        using var handler = Company((_, _) => ScriptedHandler.Json(answer));

        var outcomes = await WriteAsync(handler, 2);

        outcomes.Should().OnlyContain(outcome => outcome.Kind == OutcomeKind.Unknown);
    }

    [Theory]
    [InlineData(400, OutcomeKind.Refused)]
    [InlineData(403, OutcomeKind.Refused)]
    [InlineData(409, OutcomeKind.Refused)]
    [InlineData(422, OutcomeKind.Refused)]
    [InlineData(500, OutcomeKind.Unknown)]
    public async Task One_status_for_all_is_the_outcome_of_each(int status, OutcomeKind kind)
    {
        using var handler = Company((_, _) => ScriptedHandler.Error(status));

        (await WriteAsync(handler, 3))
            .Should()
            .OnlyContain(outcome => outcome.Kind == kind && outcome.Message!.StartsWith("no"));
    }

    [Fact]
    public async Task Only_what_changes_is_sent()
    {
        using var handler = Company((_, _) => null);

        await WriteAsync(handler, 1);

        Writes(handler).Single().Body.Should().Be("""[{"key":"k1","userName":"after"}]""");
    }

    /// <summary>A company of users k1, k2, ... that answers writes as told, or well where that is null.</summary>
    private static ScriptedHandler Company(Func<int, int, HttpResponseMessage?> answer) =>
        CompanyWith((keys, n) => answer(keys.Length, n));

    private static ScriptedHandler CompanyWith(Func<string[], int, HttpResponseMessage?> answer)
    {
        var writes = 0;
        return new(
            (call, _) =>
            {
                if (call.Method == "POST")
                {
                    var ids = JsonNode.Parse(call.Body)!["filters"]![0]!["$in"]!["id"]!.AsArray();
                    var rows = ids.Select(id => $$"""{"key":"k{{((string)id!)[1..]}}","id":"{{id}}"}""");
                    return ScriptedHandler.Page(string.Join(',', rows), ids.Count);
                }
                var items = JsonNode.Parse(call.Body)!.AsArray().Select(item => (string)item!["key"]!).ToArray();
                return answer(items, Interlocked.Increment(ref writes))
                    ?? ScriptedHandler.Json(
                        $$"""{"ia::result":[{{string.Join(',', items.Select(key => $$"""{"key":"{{key}}"}"""))}}]}"""
                    );
            }
        );
    }

    private static List<Sent> Writes(ScriptedHandler handler) =>
        [.. handler.Calls.Where(call => call.Method == "PATCH")];

    private static async Task<IReadOnlyList<Outcome>> WriteAsync(
        ScriptedHandler handler,
        int count,
        string run = "r",
        string batch = "1",
        int attempt = 1
    )
    {
        using var connection = new WritingConnection(Rig.Options("ACME", handler, new HastyClock()));
        User[] users =
        [
            .. Enumerable.Range(1, count).Select(n => new User($"u{n}") { Name = "before", Email = "same" }),
        ];
        var seen = new CompanyState("ACME", Facets.Users) { Users = Table<User>.Of(users) };
        var goal = seen with { Users = Table<User>.Of(users.Select(user => user with { Name = "after" })) };
        return await connection
            .Writer(run)
            .WriteAsync(
                new(batch, ObjectKind.User, [.. users.Select(user => Address.User(user.Id))], seen, goal, attempt),
                TestContext.Current.CancellationToken
            );
    }
}
