using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

public sealed class PlanOptionRunTests
{
    [Fact]
    public async Task Without_removals_nothing_is_taken_away_and_what_is_held_back_is_shown()
    {
        await using var desk = Desk.With("acme");
        var plan = await PlanAsync(desk, "--no-removals");
        Addresses(plan).Should().NotContain("user[\"leaver1\"]").And.NotContain("user[\"payroll_sync\"]");
        plan["held_back"]!.ToJsonString().Should().ContainAll("leaver1", "cover1", "payroll_sync");
        var made = plan["resource_changes"]!.AsArray().Single(change => (string?)change!["name"] == "clerk3");
        made!["change"]!["after"]!.ToJsonString().Should().Contain("UK-01", "a new user is made with its restrictions");

        (await desk.RunAsync("apply", "--auto-approve", "--no-removals")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--no-removals", "--detailed-exitcode")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Only_one_object_and_what_it_needs()
    {
        await using var desk = Desk.With("acme");
        var plan = await PlanAsync(desk, "--only", "user[\"emp2\"]");
        Addresses(plan).Should().BeEquivalentTo("role[\"Purchaser\"]", "user[\"emp2\"]");
    }

    [Fact]
    public async Task Only_several_objects_by_pattern()
    {
        await using var desk = Desk.With("acme");
        var plan = await PlanAsync(desk, "--only", "group[\"G*\"]", "--only", "user[\"gl.b*\"]");
        Addresses(plan).Should().BeEquivalentTo("group[\"GL team\"]", "user[\"gl.berlin\"]");
    }

    [Fact]
    public async Task Only_something_that_is_not_declared_is_an_error()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", "--only", "user[\"nobody\"]");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR0501");
    }

    [Fact]
    public async Task Temporary_access_is_judged_at_the_time_that_was_asked_for()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("plan")).Out.Should().Contain("cover1");
        var earlier = await PlanAsync(desk, "--as-of", "2026-10-01");
        Addresses(earlier).Should().NotContain("user[\"cover1\"]");
        earlier["as_of"]!.ToString().Should().Be("2026-10-01T00:00:00Z");
    }

    [Fact]
    public async Task Markdown_is_for_a_pull_request()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", "--format", "markdown");
        ran.Out.Should().Contain("### ACCESS").And.NotContain("\u001b");
    }

    [Fact]
    public async Task Colour_comes_on_a_terminal_and_goes_when_asked()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("plan")).Out.Should().NotContain("\u001b");
        desk.Screen = true;
        (await desk.RunAsync("plan")).Out.Should().Contain("\u001b[32m");
        (await desk.RunAsync("plan", "--no-color")).Out.Should().NotContain("\u001b");
        desk.Environment["NO_COLOR"] = "1";
        (await desk.RunAsync("plan")).Out.Should().NotContain("\u001b");
    }

    [Fact]
    public async Task The_text_fits_the_width()
    {
        await using var desk = Desk.With("acme");
        foreach (var width in new[] { 60, 80, 132 })
        {
            desk.Environment["COLUMNS"] = $"{width}";
            (await desk.RunAsync("plan"))
                .Out.Split('\n')
                .Max(line => line.Length)
                .Should()
                .BeInRange(width - 20, width);
        }
    }

    private static async Task<JsonNode> PlanAsync(Desk desk, params string[] options)
    {
        var ran = await desk.RunAsync(["plan", "--format", "json", .. options]);
        ran.ExitCode.Should().Be(0, ran.All);
        return JsonNode.Parse(ran.Out)!;
    }

    private static IEnumerable<string> Addresses(JsonNode plan) =>
        plan["resource_changes"]!.AsArray().Select(change => change!["address"]!.ToString());
}
