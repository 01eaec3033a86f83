using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

public sealed class ResumeRunTests
{
    private static readonly string[] Apply = ["apply", "--auto-approve"];
    private static readonly string[] Resume = ["apply", "--resume"];

    [Fact]
    public async Task Finishes_what_was_stopped_and_keeps_the_run()
    {
        await using var desk = Desk.With("acme");
        await StoppedAsync(desk);
        var first = Lines(desk);
        var ran = await desk.RunAsync(Resume);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("made before the run was cut short").And.Contain("ACME is as planned");
        var all = Lines(desk);
        all.Select(line => line["run"]!.GetValue<string>()).Distinct().Should().ContainSingle();
        all.Skip(first.Count).First()["resumed"]!.GetValue<bool>().Should().BeTrue();
        all[^1]["end"]!.GetValue<string>().Should().Be("complete");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        (await desk.RunAsync("journal", "verify")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Tries_again_what_Intacct_refused()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var fault = new Fault.Error(400, "invalidRequest", "Not today");
        company.Faults.On("PATCH", "/objects/company-config/role", fault, times: int.MaxValue);
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(3);
        (await desk.RunAsync(Resume)).ExitCode.Should().Be(3);
        company.Faults.Clear();
        (await desk.RunAsync(Resume)).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Without_a_journal_says_so_and_names_another_way()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync(Resume);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR7319").And.Contain("plan and apply");
        company.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Has_nothing_to_do_after_a_run_that_came_to_its_end()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync(Apply);
        var sent = company.Calls.Count;
        var ran = await desk.RunAsync(Resume);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("Nothing to resume");
        company.Calls.Should().HaveCount(sent);
    }

    [Fact]
    public async Task Refuses_what_somebody_changed_meanwhile()
    {
        await using var desk = Desk.With("acme");
        var company = await StoppedAsync(desk);
        await SomebodyElse.ChangesAsync(
            company,
            "company-config/user",
            "payroll_sync",
            """{ "adminPrivileges": "full" }"""
        );
        var sent = company.Calls.Count;
        var ran = await desk.RunAsync(Resume);
        ran.ExitCode.Should().Be(4, ran.All);
        ran.Out.Should().Contain("STALE").And.Contain("payroll_sync");
        company.Calls.Skip(sent).Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Takes_the_plan_that_was_begun_and_no_other()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "other.json", "--only", "role[\"AP clerk\"]");
        await StoppedAsync(desk, serve: false);
        var other = await desk.RunAsync("apply", "--resume", "other.json");
        other.ExitCode.Should().Be(1);
        other.Error.Should().Contain("IR7320");
        var altered = desk.Read(".reconciler/ACME/plan.json").Replace("clerk", "clark", StringComparison.Ordinal);
        desk.Write(".reconciler/ACME/plan.json", altered);
        (await desk.RunAsync(Resume)).Error.Should().Contain("IR0603");
    }

    [Fact]
    public async Task A_new_apply_says_that_it_takes_the_place_of_the_one_that_was_cut_short()
    {
        await using var desk = Desk.With("acme");
        await StoppedAsync(desk);
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().Contain("IR7317");
        (await desk.RunAsync(Resume)).Out.Should().Contain("Nothing to resume");
    }

    /// <summary>An apply that is stopped in the middle.</summary>
    private static async Task<SimulatedCompany> StoppedAsync(Desk desk, bool serve = true)
    {
        var company = serve ? await desk.ServeAsync() : desk.Companies.Single();
        var writes = 0;
        company.Faults.When(
            request =>
            {
                if (request.Method is "PATCH" or "DELETE" && ++writes == 2)
                    desk.Interruption.Signal();
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(130, ran.All);
        company.Faults.Clear();
        desk.Interruption = new();
        return company;
    }

    private static List<JsonNode> Lines(Desk desk) =>
        [
            .. desk.Read(".reconciler/ACME/journal.jsonl")
                .TrimEnd('\n')
                .Split('\n')
                .Select(line => JsonNode.Parse(line)!),
        ];
}
