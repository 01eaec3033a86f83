using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Audits through the client and over HTTP.</summary>
public sealed class AuditRunTests
{
    private const string Connection =
        "version: 1\ncompany: ACME\npermissionModel: role-based\nconnection:\n  simulator: company.json\n";

    [Fact]
    public async Task A_company_that_was_just_applied_has_not_drifted()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("audit")).ExitCode.Should().Be(2);
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        var sent = company.Calls.Count(call => call.Mutating);
        var kinds = Kinds(await desk.RunAsync("audit", "--format", "json"));
        kinds.Should().NotContain(["drift", "missing", "still-there", "overdue"]);
        company.Calls.Count(call => call.Mutating).Should().Be(sent, "an audit reads");
    }

    [Fact]
    public async Task Drift_in_Intacct_is_found_with_who_did_it_and_when()
    {
        await using var desk = Desk.With("audit");
        await desk.ServeAsync();
        WithoutPolicies(desk);
        var ran = await desk.RunAsync("audit");
        ran.ExitCode.Should().Be(2);
        ran.Out.Should()
            .Contain("role[\"AP clerk\"]  Pay bills - Run")
            .And.Contain("changed in Intacct by admin2, 2026-11-19 16:40Z");
    }

    [Fact]
    public async Task What_a_baseline_accepts_is_quiet_until_something_moves()
    {
        await using var desk = Desk.With("audit");
        await desk.ServeAsync();
        WithoutPolicies(desk);
        var written = await desk.RunAsync(
            "audit",
            "--write-baseline",
            "b.json",
            "--until",
            "2031-03-31",
            "--owner",
            "cfo"
        );
        written.ExitCode.Should().Be(0, written.All);
        written.Out.Should().Contain("All of it is accepted now (exit 0).");
        var quiet = await desk.RunAsync("audit", "--baseline", "b.json");
        quiet.ExitCode.Should().Be(0);
        quiet.Out.Should().Contain("No findings;");
        var later = await desk.RunAsync("audit", "--baseline", "b.json", "--as-of", "2031-04-01");
        later.ExitCode.Should().Be(2);
        later.Out.Should().Contain("accepted until 2031-03-31 by cfo; that has ended");
    }

    [Fact]
    public async Task A_file_that_only_connects_is_compared_with_the_baseline()
    {
        await using var desk = Desk.With("audit");
        desk.Write("access.yaml", Connection);
        (await desk.RunAsync("audit")).Out.Should().Contain("compared with nothing").And.Contain("IR0555");
        (await desk.RunAsync("audit", "--write-baseline", "b.json", "--until", "2031-03-31")).ExitCode.Should().Be(0);
        (await desk.RunAsync("audit", "--baseline", "b.json")).ExitCode.Should().Be(0);
        desk.Replace(
            "company.json",
            "\"adminPrivileges\": \"off\", \"status\": \"active\", \"entityAccess\": {\"allowUnrestrictedAccess\": true}, \"roles\": [{\"id\": \"GL viewer\"}]",
            "\"adminPrivileges\": \"full\", \"status\": \"active\", \"entityAccess\": {\"allowUnrestrictedAccess\": true}, \"roles\": [{\"id\": \"GL viewer\"}]"
        );
        var audit = await desk.RunAsync("audit", "--baseline", "b.json");
        audit.ExitCode.Should().Be(2);
        audit
            .Out.Should()
            .Contain("CRITICAL  1 finding\n  x changed:")
            .And.Contain("user[\"temp-1\"]  Admin privileges Off -> Full");
    }

    [Fact]
    public async Task A_broken_policy_goes_before_drift_and_no_baseline_accepts_it()
    {
        await using var desk = Desk.With("audit");
        await desk.ServeAsync();
        string[] then = ["--as-of", "2026-12-07"];
        var broken = await desk.RunAsync(["audit", .. then]);
        broken.ExitCode.Should().Be(6);
        broken.Out.Should().Contain("user[\"cover1\"]  ACME-01").And.MatchRegex(@"A policy is broken\s+\(exit 6\)\.");
        var written = await desk.RunAsync(["audit", "--write-baseline", "b.json", "--until", "2031-03-31", .. then]);
        written.ExitCode.Should().Be(6);
        desk.Read("b.json").Should().NotContain("\"kind\":\"policy\"");
        desk.Replace(
            "access.yaml",
            "nobody else was there for the month-end, until: 2026-11-20",
            "known, until: 2031-03-31"
        );
        var waived = await desk.RunAsync(["audit", "--baseline", "b.json", .. then]);
        waived.ExitCode.Should().Be(0, waived.All);
        waived.Out.Should().Contain("; 1 conflict waived.");
    }

    [Fact]
    public async Task Of_a_fleet_each_company_is_audited_and_has_a_baseline_of_its_own()
    {
        await using var desk = Desk.With("fleet");
        string[] some = ["--company", "ACME-N*", "--company", "ACME-F*"];
        var before = await desk.RunAsync(["audit", .. some]);
        before.ExitCode.Should().Be(2, before.All);
        before.Out.Should().Contain("=== ACME-FR").And.Contain("FLEET  2 companies");
        var written = await desk.RunAsync(["audit", "--write-baseline", "known", "--until", "2031-03-31", .. some]);
        written.ExitCode.Should().Be(0, written.All);
        File.Exists(desk.PathOf("known/ACME-FR.baseline.json")).Should().BeTrue();
        (await desk.RunAsync(["audit", "--baseline", "known", .. some])).ExitCode.Should().Be(0);
        var json = JsonNode.Parse((await desk.RunAsync(["audit", "--format", "json", .. some])).Out)!;
        json["companies"]!.AsArray().Should().OnlyContain(one => one!["audit"]!["findings"] != null);
    }

    [Theory]
    [InlineData("--write-baseline needs --until: nothing is accepted for good", "--write-baseline", "b.json")]
    [InlineData("--owner belongs to --write-baseline: what is accepted?", "--owner", "cfo")]
    [InlineData("--until soon must be like 2027-03-31", "--write-baseline", "b.json", "--until", "soon")]
    [InlineData("--as-of never must be like 2026-12-31 or 2026-12-31T18:00Z", "--as-of", "never")]
    public async Task Options_that_mean_nothing_are_refused(string why, params string[] options)
    {
        await using var desk = Desk.With("audit");
        var ran = await desk.RunAsync(["audit", .. options]);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain(why);
    }

    /// <summary>The example without its policies, and without the waiver that names a rule of them.</summary>
    private static void WithoutPolicies(Desk desk)
    {
        desk.Replace("access.yaml", "policies: [", "# policies: [");
        desk.Replace("access.yaml", "waivers:", "# waivers:");
        desk.Replace("access.yaml", "  - { rule: ACME-01", "  # - { rule: ACME-01");
    }

    private static string[] Kinds(Ran audit) =>
        [.. JsonNode.Parse(audit.Out)!["findings"]!.AsArray().Select(finding => (string)finding!["kind"]!)];
}
