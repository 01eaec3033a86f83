using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>A company that is as its file says, and then opens, closes and renames entities.</summary>
public sealed class NewEntityRunTests
{
    private const string Entity = "company-config/entity";
    private const string User = "company-config/user";

    [Fact]
    public async Task A_new_entity_is_in_the_next_plan_for_whoever_patterns_and_groups_cover()
    {
        await using var desk = await SettledAsync();
        var company = desk.Companies[0];
        await OpensAsync(company, "DE-09");

        var plan = await PlanAsync(desk);

        Changed(plan)
            .Should()
            .Equal(
                "contact DE-09, AP",
                "contact DE-09, AR",
                "user ap.DE-09",
                "user ar.DE-09",
                "user controller.DACH",
                "user director.emea"
            );
        Access(plan)
            .Should()
            .Equal(
                "ap.DE-09,ar.DE-09: new, +DE-09, top level no",
                "controller.DACH: +DE-09, top level yes",
                "director.emea: +DE-09, top level yes"
            );
        await AppliedAsync(desk);
        EntitiesOf(company, "ap.DE-09").Should().Equal("DE-09");
        EntitiesOf(company, "controller.DACH").Should().Contain(["AT-01", "DE-01", "DE-09"]).And.HaveCount(13);
        EntitiesOf(company, "controller.UKI").Should().NotContain("DE-09");
    }

    [Fact]
    public async Task A_new_entity_that_nothing_covers_changes_nobody_but_its_own_clerks()
    {
        await using var desk = await SettledAsync();
        await OpensAsync(desk.Companies[0], "US-01");

        Changed(await PlanAsync(desk))
            .Should()
            .Equal("contact US-01, AP", "contact US-01, AR", "user ap.US-01", "user ar.US-01");
    }

    [Fact]
    public async Task An_entity_that_is_closed_is_taken_from_whoever_a_pattern_gave_it()
    {
        await using var desk = await SettledAsync();
        var company = desk.Companies[0];
        await SomebodyElse.ChangesAsync(company, Entity, "NL-03", """{"status":"inactive"}""");

        var plan = await PlanAsync(desk);

        Access(plan).Should().Equal("controller.FRB: -NL-03, top level yes", "director.emea: -NL-03, top level yes");
        Changed(plan).Should().Equal("user controller.FRB", "user director.emea");
        await AppliedAsync(desk);
        EntitiesOf(company, "ap.NL-03").Should().Equal(["NL-03"], "nothing is removed because it vanished from a file");
    }

    [Fact]
    public async Task An_entity_that_a_group_names_and_that_is_closed_stays_with_who_has_it_and_is_told()
    {
        await using var desk = await SettledAsync();
        await SomebodyElse.ChangesAsync(desk.Companies[0], Entity, "JP-01", """{"status":"inactive"}""");

        var ran = await desk.RunAsync("plan", "--detailed-exitcode");

        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should()
            .Contain("IR0484 the entity group \"APAC\" names \"JP-01\", which is")
            .And.Contain("No changes.");
    }

    [Fact]
    public async Task The_only_entity_of_a_group_opens_and_closes_the_top_level_by_having_company()
    {
        await using var desk = await SettledAsync(file =>
            file.Replace("APAC: [SG-01, AU-01, AU-02, JP-01]", "APAC: [\"JP-*\"]", StringComparison.Ordinal)
        );
        var company = desk.Companies[0];
        await OpensAsync(company, "JP-02");

        var opens = await desk.RunAsync("plan");

        opens
            .Out.Should()
            .Contain("controller.APAC  Entities JP-01 -> JP-01 JP-02")
            .And.Contain("a second entity also opens the top level")
            .And.Contain("Entities + JP-02 (also opens the top level)");
        await AppliedAsync(desk);
        await SomebodyElse.ChangesAsync(company, Entity, "JP-02", """{"status":"inactive"}""");

        var closes = await desk.RunAsync("plan");

        closes
            .Out.Should()
            .Contain("controller.APAC  Entities JP-01 JP-02 -> JP-01")
            .And.Contain("with one entity alone the top level closes too")
            .And.Contain("Entities - JP-02 (also closes the top level)");
        await AppliedAsync(desk);
    }

    [Fact]
    public async Task Another_name_of_an_entity_changes_nothing()
    {
        await using var desk = await SettledAsync();
        await SomebodyElse.ChangesAsync(desk.Companies[0], Entity, "DE-01", """{"name":"ACME Deutschland GmbH"}""");

        Changed(await PlanAsync(desk)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_plan_of_forty_entities_costs_no_request_per_entity_or_user()
    {
        await using var desk = await SettledAsync();
        var company = desk.Companies[0];
        var before = company.Calls.Count;

        await PlanAsync(desk);

        company.Calls.Skip(before).Should().HaveCountLessThan(16).And.NotContain(call => call.Mutating);
    }

    private static async Task<Desk> SettledAsync(Func<string, string>? change = null)
    {
        var desk = Desk.With("many-entities");
        if (change is not null)
            desk.Write("access.yaml", change(desk.Read("access.yaml")));
        await desk.ServeAsync();
        await AppliedAsync(desk);
        return desk;
    }

    private static async Task AppliedAsync(Desk desk)
    {
        var apply = await desk.RunAsync("apply", "--auto-approve");
        apply.ExitCode.Should().Be(0, apply.All);
        var again = await desk.RunAsync("plan", "--detailed-exitcode");
        again.ExitCode.Should().Be(0, again.All);
    }

    private static async Task<JsonNode> PlanAsync(Desk desk)
    {
        var plan = await desk.RunAsync("plan", "--format", "json");
        plan.ExitCode.Should().Be(0, plan.All);
        return JsonNode.Parse(plan.Out)!;
    }

    private static IEnumerable<string> Changed(JsonNode plan) =>
        plan["resource_changes"]!
            .AsArray()
            .Select(change => $"{change!["type"]} {change["name"]}")
            .Order(StringComparer.Ordinal);

    /// <summary>Each entry of the table, as a line.</summary>
    private static IEnumerable<string> Access(JsonNode plan) =>
        plan["entity_access"]!
            .AsArray()
            .Select(entry =>
            {
                var (before, after) = (Ids(entry!["before"]), Ids(entry["after"]));
                var changes = after
                    .Except(before)
                    .Select(id => "+" + id)
                    .Concat(before.Except(after).Select(id => "-" + id));
                var step = entry["before"] is null ? "new, " : "";
                var topLevel = entry["top_level_after"]!.GetValue<bool>() ? "yes" : "no";
                return $"{string.Join(',', Ids(entry["users"]))}: {step}{string.Join(',', changes)}, top level {topLevel}";
            });

    private static string[] Ids(JsonNode? list) => [.. list?.AsArray().Select(id => id!.GetValue<string>()) ?? []];

    private static Task OpensAsync(SimulatedCompany company, string id) =>
        SomebodyElse.CreatesAsync(company, Entity, $$"""{"id":"{{id}}","name":"ACME {{id}}","federalId":"1"}""");

    private static IEnumerable<string> EntitiesOf(SimulatedCompany company, string user) =>
        JsonNode.Parse(company.ToSnapshot())!["objects"]![User]!.AsArray().Single(one => (string?)one!["id"] == user)![
            "entities"
        ]!
            .AsArray()
            .Select(entity => entity!["id"]!.GetValue<string>());
}
