using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Guards;

/// <summary>
/// The examples of docs/guards.md: each piece of an access file there is planned and applied by the program itself, and what
/// it prints stands below it; UPDATE_GOLDEN=1 rewrites that.
/// </summary>
public sealed class GuardDocTests
{
    private const string Document = "docs/guards.md";
    private const string Head =
        "version: 1\ncompany: ACME\npermissionModel: role-based\nconnection:\n  simulator: company.json\n";

    public static TheoryData<string> Refused() =>
        [
            "maxRemovals.users",
            "maxRemovalPercent.roles",
            "emptied",
            "minFullAdmins",
            "breakGlass",
            "applyingUser",
            "protect",
            "escalation.change-permissions",
            "seats.business",
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_example_is_refused_as_it_says_and_nothing_is_written(string guard)
    {
        await using var desk = At(guard);
        var company = await desk.ServeAsync();
        var plan = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z", "--out", "p.json");
        plan.ExitCode.Should().Be(5, plan.All);
        plan.Out.Should().Contain($"REFUSED by {guard} (exit 5).");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(5);
        company.Calls.Should().NotBeEmpty().And.NotContain(call => call.Mutating);
        MaintainedFile.ShouldBe(Document, Replaced(guard, Excerpt(plan.Out)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task The_lines_that_a_refusal_prints_make_the_plan_pass_when_they_are_put_into_the_file(string guard)
    {
        await using var desk = At(guard);
        await desk.ServeAsync();
        var refused = JsonNode.Parse((await desk.RunAsync("plan", "--format", "json")).Out)!;
        var result = refused["guards"]!["results"]!.AsArray().Single(one => (string?)one!["verdict"] == "refused")!;
        string[] lines = [.. result["paste"]!.AsArray().Select(line => line!.GetValue<string>())];
        if (guard == "seats.business")
        {
            lines.Should().BeEmpty("one raises the number in the file");
            return;
        }
        desk.Write("access.yaml", desk.Read("access.yaml") + Pasted(guard, lines));
        var plan = await desk.RunAsync("plan");
        plan.ExitCode.Should().Be(0, plan.All);
        string.Join(' ', plan.Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            .Should()
            .Contain("allowed, owner NAME, until");
    }

    private static string Pasted(string guard, string[] lines) =>
        guard.StartsWith("escalation.", StringComparison.Ordinal)
            ? "users:\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 8)
                        .Select(n => $"  clerk{n}:\n{string.Concat(lines.Select(line => $"    {line}\n"))}")
                )
            : $"overrides:\n{string.Concat(lines.Select(line => $"  {line}\n"))}";

    [Fact]
    public async Task An_override_lets_it_pass_and_is_shown()
    {
        await using var desk = At("override");
        var company = await desk.ServeAsync();
        var plan = await desk.RunAsync("plan", "--as-of", "2026-11-23T14:02Z");
        plan.ExitCode.Should().Be(0, plan.All);
        MaintainedFile.ShouldBe(Document, Replaced("override", Excerpt(plan.Out)));
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        company.Calls.Should().Contain(call => call.Mutating);
    }

    [Fact]
    public async Task What_demands_an_approval_is_not_applied_without_one()
    {
        await using var desk = At("requireApproval");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("plan")).ExitCode.Should().Be(0);
        var apply = await desk.RunAsync("apply", "--auto-approve");
        apply.ExitCode.Should().Be(5, apply.All);
        company.Calls.Should().NotContain(call => call.Mutating);
        MaintainedFile.ShouldBe(Document, Replaced("requireApproval", apply.Error));
    }

    private static Desk At(string example)
    {
        var (yaml, _) = Parts(MaintainedFile.Read(Document), example);
        var desk = new Desk();
        desk.Write("company.json", GuardedCompany.Seed().ToJsonString());
        desk.Write("access.yaml", Head + yaml);
        return desk;
    }

    /// <summary>The part about controls, and the last word.</summary>
    private static string Excerpt(string plan)
    {
        var paragraphs = plan.TrimEnd('\n').Split("\n\n");
        var controls = paragraphs.Single(part => part.StartsWith("CONTROLS", StringComparison.Ordinal));
        return $"{controls}\n\n{paragraphs[^1]}\n";
    }

    private static string Replaced(string example, string output)
    {
        var text = MaintainedFile.Read(Document);
        var (_, at) = Parts(text, example);
        return text[..at.Start.Value] + output + text[at.End.Value..];
    }

    /// <summary>The YAML of an example, and where its output stands.</summary>
    private static (string Yaml, Range Output) Parts(string text, string example)
    {
        var start = After(text, $"<!-- example: {example} -->\n", 0);
        var yaml = After(text, "```yaml\n", start);
        var output = After(text, "```text\n", yaml);
        var end = text.IndexOf("```", output, StringComparison.Ordinal);
        return (text[yaml..text.IndexOf("```", yaml, StringComparison.Ordinal)], output..end);
    }

    private static int After(string text, string mark, int from)
    {
        var at = text.IndexOf(mark, from, StringComparison.Ordinal);
        at.Should().BePositive("docs/guards.md must hold {0}", mark);
        return at + mark.Length;
    }
}
