using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>A role under a new name, a group by either side's word, temporary entries, and who answers: over HTTP.</summary>
public sealed class RenameRunTests
{
    private const string Access = """
        version: 1
        company: ACME
        permissionModel: role-based
        connection:
          simulator: company.json
        roles:
          AP processor: { formerly: AP clerk, owner: cfo, ticket: CHG-7 }
        groups:
          AP team: { description: Accounts payable, roles: [AP processor], members: [admin2] }
        users:
          clerk1:
            groups: [AP team]
            roles:
              - { role: Access admin, until: 2026-11-30, reason: month-end }
            allow: { change-permissions: { owner: cfo, reason: month-end, until: 2026-11-30 } }

        """;

    [Fact]
    public async Task All_of_it_takes_and_leaves_nothing_to_do()
    {
        await using var desk = await DeskAsync();
        var company = desk.Companies[0];

        var plan = JsonNode.Parse((await desk.RunAsync("plan", "--format", "json")).Out)!;
        var applied = await desk.RunAsync("apply", "--auto-approve");

        plan["renamed"]!.AsArray().Should().ContainSingle();
        var role = Change(plan, "role", "AP processor");
        role["previous_address"]!.GetValue<string>().Should().Be("role[\"AP clerk\"]");
        role["owner"]!.GetValue<string>().Should().Be("cfo");
        role["ticket"]!.GetValue<string>().Should().Be("CHG-7");
        Change(plan, "user", "clerk1")["temporary"]!.ToJsonString().Should().Contain("2026-11-30");
        applied.ExitCode.Should().Be(0, applied.All);
        Ids(company, "company-config/role").Should().Contain("AP processor").And.NotContain("AP clerk");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_saved_plan_is_stale_when_what_it_gives_is_over_by_then()
    {
        await using var desk = await DeskAsync();
        (await desk.RunAsync("plan", "--out", "acme.plan")).ExitCode.Should().Be(0);
        var writes = desk.Companies[0].Calls.Count(call => call.Method is "PATCH" or "DELETE");
        desk.Clock.Advance(TimeSpan.FromDays(40));

        var ran = await desk.RunAsync("apply", "acme.plan");

        ran.ExitCode.Should().Be(4, ran.All);
        ran.Out.Should().StartWith("STALE  a temporary entry stands otherwise by now");
        desk.Companies[0].Calls.Count(call => call.Method is "PATCH" or "DELETE").Should().Be(writes);
    }

    [Fact]
    public async Task What_is_over_is_taken_away_and_the_plan_says_why()
    {
        await using var desk = await DeskAsync();
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);

        var plan = await desk.RunAsync("plan", "--as-of", "2026-12-01");

        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain("Access admin, temporary until 2026-11-30, is").And.Contain("over");
    }

    private static JsonNode Change(JsonNode plan, string type, string name) =>
        plan["resource_changes"]!
            .AsArray()
            .First(change => (string?)change!["type"] == type && (string?)change["name"] == name)!;

    private static IEnumerable<string> Ids(IntacctReconciler.Simulator.SimulatedCompany company, string kind) =>
        JsonNode.Parse(company.ToSnapshot())!["objects"]![kind]!.AsArray().Select(one => (string)one!["id"]!);

    private static async Task<Desk> DeskAsync()
    {
        var desk = Desk.With("starter");
        desk.Write("access.yaml", Access);
        await desk.ServeAsync();
        return desk;
    }
}
