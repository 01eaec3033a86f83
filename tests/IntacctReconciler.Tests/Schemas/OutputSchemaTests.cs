using System.Text.Json.Nodes;
using CsCheck;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Properties;
using NJsonSchema;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>What the program writes is as its schemas say, and they leave no member of it out.</summary>
public sealed class OutputSchemaTests
{
    [Theory]
    [InlineData("plan", "examples/acme/expected/plan.json")]
    [InlineData("audit", "examples/audit/expected/audit.json")]
    [InlineData("diff", "examples/acme/expected/diff.json")]
    [InlineData("diff", "examples/fleet/expected/diff.json")]
    public async Task Expected_outputs_of_the_examples_keep_to_them(string name, string file) =>
        await ShouldBeValidAsync(name, JsonNode.Parse(MaintainedFile.Read(file))!);

    [Theory]
    [InlineData("acme")]
    [InlineData("audit")]
    [InlineData("bill-com-role-based")]
    [InlineData("bill-com-user-based")]
    [InlineData("integrations")]
    [InlineData("many-entities")]
    [InlineData("policies")]
    [InlineData("quarterly-release")]
    public async Task So_does_all_that_is_written_for_an_example(string example)
    {
        await using var desk = Desk.With(example);
        await desk.RunAsync("plan", "--report", "json=plan.json", "--events", "plan.ndjson");
        await desk.RunAsync("audit", "--report", "json=audit.json");
        await desk.RunAsync("apply", "--auto-approve", "--report", "json=apply.json", "--events", "apply.ndjson");
        await desk.RunAsync("diff", "company.json", ".", "--report", "json=diff.json");
        foreach (var name in (string[])["plan", "audit", "apply", "diff"])
            await ShouldBeValidAsync(name, JsonNode.Parse(desk.Read($"{name}.json"))!);
        var pack = await desk.RunAsync("evidence", "--out", "pack.zip", "--format", "json");
        await ShouldBeValidAsync("evidence", JsonNode.Parse(pack.Out)!["companies"]![0]!);
        var lines = (desk.Read("plan.ndjson") + desk.Read("apply.ndjson")).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        lines.Should().HaveCountGreaterThan(10);
        foreach (var line in lines)
            await ShouldBeValidAsync("events", JsonNode.Parse(line)!);
    }

    [Fact]
    public async Task So_does_every_plan()
    {
        var schema = await StrictAsync("plan");
        RandomPlans.Plan.Sample(
            plan => schema.Validate(System.Text.Encoding.UTF8.GetString(PlanFile.Write(plan))).Should().BeEmpty(),
            iter: 50
        );
    }

    [Fact]
    public async Task So_does_the_manifest_of_a_fleet()
    {
        await using var desk = Desk.With("fleet");
        await desk.RunAsync("evidence", "--out", "pack.zip", "--company", "ACME-U*");
        using var zip = System.IO.Compression.ZipFile.OpenRead(desk.PathOf("pack.zip"));
        foreach (var name in (string[])["manifest.json", "ACME-UK/manifest.json"])
        {
            await using var content = zip.GetEntry(name)!.Open();
            await ShouldBeValidAsync("evidence", JsonNode.Parse(content)!);
        }
    }

    [Fact]
    public async Task A_member_that_a_schema_does_not_have_is_found()
    {
        var plan = JsonNode.Parse(MaintainedFile.Read("examples/acme/expected/plan.json"))!;
        plan["resource_changes"]![0]!["colour"] = "red";
        (await StrictAsync("plan")).Validate(plan.ToJsonString()).Should().NotBeEmpty();
    }

    [Fact]
    public void The_folder_has_each_schema_and_no_other() =>
        Directory
            .EnumerateFiles(MaintainedFile.PathOf("schemas"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(IntacctReconciler.Declarations.Schemas.All.Select(schema => $"{schema.Name}.schema.json"));

    private static async Task ShouldBeValidAsync(string name, JsonNode document)
    {
        var faults = (await StrictAsync(name)).Validate(document.ToJsonString());
        faults.Select(fault => fault.ToString()).Should().BeEmpty();
    }

    /// <summary>A newer version may add members, so the schemas allow for more; what this version writes they must know.</summary>
    private static async Task<JsonSchema> StrictAsync(string name)
    {
        var root = JsonNode.Parse(IntacctReconciler.Declarations.Schemas.Of(name))!;
        Close(root);
        return await JsonSchema.FromJsonAsync(root.ToJsonString());
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Close(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var member in members.ToList())
                Close(member.Value);
            if (members["properties"] is JsonObject && !members.ContainsKey("additionalProperties"))
                members["additionalProperties"] = false;
        }
    }
}
