namespace IntacctReconciler.Tests.Cli;

public sealed class ExpandedTests
{
    private const string Access = """
        version: 1
        company: ACME
        permissionModel: role-based
        connection: { simulator: company.json }
        include: [templates.yaml]
        generate:
          - forEach: { entities: ["UK-*"] }
            users:
              "clerk-${entity}": { like: clerk }

        """;

    private const string Templates = """
        version: 1
        templates:
          users:
            clerk:
              email: ${id}@acme.example
              contact: { first: "${entity}", last: Clerk }
              type: business
              entities: ["${entity}"]
              roles: []

        """;

    [Fact]
    public async Task What_is_made_for_entities_is_left_open_without_a_company()
    {
        await using var desk = await DeskAsync();

        var ran = await desk.RunAsync("validate", "--expanded");

        ran.ExitCode.Should().Be(0);
        ran.Error.Should().BeEmpty();
        ran.Out.Should()
            .Be(
                """
                # Everything put together. After # stands where each value was written.
                # access.yaml:7: left out, as the entities of the company are not known here
                version: 1
                company: ACME  # access.yaml:2
                permissionModel: role-based  # access.yaml:3
                connection:
                  simulator: company.json  # access.yaml:4

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public async Task A_snapshot_tells_the_entities()
    {
        await using var desk = await DeskAsync();

        var ran = await desk.RunAsync("validate", "--expanded", "--against", "company.json");

        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Out.Should()
            .Contain("  clerk-UK-01:  # access.yaml:9, generated for UK-01\n")
            .And.Contain(
                "    email: clerk-UK-01@acme.example  # templates.yaml:5, template clerk, generated for UK-01\n"
            )
            .And.Contain("    contact:\n      first: UK-01  # templates.yaml:6, template clerk, generated for UK-01\n")
            .And.NotContain("left out");
        desk.Write("access.yaml", ran.Out);
        (await desk.RunAsync("validate")).Out.Should().Contain("is valid: 0 roles, 0 groups and 2 users");
    }

    [Fact]
    public async Task A_plan_makes_them_for_the_company_as_it_is()
    {
        await using var desk = await DeskAsync();

        var ran = await desk.RunAsync("plan");

        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Out.Should().Contain("clerk-UK-01").And.Contain("template clerk");
    }

    [Fact]
    public async Task What_is_wrong_is_said_instead_with_the_way_to_it()
    {
        await using var desk = await DeskAsync();
        desk.Replace("templates.yaml", "type: business", "type: [business]");

        var ran = await desk.RunAsync("validate", "--expanded", "--against", "company.json");

        ran.ExitCode.Should().Be(1);
        ran.Out.Should()
            .Contain("templates.yaml:7:13: error IR0120")
            .And.Contain("through template clerk, asked for at access.yaml:9:34\n")
            .And.Contain("through generate UK-01, asked for at access.yaml:7:5\n")
            .And.Contain("the same goes for 1 more that come through it")
            .And.NotContain("Everything put together");
    }

    [Fact]
    public async Task Of_a_fleet_it_is_the_file_of_one_company_and_nothing_around_it()
    {
        await using var desk = Desk.With("fleet");

        var ran = await desk.RunAsync("validate", "--expanded", "--company", "ACME-UK");

        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Out.Should()
            .StartWith("# Everything put together.")
            .And.Contain("company: ACME-UK  # fleet.yaml:")
            .And.Contain("  simulator: seeds/uk.json  # fleet.yaml:")
            .And.Contain("  # base/roles.yaml:")
            .And.Contain("  # companies/uk.yaml:");
        desk.Write("uk.yaml", ran.Out);
        var alone = await desk.RunAsync("plan", "uk.yaml");
        alone.ExitCode.Should().Be(0, alone.Error);
        alone.Out.Should().Contain("Roles + AP manager");
    }

    [Fact]
    public async Task An_export_of_one_company_of_a_fleet_is_a_file_by_itself()
    {
        await using var desk = Desk.With("fleet");

        var ran = await desk.RunAsync("export", "--company", "ACME-UK");

        ran.ExitCode.Should().Be(0, ran.Error);
        desk.Write("uk.yaml", ran.Out);
        (await desk.RunAsync("validate", "uk.yaml")).ExitCode.Should().Be(0);
    }

    private static Task<Desk> DeskAsync()
    {
        var desk = Desk.With("acme");
        desk.Write("access.yaml", Access);
        desk.Write("templates.yaml", Templates);
        return Task.FromResult(desk);
    }
}
