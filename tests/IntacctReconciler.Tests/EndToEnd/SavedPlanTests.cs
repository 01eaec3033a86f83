using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

public sealed class SavedPlanTests
{
    [Fact]
    public async Task Is_applied_exactly_and_without_a_question()
    {
        await using var desk = Desk.With("acme");
        var plan = await desk.RunAsync("plan", "--out", "p.json");
        plan.ExitCode.Should().Be(0);
        (await desk.RunAsync("show", "p.json")).Should().Be(plan);

        var apply = await desk.RunAsync("apply", "p.json");
        apply.ExitCode.Should().Be(0, apply.All);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Is_the_same_bytes_each_time_and_what_json_prints()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "p.json");
        await desk.RunAsync("plan", "--out", "q.json");
        var printed = await desk.RunAsync("plan", "--format", "json");
        desk.Read("q.json").Should().Be(desk.Read("p.json"));
        printed.Out.Should().Be(desk.Read("p.json") + "\n");
    }

    [Fact]
    public async Task Can_be_read_by_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var desk = Desk.With("acme");
        desk.Write("p.json", "what stood here before, readable by all");
        await desk.RunAsync("plan", "--out", "p.json");
#pragma warning disable CA1416 // skipped on Windows above
        File.GetUnixFileMode(desk.PathOf("p.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Fact]
    public async Task Is_refused_when_the_company_moved_and_nothing_is_written()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        await SomebodyElse.ChangesAsync(
            company,
            "company-config/user",
            "payroll_sync",
            """{ "adminPrivileges": "full" }"""
        );
        var stale = await StaleAsync(desk, company);
        stale.Should().Contain("user[\"payroll_sync\"]");
        stale.Should().Contain("the plan saw Limited, now").And.Contain("last changed in Intacct by");
    }

    [Fact]
    public async Task Is_stale_once_temporary_access_began_or_ended()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        var end = JsonNode.Parse(desk.Read("p.json"))!["holds_until"]!.GetValue<DateTimeOffset>();
        var sent = company.Calls.Count;
        desk.Clock.Advance(end - desk.Clock.GetUtcNow());
        var apply = await desk.RunAsync("apply", "p.json");
        apply.ExitCode.Should().Be(4, apply.All);
        apply.Out.Should().Contain("STALE").And.Contain("a temporary entry stands otherwise by now");
        company.Calls.Should().HaveCount(sent);
    }

    [Fact]
    public async Task Of_a_time_to_come_waits_for_it()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "now.json");
        var end = JsonNode.Parse(desk.Read("now.json"))!["holds_until"]!.GetValue<DateTimeOffset>();
        await desk.RunAsync("plan", "--as-of", end.ToString("yyyy-MM-dd'T'HH:mm'Z'", null), "--out", "p.json");
        (await desk.RunAsync("apply", "p.json")).ExitCode.Should().Be(4);
        desk.Clock.Advance(end - desk.Clock.GetUtcNow());
        (await desk.RunAsync("apply", "p.json"))
            .ExitCode.Should()
            .Be(5, "it is no longer stale, but would leave the auditor without rights");
    }

    [Theory]
    [InlineData("company: ACME", "company: ACME-UK")]
    [InlineData("simulator: company.json", "simulator: other.json")]
    [InlineData("simulator: company.json", "endpoint: https://api.intacct.com/ia/api/v1")]
    public async Task For_another_company_or_endpoint_is_refused(string was, string now)
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "p.json");
        desk.Replace("access.yaml", was, now);
        var apply = await desk.RunAsync("apply", "p.json");
        apply.ExitCode.Should().Be(1, apply.All);
        apply.Error.Should().Contain("IR7321").And.Contain("ACME at simulator:company.json");
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task Is_stale_when_a_guard_judges_worse_by_now()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("plan", "--out", "p.json")).ExitCode.Should().Be(0);
        await SomebodyElse.ChangesAsync(company, "company-config/role", "AP clerk", """{ "description": "changed" }""");
        // gl.paris is about to join the group that has this role.
        await SomebodyElse.ChangesAsync(
            company,
            "company-config/role",
            "GL accountant",
            """{ "rolePermissionAssignments": [{ "permission": { "key": "94" }, "accessRights": ["authorize"] }] }"""
        );
        var stale = await StaleAsync(desk, company);
        stale.Should().Contain("escalation.grant-admin-rights").And.Contain("gl.paris");
    }

    [Fact]
    public async Task Is_applied_when_what_it_does_not_touch_has_changed_and_no_guard_minds()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        await SomebodyElse.ChangesAsync(company, "company-config/role", "AP clerk", """{ "description": "changed" }""");
        (await desk.RunAsync("apply", "p.json")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Without_an_approver_where_one_is_demanded_is_refused()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        desk.Replace("access.yaml", "guards:\n", "guards:\n  requireApproval: true\n");
        (await desk.RunAsync("plan", "--out", "p.json")).ExitCode.Should().Be(0);
        var refused = await desk.RunAsync("apply", "p.json");
        refused.ExitCode.Should().Be(5, refused.All);
        refused.Out.Should().Contain("REFUSED by requireApproval").And.Contain("--approved-by NAME");
        company.Calls.Should().NotContain(call => call.Mutating);
        (await desk.RunAsync("apply", "p.json", "--approved-by", "cfo")).ExitCode.Should().Be(0);
        desk.Read(".reconciler/ACME/journal.jsonl").Should().Contain("\"approved_by\":\"cfo\"");
    }

    [Fact]
    public async Task Is_refused_a_second_time()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        (await desk.RunAsync("apply", "p.json")).ExitCode.Should().Be(0);
        var sent = company.Calls.Count;
        var again = await desk.RunAsync("apply", "p.json");
        again.ExitCode.Should().Be(4, again.All);
        again.Error.Should().Contain("IR7318").And.Contain("was applied before");
        company.Calls.Should().HaveCount(sent);
    }

    [Fact]
    public async Task Applied_again_where_nobody_remembers_finds_everything_done()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        await desk.RunAsync("apply", "p.json");
        var sent = company.Calls.Count;
        var again = await desk.RunAsync("apply", "p.json", "--journal", "elsewhere");
        again.ExitCode.Should().Be(0, again.All);
        company.Calls.Skip(sent).Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Is_refused_when_it_was_altered()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan", "--out", "p.json");
        desk.Replace("p.json", "leaver1", "clerk1");
        var apply = await desk.RunAsync("apply", "p.json");
        apply.ExitCode.Should().Be(1);
        apply.Error.Should().Contain("IR0603");
        company.Calls.Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Must_be_signed_where_there_is_a_key()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "unsigned.json");
        desk.Environment["INTACCT_PLAN_KEY"] = "a key of this pipeline";
        (await desk.RunAsync("apply", "unsigned.json"))
            .Should()
            .Match<Ran>(ran => ran.ExitCode == 1 && ran.Error.Contains("not signed"));
        await desk.RunAsync("plan", "--out", "signed.json");
        (await desk.RunAsync("apply", "signed.json")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Takes_no_options_that_would_make_it_another_plan()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("plan", "--out", "p.json");
        var apply = await desk.RunAsync("apply", "p.json", "--no-removals");
        apply.ExitCode.Should().Be(1);
        apply.Error.Should().Contain("applied as it is");
    }

    /// <summary>What an apply of the saved plan prints that finds it stale, having looked and written nothing.</summary>
    private static async Task<string> StaleAsync(Desk desk, SimulatedCompany company)
    {
        var sent = company.Calls.Count;
        var apply = await desk.RunAsync("apply", "p.json");
        apply.ExitCode.Should().Be(4, apply.All);
        apply.Out.Should().Contain("STALE");
        company.Calls.Skip(sent).Should().NotBeEmpty().And.NotContain(call => call.Mutating);
        return apply.Out;
    }
}
