using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>A company that is switched from user-based to role-based permissions, as docs/user-based-to-role-based.md tells it.</summary>
public sealed class SwitchTests
{
    private const string Folder = "examples/switch-to-roles";
    private static readonly string[] When = ["--as-of", "2026-11-23T14:02Z"];

    [Fact]
    public async Task The_walk_through_prints_what_it_says()
    {
        await using var desk = Desk.With("switch-to-roles");
        File.Delete(desk.PathOf("roles.yaml"));
        await WalkThrough.ShouldPrintAsync("docs/user-based-to-role-based.md", desk);
    }

    [Fact]
    public void The_role_that_the_walk_through_shows_is_in_the_file()
    {
        const string Mark = "<!-- part of roles.yaml -->\n```yaml\n";
        var text = MaintainedFile.Read("docs/user-based-to-role-based.md");
        var from = text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var shown = text[from..text.IndexOf("```\n", from, StringComparison.Ordinal)];
        MaintainedFile.Read($"{Folder}/roles.yaml").Should().Contain(shown);
    }

    [Theory]
    [InlineData("roles.yaml", "before.yaml")]
    [InlineData("after.yaml", "after.yaml")]
    public async Task The_files_are_what_export_proposes_before_the_switch_and_after_it(string file, string from)
    {
        await using var desk = Desk.With("switch-to-roles");
        var ran = await desk.RunAsync("export", "--as-roles", from);
        ran.ExitCode.Should().Be(0, ran.All);
        MaintainedFile.ShouldBe($"{Folder}/{file}", WithoutTime(ran.Out));
    }

    [Fact]
    public async Task Both_propose_the_same()
    {
        await using var desk = Desk.With("switch-to-roles");
        var (before, after) = (desk.Read("roles.yaml"), desk.Read("after.yaml"));
        Roles(after).Should().Be(Roles(before)).And.Contain("clerk1, clerk2 and clerk3");

        static string Roles(string yaml) => yaml[yaml.IndexOf("\nroles:", StringComparison.Ordinal)..];
    }

    [Theory]
    [InlineData("preview", "plan --against before.json roles.yaml")]
    [InlineData("after", "plan after.yaml")]
    public async Task The_plans_stand_beside_it(string name, string call)
    {
        await using var desk = Desk.With("switch-to-roles");
        var plan = await desk.RunAsync([.. call.Split(' '), .. When]);
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should()
            .Contain("nobody gains or loses a right")
            .And.NotContain("TAKEN AWAY")
            .And.NotContain("REFUSED");
        Directory.CreateDirectory(MaintainedFile.PathOf($"{Folder}/expected"));
        MaintainedFile.ShouldBe($"{Folder}/expected/{name}.txt", plan.Out);
    }

    [Fact]
    public async Task A_preview_says_of_what_it_is_and_cannot_be_applied()
    {
        await using var desk = Desk.With("switch-to-roles");
        var plan = await desk.RunAsync(["plan", "--against", "before.json", "--format", "json", "roles.yaml", .. When]);
        var json = JsonNode.Parse(plan.Out)!;
        ((string?)json["endpoint"]).Should().Be("snapshot:before.json");
        ((bool)json["switch"]!["preview"]!).Should().BeTrue();
        json["access_delta"]!["gaining"]!.AsArray().Should().BeEmpty();
        json["access_delta"]!["losing"]!.AsArray().Should().BeEmpty();
        desk.Write("roles.plan", plan.Out);
        (await desk.RunAsync("show", "roles.plan")).Out.Should().Contain("it cannot be applied");
        var apply = await desk.RunAsync("apply", "roles.plan");
        apply.ExitCode.Should().Be(1);
        apply.Error.Should().Contain("IR0530").And.Contain("was made against the snapshot before.json");
    }

    [Fact]
    public async Task After_the_apply_nothing_is_left_to_do_but_by_hand()
    {
        await using var desk = Desk.With("switch-to-roles");
        var apply = await desk.RunAsync("apply", "--auto-approve", "after.yaml");
        apply.ExitCode.Should().Be(0, apply.All);
        var again = await desk.RunAsync("plan", "--detailed-exitcode", "after.yaml");
        again.ExitCode.Should().Be(0, again.All);
        again.Out.Should().Contain("No changes.").And.Contain("Delete the 11 roles");
        (await desk.RunAsync("snapshot", "--out", "now.json", "after.yaml")).ExitCode.Should().Be(0);
        var users = JsonNode.Parse(desk.Read("now.json"))!["objects"]!["company-config/user"]!.AsArray();
        users
            .Where(user =>
                user!["roles"]!
                    .AsArray()
                    .Any(role => ((string)role!["id"]!).StartsWith("::SYS::", StringComparison.Ordinal))
            )
            .Select(user => (string?)user!["id"])
            .Should()
            .Equal("leaver1");
    }

    [Fact]
    public async Task Without_the_word_what_the_switch_made_stays()
    {
        await using var desk = Desk.With("switch-to-roles");
        desk.Replace("after.yaml", "switchRoles: replace", "switchRoles: keep");
        var plan = await desk.RunAsync("plan", "after.yaml");
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().NotContain("::SYS::").And.NotContain("BY HAND");
    }

    [Theory]
    [InlineData("nothing.json", "nothing.json does not exist")]
    [InlineData("broken.json", "the seed is not JSON")]
    [InlineData("newer.json", "format is \"intacct-snapshot/2\"")]
    [InlineData("model.json", "permissionModel is \"both\"")]
    [InlineData("other.json", "IR0531: The snapshot other.json holds ACME-OTHER, not ACME-WORKS")]
    public async Task A_snapshot_that_cannot_be_used_is_refused(string snapshot, string says)
    {
        await using var desk = Desk.With("switch-to-roles");
        var good = desk.Read("before.json");
        desk.Write("broken.json", good[..(good.Length / 2)]);
        desk.Write("newer.json", good.Replace("snapshot/1", "snapshot/2", StringComparison.Ordinal));
        desk.Write("model.json", good.Replace("\"user-based\"", "\"both\"", StringComparison.Ordinal));
        desk.Write("other.json", good.Replace("ACME-WORKS", "ACME-OTHER", StringComparison.Ordinal));
        var plan = await desk.RunAsync("plan", "--against", snapshot, "roles.yaml");
        plan.ExitCode.Should().Be(1);
        plan.Out.Should().BeEmpty();
        plan.Error.Should().Contain(says);
    }

    [Fact]
    public async Task A_plan_against_a_snapshot_looks_for_no_credentials()
    {
        await using var desk = Desk.With("switch-to-roles");
        desk.Environment["ACME_WORKS_CLIENT_ID"] = "half of what would be needed";
        var plan = await desk.RunAsync("plan", "--against", "before.json", "roles.yaml");
        plan.ExitCode.Should().Be(0, plan.All);
    }

    private static string WithoutTime(string yaml) => yaml[(yaml.IndexOf('\n', StringComparison.Ordinal) + 1)..];
}
