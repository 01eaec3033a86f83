using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Intacct;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>What the report does not say is nowhere taken for known, and nothing is written anywhere.</summary>
public sealed class FromReportRunTests
{
    private const string Row = "clerk1,\u001b[31mRed,,Active,,,Accounts Payable,Bills,List|View\n";

    [Fact]
    public async Task A_plan_of_its_export_is_empty()
    {
        await using var desk = Desk.With("from-report");
        (await desk.RunAsync("export", "--out", "users.yaml")).ExitCode.Should().Be(0);
        var plan = await desk.RunAsync("plan", "users.yaml", "--detailed-exitcode");
        plan.ExitCode.Should().Be(0, plan.All);
    }

    [Fact]
    public async Task Apply_is_refused_and_leaves_nothing()
    {
        await using var desk = Desk.With("from-report");
        (await desk.RunAsync("plan", "--out", "saved.plan")).ExitCode.Should().Be(0);
        foreach (
            var call in (string[][])
                [
                    ["--auto-approve"],
                    ["saved.plan"],
                ]
        )
        {
            var ran = await desk.RunAsync(["apply", .. call]);
            ran.ExitCode.Should().Be(1, ran.All);
            ran.Error.Should().Contain("IR7204");
        }
        Directory.Exists(desk.PathOf(".reconciler/ACME/simulator.json")).Should().BeFalse();
    }

    [Fact]
    public async Task A_snapshot_of_the_snapshot_knows_no_more()
    {
        await using var desk = Desk.With("from-report");
        var first = await desk.RunAsync("export");
        (await desk.RunAsync("snapshot", "--out", "again.json")).ExitCode.Should().Be(0);
        JsonNode.Parse(desk.Read("again.json"))!["source"]!.GetValue<string>().Should().Be("report");
        desk.Replace("access.yaml", "acme.json", "again.json");
        var second = await desk.RunAsync("export");
        second.ExitCode.Should().Be(0, second.All);
        WithoutHead(second.Out)
            .Should()
            .Be(WithoutHead(first.Out).Replace("acme.json", "again.json", StringComparison.Ordinal));
        second.Error.Should().Be(first.Error);
    }

    [Fact]
    public async Task By_query_and_by_GET_no_default_is_seen()
    {
        await using var desk = Desk.With("from-report");
        using var rig = Rig.Of(desk.Read("acme.json"));
        foreach (var facets in (Facets[])[Facets.Users, Facets.Everything])
        {
            var users = (await rig.ReadAsync(facets)).Users;
            users.Should().HaveCount(7);
            foreach (var user in users)
            {
                new object?[]
                {
                    user.Email,
                    user.Contact,
                    user.Type,
                    user.Admin,
                    user.WebServicesOnly,
                    user.PasswordNeverExpires,
                    user.DisablePassword,
                    user.SsoEnabled,
                    user.SsoId,
                    user.TrustedDevices,
                    user.HideOtherDepartmentTransactions,
                    user.Entities,
                    user.Departments,
                    user.Territories,
                    user.Roles,
                    user.Applications,
                    user.Agents,
                }
                    .Should()
                    .OnlyContain(value => value == null);
                user.Name.Should().NotBeNull();
                user.Status.Should().NotBeNull();
            }
        }
    }

    [Fact]
    public void Whoever_asks_may_read_it_and_nobody_may_change_it()
    {
        var desk = Tests.Simulator.Desk.At(MaintainedFile.Read("examples/from-report/acme.json"), "anybody");
        var before = desk.Company.ToSnapshot();
        desk.Call("GET", "/objects/company-config/user/21").Status.Should().Be(200);
        desk.Call("PATCH", "/objects/company-config/user/21", """{"status":"inactive"}""").Status.Should().Be(403);
        desk.Call("DELETE", "/objects/company-config/user/21").Status.Should().Be(403);
        desk.Company.ToSnapshot().Should().Be(before).And.NotContain("adminPrivileges");
    }

    [Fact]
    public async Task Nobody_is_asked_for_credentials()
    {
        await using var desk = Desk.With("acme");
        desk.Write("report.csv", Importing.Report.Heading + Row);
        desk.Write(
            "access.yaml",
            "version: 1\ncompany: ACME\npermissionModel: user-based\nconnection: { endpoint: \"http://127.0.0.1:9/ia/api/v1\" }\n"
        );
        var ran = await desk.RunAsync("snapshot", "--from-report", "report.csv");
        ran.ExitCode.Should().Be(0, ran.All);
        JsonNode.Parse(ran.Out)!["company"]!.GetValue<string>().Should().Be("ACME");
        ran.Error.Should().NotContain("\u001b");
    }

    [Fact]
    public async Task A_spreadsheet_may_save_it_as_Unicode_text()
    {
        await using var desk = new Desk();
        var text = (Importing.Report.Heading + Row)
            .Replace(',', '\t')
            .Replace("Red", "M\u00fcller", StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            desk.PathOf("report.txt"),
            text,
            Encoding.Unicode,
            TestContext.Current.CancellationToken
        );
        var ran = await desk.RunAsync("snapshot", "--from-report", "report.txt", "--company", "ACME");
        ran.ExitCode.Should().Be(0, ran.All);
        JsonNode.Parse(ran.Out)!["objects"]!["company-config/user"]![0]!["userName"]!
            .GetValue<string>()
            .Should()
            .Be("\u001b[31mM\u00fcller");
    }

    [Fact]
    public async Task A_role_based_file_is_not_held_against_it()
    {
        await using var desk = Desk.With("from-report");
        desk.Write(
            "access.yaml",
            "version: 1\ncompany: ACME\npermissionModel: role-based\nconnection: { simulator: acme.json }\nroles: { Clerk: { permissions: none } }\n"
        );
        var ran = await desk.RunAsync("plan");
        ran.ExitCode.Should().Be(1, ran.All);
        ran.Error.Should().Contain("IR7207");
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_the_snapshot_of_yesterday()
    {
        await using var desk = Desk.With("from-report");
        var before = desk.Read("acme.json");
        desk.Write(
            "report.csv",
            "User ID,Status,Application,Policy,Rights\nclerk1,Asleep,Accounts Payable,Bills,List\n"
        );
        var ran = await desk.RunAsync("snapshot", "--from-report", "report.csv", "--out", "acme.json");
        ran.ExitCode.Should().Be(1);
        desk.Read("acme.json").Should().Be(before);
    }

    private static string WithoutHead(string yaml) =>
        string.Join('\n', yaml.Split('\n').Where(line => !line.StartsWith('#')));
}
