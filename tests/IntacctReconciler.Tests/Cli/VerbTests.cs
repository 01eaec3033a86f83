using System.Text.Json.Nodes;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Cli;

public sealed class VerbTests
{
    [Fact]
    public async Task Validate_shows_every_mistake_with_its_line()
    {
        await using var desk = new Desk();
        desk.Write(
            "access.yaml",
            """
            version: 1
            company: ACME
            permissionModel: role-based
            roles:
              Clerk:
                permissions:
                  accountsPayable: { bils: [List] }
                owners: nobody
            users:
              clerk1: { status: activ }

            """
        );
        var ran = await desk.RunAsync("validate");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().BeEmpty("what is wrong is what was asked for");
        ran.Out.Should().StartWith("access.yaml:7:26: warning", "the order is that of the file");
        ran.Out.Should().Contain("access.yaml:8:5: error").And.Contain("    8 |     owners: nobody\n");
        ran.Out.Should().Contain("access.yaml:10:").And.Contain("did you mean \"active\"").And.Contain("      |");
        ran.Out.Should().EndWith("access.yaml is not valid: 1 error and 2 warnings\n");
    }

    [Fact]
    public async Task Validate_takes_a_file_or_its_folder()
    {
        await using var desk = Desk.With("bill-com-user-based");
        var (here, folder, file) = (
            await desk.RunAsync("validate"),
            await desk.RunAsync("validate", "."),
            await desk.RunAsync("validate", "access.yaml")
        );
        here.Should().Be(folder).And.Be(file);
        here.Out.Should().Contain("access.yaml is valid: 0 roles, 0 groups and 1 user");
    }

    [Fact]
    public async Task A_folder_that_is_a_company_and_a_fleet_is_not_guessed_about()
    {
        await using var desk = Desk.With("acme");
        desk.Write("fleet.yaml", "version: 1\ncompanies: { ACME: { file: access.yaml } }\n");
        (await desk.RunAsync("plan")).Error.Should().Contain("IR7014");
        (await desk.RunAsync("plan", "access.yaml")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "fleet.yaml")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("access")]
    [InlineData("fleet")]
    [InlineData("blueprint")]
    [InlineData("policy")]
    [InlineData("baseline")]
    public async Task Schema_is_the_one_of_the_repository(string what) =>
        await WithDeskAsync(async desk =>
            (await desk.RunAsync("schema", what))
                .Should()
                .Be(new Ran(0, MaintainedFile.Read($"schemas/{what}.schema.json"), ""))
        );

    [Fact]
    public async Task Catalogue_is_the_shipped_one_or_the_company_s()
    {
        await using var desk = Desk.With("bill-com-role-based");
        var shipped = JsonNode
            .Parse((await desk.RunAsync("catalogue", "list", "--shipped", "--format", "json")).Out)!
            .AsArray();
        var own = JsonNode.Parse((await desk.RunAsync("catalogue", "list", "--format", "json")).Out)!.AsArray();
        shipped.Count.Should().BeGreaterThan(100);
        own.Count.Should().BeGreaterThan(100);
        (await desk.RunAsync("catalogue", "list")).Out.Should().Contain("Accounts Payable");
    }

    [Fact]
    public async Task Simulate_serves_until_it_is_stopped()
    {
        await using var desk = Desk.With("acme");
        var running = desk.RunAsync("simulate", "--seed", "company.json", "--port", "0");
        desk.Interruption.Signal();
        var ran = await running;
        ran.ExitCode.Should().Be(0);
        ran.Out.Should().MatchRegex(@"^ACME \(role-based\) at http://127\.0\.0\.1:\d+/ia/api/v1\n$");
    }

    [Fact]
    public async Task Simulate_lists_its_switches_and_refuses_others()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("simulate", "--list-switches")).Out.Should().Contain("role-in-use=refused");
        var ran = await desk.RunAsync("simulate", "--seed", "company.json", "--switch", "role-in-use=maybe");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR7202").And.Contain("cascade");
    }

    [Fact]
    public async Task What_is_no_plan_is_not_shown()
    {
        await using var desk = Desk.With("acme");
        var ran = await desk.RunAsync("show", "company.json");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR0601");
    }

    private static async Task WithDeskAsync(Func<Desk, Task> use)
    {
        await using var desk = new Desk();
        await use(desk);
    }
}
