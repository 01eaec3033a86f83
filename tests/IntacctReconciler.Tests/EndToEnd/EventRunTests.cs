using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>--events FILE: what a program that follows a run is told.</summary>
public sealed class EventRunTests
{
    [Fact]
    public async Task A_plan_tells_its_version_first_then_each_change_then_how_it_ended()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("plan", "--events", "e.ndjson", "--report", "json=plan.json");
        ran.ExitCode.Should().Be(0, ran.All);
        var events = Events(desk, "e.ndjson");
        Type(events[0]).Should().Be("version");
        events[0]["events"]!.GetValue<string>().Should().Be("1.0");
        var planned = events.Where(one => Type(one) == "planned_change").Select(Address);
        var plan = JsonNode.Parse(desk.Read("plan.json"))!["resource_changes"]!.AsArray();
        planned.Should().Equal(plan.Select(change => change!["address"]!.GetValue<string>()));
        var summary = events.Single(one => Type(one) == "change_summary");
        ran.Out.Should().Contain(summary["message"]!.GetValue<string>());
        Type(events[^1]).Should().Be("end");
        events[^1]["exit_code"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task An_apply_tells_how_each_change_ended_as_it_ends()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var writes = 0;
        company.Faults.When(
            request =>
                request.Method is "PATCH" or "POST"
                && !request.Path.Contains("query", StringComparison.Ordinal)
                && !request.Path.Contains("token", StringComparison.Ordinal)
                && ++writes > 3,
            new Fault.Error(422, "invalidRequest", "not today"),
            times: 99
        );
        var ran = await desk.RunAsync("apply", "--auto-approve", "--events", "e.ndjson");
        ran.ExitCode.Should().Be(3, ran.All);
        var events = Events(desk, "e.ndjson");
        var ended = events.Where(one => Type(one) is "apply_complete" or "apply_errored").ToList();
        var planned = events.Where(one => Type(one) == "planned_change").Select(Address).ToList();
        ended.Select(Address).Should().BeEquivalentTo(planned, "every change ends once");
        ended.Should().Contain(one => Type(one) == "apply_errored").And.Contain(one => Type(one) == "apply_complete");
        var first = events.FindIndex(one => Type(one) == "apply_complete");
        events
            .FindLastIndex(one => Type(one) == "apply_progress")
            .Should()
            .BeGreaterThan(first, "it is told on the way");
        events.Single(one => Type(one) == "apply_summary")["end"]!.GetValue<string>().Should().Be("partial");
        events[^1]["exit_code"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task What_broke_a_run_off_is_told_too()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        await desk.StopServersAsync();
        var ran = await desk.RunAsync("plan", "--events", "e.ndjson");
        ran.ExitCode.Should().Be(1);
        var events = Events(desk, "e.ndjson");
        Type(events[^2]).Should().Be("diagnostic");
        ran.Error.Should().Contain(events[^2]["diagnostic"]!["code"]!.GetValue<string>());
        events[^1]["exit_code"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task So_is_what_is_wrong_with_the_files()
    {
        await using var desk = Desk.With("acme");
        desk.Replace("access.yaml", "version: 1", "version: 1\nrolles: {}");
        (await desk.RunAsync("plan", "--events", "e.ndjson")).ExitCode.Should().Be(1);
        Events(desk, "e.ndjson")
            .Should()
            .Contain(one => Type(one) == "diagnostic" && one["message"]!.GetValue<string>().Contains("rolles"));
    }

    [Fact]
    public async Task Of_a_fleet_each_company_has_its_own_file()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("plan", "--events", "events", "--company", "ACME-U*");
        foreach (var company in (string[])["ACME-UK", "ACME-US"])
            Type(Events(desk, $"events/{company}.ndjson")[^1]).Should().Be("end");
    }

    [Fact]
    public async Task An_apply_of_a_fleet_that_asks_goes_on_in_the_same_file()
    {
        await using var desk = Desk.With("fleet");
        desk.Keyboard = "yes\n";
        var ran = await desk.RunAsync("apply", "--events", "events", "--company", "ACME-U*");
        ran.ExitCode.Should().Be(0, ran.All);
        var types = Events(desk, "events/ACME-UK.ndjson").ConvertAll(Type);
        types.Should().ContainSingle(type => type == "version");
        types.Should().ContainSingle(type => type == "end");
        types[^1].Should().Be("end");
        types.Should().Contain("planned_change").And.Contain("apply_complete");
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_written_is_refused_before_any_work()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync("apply", "--auto-approve", "--events", "missing/e.ndjson");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("there is no folder missing");
        company.Calls.Should().BeEmpty();
    }

    private static List<JsonObject> Events(Desk desk, string file) =>
        [
            .. desk.Read(file)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!.AsObject()),
        ];

    private static string Type(JsonObject one) => one["type"]!.GetValue<string>();

    private static string Address(JsonObject one) =>
        (one["change"] ?? one["hook"])!["resource"]!["addr"]!.GetValue<string>();
}
