using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>What the program prints for an example stands beside it, and a piece of it in the README.</summary>
public sealed class ExpectedOutputTests
{
    private const string Readme = "README.md";
    private const string Begin = "<!-- plan of examples/acme: rewritten by the tests -->\n```text\n";
    private const string End = "```\n<!-- end -->";

    [Theory]
    [InlineData("acme", "plan.txt", "text")]
    [InlineData("acme", "plan.md", "markdown")]
    [InlineData("bill-com-role-based", "plan.txt", "text")]
    [InlineData("bill-com-user-based", "plan.txt", "text")]
    [InlineData("integrations", "plan.txt", "text")]
    [InlineData("policies", "plan.txt", "text")]
    [InlineData("starter", "plan.txt", "text")]
    [InlineData("quarterly-release", "plan.txt", "text")]
    [InlineData("quarterly-release", "plan.md", "markdown")]
    [InlineData("many-entities", "plan.txt", "text")]
    [InlineData("many-entities", "plan.md", "markdown")]
    public async Task A_plan_of_an_example_is_printed_as_it_stands_beside_it(string folder, string file, string format)
    {
        var plan = await PlanAsync(folder, format);
        Directory.CreateDirectory(MaintainedFile.PathOf($"examples/{folder}/expected"));
        MaintainedFile.ShouldBe($"examples/{folder}/expected/{file}", plan);
    }

    [Theory]
    [InlineData("diff.txt", "text")]
    [InlineData("diff.json", "json")]
    public async Task So_is_what_a_release_changed(string file, string format)
    {
        await using var desk = Desk.With("quarterly-release");
        var ran = await desk.RunAsync("catalogue", "diff", "--format", format);
        ran.Error.Should().BeEmpty();
        ran.ExitCode.Should().Be(2);
        MaintainedFile.ShouldBe($"examples/quarterly-release/expected/{file}", ran.Out);
    }

    /// <summary>The README of the example, step by step.</summary>
    [Fact]
    public async Task What_a_release_brought_is_accepted_for_one_role_and_then_for_all()
    {
        await using var desk = Desk.With("quarterly-release");
        (await desk.RunAsync("catalogue", "lock", "--role", "Sync")).ExitCode.Should().Be(0);
        var one = await desk.RunAsync("plan");
        one.Out.Should().Contain("~ role[\"Sync\"]").And.NotContain("~ role[\"Time keeper\"]");
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);
        var all = await desk.RunAsync("plan");
        all.Out.Should().Contain("~ role[\"Time keeper\"]").And.NotContain("SINCE THE LOCK");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("refused.txt", "text")]
    [InlineData("refused.md", "markdown")]
    public async Task So_is_one_that_policies_refuse(string file, string format)
    {
        await using var desk = Desk.With("policies");
        var ran = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z", "--format", format, "refused.yaml");
        ran.ExitCode.Should().Be(6, ran.Error);
        MaintainedFile.ShouldBe($"examples/policies/expected/{file}", ran.Out);
    }

    [Theory]
    [InlineData("plan.txt", "text")]
    [InlineData("plan.md", "markdown")]
    [InlineData("plan.json", "json")]
    public async Task So_is_that_of_a_fleet(string file, string format)
    {
        await using var desk = Desk.With("fleet");
        string[] chosen = format == "json" ? ["--company", "ACME-N*", "--company", "ACME-F*"] : [];
        var ran = await desk.RunAsync(["plan", "--as-of", "2026-11-23T14:02Z", "--format", format, .. chosen]);
        ran.Error.Should().BeEmpty();
        ran.ExitCode.Should().Be(format == "json" ? 0 : 5, "the plan of one company is refused");
        MaintainedFile.ShouldBe($"examples/fleet/expected/{file}", ran.Out);
    }

    [Theory]
    [InlineData("list.txt", "list")]
    [InlineData("matrix.github.json", "matrix --format github")]
    [InlineData("matrix.gitlab.json", "matrix --format gitlab")]
    [InlineData("matrix.shards.json", "matrix --shards 5")]
    public async Task So_are_its_companies(string file, string call)
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync(["fleet", .. call.Split(' ')]);
        ran.ExitCode.Should().Be(0);
        MaintainedFile.ShouldBe($"examples/fleet/expected/{file}", ran.Out);
    }

    /// <summary>What the walk-through of the example does by hand.</summary>
    [Fact]
    public async Task A_plan_after_an_entity_is_opened_stands_beside_the_example()
    {
        await using var desk = Desk.With("many-entities");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        (await desk.RunAsync("snapshot", "--out", "after.json")).ExitCode.Should().Be(0);
        var company = JsonNode.Parse(desk.Read("after.json"))!;
        company["objects"]!["company-config/entity"]!
            .AsArray()
            .Add(new JsonObject { ["id"] = "DE-09", ["name"] = "ACME Germany 9" });
        desk.Write("company.json", company.ToJsonString());
        File.Delete(desk.PathOf(".reconciler/ACME-GROUP/simulator.json"));
        var ran = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z");
        ran.Error.Should().BeEmpty();
        MaintainedFile.ShouldBe("examples/many-entities/expected/plan-new-entity.txt", ran.Out);
    }

    [Fact]
    public async Task The_README_begins_with_a_plan_as_it_is_printed()
    {
        var plan = await PlanAsync("acme", "text");
        var readme = MaintainedFile.Read(Readme);
        var start = readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = readme.IndexOf(End, start, StringComparison.Ordinal);
        MaintainedFile.ShouldBe(Readme, readme[..start] + Excerpt(plan) + readme[end..]);
    }

    /// <summary>All up to the fifth of the changes, and the last word.</summary>
    private static string Excerpt(string plan)
    {
        var lines = plan.Split('\n');
        var changes = Array.FindIndex(lines, line => line.StartsWith("CHANGES", StringComparison.Ordinal));
        var sixth = Enumerable.Range(changes, lines.Length - changes).Where(line => IsChange(lines[line])).ElementAt(5);
        var last = plan.TrimEnd('\n').Split("\n\n")[^1];
        return string.Join('\n', [.. lines[..sixth], "  ...", "", last, ""]);
    }

    private static bool IsChange(string line) =>
        line.Length > 2 && line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ';

    private static async Task<string> PlanAsync(string folder, string format)
    {
        await using var desk = Desk.With(folder);
        var ran = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z", "--format", format);
        ran.Error.Should().BeEmpty();
        ran.ExitCode.Should().Be(0);
        return ran.Out;
    }
}
