using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Fleets;

/// <summary>What a user reads, word for word, when a fleet is asked for wrongly.</summary>
public sealed class FleetBadInputTests
{
    [Theory]
    [InlineData(
        "plan --company ACNE-UK",
        "error IR7017: --company ACNE-UK matches no company of fleet.yaml",
        "hint: did you mean ACME-UK?"
    )]
    [InlineData(
        "plan --company ACME-UK --company Z*",
        "error IR7017: --company Z* matches no company of fleet.yaml",
        "hint: fleet list prints the companies"
    )]
    [InlineData(
        "plan --parallel 2 one.yaml",
        "error IR7016: --parallel chooses among the companies of a fleet, and one.yaml is one company",
        "hint: leave it out, or name a fleet file"
    )]
    [InlineData(
        "apply --shard 1/2 one.yaml",
        "error IR7016: --shard chooses among the companies of a fleet, and one.yaml is one company",
        "hint: leave it out, or name a fleet file"
    )]
    [InlineData(
        "fleet list one.yaml",
        "error IR7015: one.yaml is the access file of one company, not a fleet",
        "hint: name a fleet file, or a folder that holds fleet.yaml"
    )]
    [InlineData(
        "export",
        "error IR7018: export writes a file for each of 12 companies",
        "hint: name a folder for them with --out DIR, or choose one company with --company"
    )]
    [InlineData(
        "plan --out one.yaml",
        "error IR7019: one.yaml is a file, and a fleet needs a folder: it has a file for each company",
        "hint: name a folder; it is made where it is missing"
    )]
    [InlineData(
        "apply",
        "error IR7020: Nobody is here to confirm the changes to the companies of the fleet: this is not a terminal",
        "hint: save the plans with plan --out DIR and apply those files, or add --auto-approve"
    )]
    [InlineData(
        "show .",
        "error IR7021: . is a fleet, and each of its companies has a journal of its own",
        "hint: name one of them: the folder .reconciler/COMPANY beside the fleet file"
    )]
    [InlineData(
        "plan --shard 3/2",
        "error: --shard 3/2 must be like 2/5: the second of five, counted from 1",
        "  hint: intacct-reconciler plan --help"
    )]
    [InlineData(
        "fleet matrix --format jenkins",
        "error: --format must be github or gitlab, not jenkins",
        "  hint: intacct-reconciler fleet matrix --help"
    )]
    public async Task It_says_what_is_wrong_and_how_to_mend_it(string call, string error, string hint)
    {
        await using var desk = Desk.With("fleet");
        desk.Write("one.yaml", "version: 1\ncompany: ACME\npermissionModel: role-based\n");
        (await desk.RunAsync(call.Split(' '))).Should().Be(new Ran(1, "", $"{error}\n{hint}\n"));
    }

    [Fact]
    public async Task More_jobs_than_a_system_makes_are_not_printed()
    {
        await using var desk = new Desk();
        desk.Write("base.yaml", "version: 1\npermissionModel: role-based\n");
        var companies = string.Join(", ", Enumerable.Range(0, 257).Select(number => $"C{number}: {{}}"));
        desk.Write("fleet.yaml", $"version: 1\nbase: [base.yaml]\ncompanies: {{ {companies} }}\n");
        (await desk.RunAsync("fleet", "matrix"))
            .Should()
            .Be(
                new Ran(
                    1,
                    "",
                    "error IR7022: GitHub makes at most 256 jobs of a matrix, and there are 257\n"
                        + "hint: let each job take several companies: --shards 128\n"
                )
            );
        (await desk.RunAsync("fleet", "matrix", "--format", "gitlab"))
            .Error.Should()
            .StartWith("error IR7022: GitLab makes at most 200 jobs of a matrix, and there are 257");
        (await desk.RunAsync("fleet", "matrix", "--shards", "50")).Out.Should().Contain("""{"shard":"50/50"}]}""");
    }

    [Fact]
    public async Task A_folder_without_either_is_told_what_is_wanted()
    {
        await using var desk = new Desk();
        (await desk.RunAsync("plan"))
            .Error.Should()
            .Be(
                "error IR7002: . holds neither access.yaml nor fleet.yaml\n"
                    + "hint: name the access file, the fleet file, or a folder that holds one\n"
            );
    }

    [Fact]
    public async Task A_fleet_may_have_another_name()
    {
        await using var desk = Desk.With("fleet");
        File.Move(desk.PathOf("fleet.yaml"), desk.PathOf("europe.yaml"));
        (await desk.RunAsync("plan", "--company", "ACME-NL", "europe.yaml")).Out.Should().Contain("FLEET  1 company");
    }

    [Theory]
    [InlineData("companies/de.yaml", "fleet.yaml:16:20", "companies/de.yaml")]
    [InlineData("base/roles.yaml", "fleet.yaml:5:8", "base/roles.yaml")]
    public async Task Nothing_but_YAML_is_opened_wherever_a_link_leads(string link, string place, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await using var desk = Desk.With("fleet");
        desk.Write("secret.env", "TOKEN=hunter2\nhunter2: [\n");
        File.Delete(desk.PathOf(link));
        File.CreateSymbolicLink(desk.PathOf(link), desk.PathOf("secret.env"));
        var ran = await desk.RunAsync("plan", "--company", "ACME-DE");
        ran.ExitCode.Should().Be(1);
        ran.All.Should().NotContain("hunter2");
        ran.Error.Should()
            .StartWith(
                $"ACME-DE: {place}: error IR0222: {name} cannot be read: it is a link to secret.env, which is not .yaml or .yml\n"
            );
    }

    [Fact]
    public async Task A_link_to_YAML_is_as_good_as_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await using var desk = Desk.With("fleet");
        File.Move(desk.PathOf("companies/de.yaml"), desk.PathOf("elsewhere.yml"));
        File.CreateSymbolicLink(desk.PathOf("companies/de.yaml"), desk.PathOf("elsewhere.yml"));
        (await desk.RunAsync("plan", "--company", "ACME-DE")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task What_is_included_is_not_opened_either_unless_it_is_YAML()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await using var desk = Desk.With("acme");
        desk.Write("secret.env", "hunter2: [\n");
        File.CreateSymbolicLink(desk.PathOf("roles.yaml"), desk.PathOf("secret.env"));
        desk.Replace("access.yaml", "version: 1\n", "version: 1\ninclude: [roles.yaml]\n");
        var ran = await desk.RunAsync("validate");
        ran.ExitCode.Should().Be(1);
        ran.All.Should().NotContain("hunter2").And.Contain("it is a link to secret.env");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end()
    {
        await using var desk = Desk.With("fleet");
        await using (var file = File.Create(desk.PathOf("companies/de.yaml")))
            file.SetLength(65L * 1024 * 1024);
        var ran = await desk.RunAsync("plan", "--company", "ACME-DE");
        ran.Error.Should().Contain("IR0222: companies/de.yaml cannot be read: it has more than 67,108,864 bytes");
    }

    [Fact]
    public async Task A_file_that_is_for_another_company_is_refused_with_both_places()
    {
        await using var desk = Desk.With("fleet");
        desk.Replace("companies/de.yaml", "version: 1\n", "version: 1\ncompany: ACME-AT\n");
        var ran = await desk.RunAsync("plan", "--company", "ACME-DE");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should()
            .Contain("companies/de.yaml:4:10: error IR0241")
            .And.Contain("fleet.yaml:16:3: the other place");
    }
}
