using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Cli;

/// <summary>How a company with 400 users starts: a folder to commit, and a plan of it that is empty.</summary>
public sealed class InitFromCompanyTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("many-entities")]
    [InlineData("integrations")]
    [InlineData("bill-com-role-based")]
    [InlineData("bill-com-user-based")]
    [InlineData("starter")]
    public async Task Its_plan_is_empty_at_once(string example)
    {
        await using var desk = Desk.With(example);
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync("init", "books", "--from-company", "access.yaml");
        ran.Should().Match<Ran>(one => one.ExitCode == 0 && one.Error.Length == 0, ran.All);
        var plan = await desk.RunAsync("plan", "books", "--detailed-exitcode");
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain("No changes.").And.NotContain("IR0490", "there is a lock");
        (await desk.RunAsync("validate", "books")).ExitCode.Should().Be(0);
        company.Calls.Should().NotBeEmpty().And.NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task A_large_company_is_split()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed =>
        {
            var users = seed["objects"]!["company-config/user"]!.AsArray();
            for (var i = 0; i < 400; i++)
            {
                var user = users.First(one => (string?)one!["id"] == "emp1")!.DeepClone().AsObject();
                user["id"] = $"emp{i + 100}";
                user.Remove("key");
                users.Add((System.Text.Json.Nodes.JsonNode)user);
            }
        });
        (await desk.RunAsync("init", "books", "--from-company", "access.yaml")).ExitCode.Should().Be(0);
        desk.Read("books/access.yaml").Should().Contain("include: [roles.yaml, groups.yaml, users.yaml]");
        desk.Read("books/users.yaml").Should().Contain("  emp499:\n");
        (await desk.RunAsync("plan", "books", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task The_file_with_the_connection_may_be_in_the_folder()
    {
        await using var desk = Desk.With("acme");
        desk.Write("access.yaml", Head + "connection: { simulator: company.json }\n");
        File.Delete(desk.PathOf("README.md"));
        var ran = await desk.RunAsync("init", "--from-company");
        ran.ExitCode.Should().Be(0, ran.All);
        desk.Read("access.yaml").Should().Contain("  simulator: company.json\n").And.Contain("users:\n");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        MaintainedFile.ShouldBe(
            "tests/IntacctReconciler.Tests/Golden/cli/init-from-company.txt",
            $"$ intacct-reconciler init --from-company\n{ran.All}\n$ cat README.md\n{desk.Read("README.md")}"
        );
    }

    [Fact]
    public async Task A_file_that_says_more_is_not_written_over()
    {
        await using var desk = Desk.With("starter");
        var before = desk.Read("access.yaml");
        (await desk.RunAsync("init", "--from-company"))
            .Error.Should()
            .StartWith("error IR7057: access.yaml says more than where the company is: ");
        desk.Read("access.yaml").Should().Be(before);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("users.yaml")]
    [InlineData("access.catalogue.lock.json")]
    [InlineData("fleet.yaml")]
    public async Task One_file_that_is_there_is_enough_and_the_company_is_not_asked(string file)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        Directory.CreateDirectory(desk.PathOf("books"));
        desk.Write($"books/{file}", "mine");
        (await desk.RunAsync("init", "books", "--from-company", "access.yaml"))
            .Error.Should()
            .Be(
                $"error IR7050: books holds {file} already. Nothing was written\n"
                    + "hint: name another folder: init DIR; no file is ever overwritten\n"
            );
        Directory.EnumerateFiles(desk.PathOf("books")).Should().ContainSingle();
        company.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task The_id_alone_takes_the_credentials_that_it_stands_for()
    {
        await using var desk = new Desk();
        var ran = await desk.RunAsync("init", "books", "--from-company", "--company", "ACME-UK");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().StartWith("error IR7101: Credentials are missing: ACME_UK_CLIENT_ID, ");
        Directory.Exists(desk.PathOf("books")).Should().BeFalse();
    }

    [Fact]
    public async Task The_wrong_model_is_said_and_nothing_is_written()
    {
        await using var desk = Desk.With("acme");
        desk.Write("connect.yaml", Head.Replace("role-based", "user-based", StringComparison.Ordinal) + Simulated);
        var ran = await desk.RunAsync("init", "books", "--from-company", "connect.yaml");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("role-based");
        Directory.Exists(desk.PathOf("books")).Should().BeFalse();
    }

    private const string Head = "version: 1\ncompany: ACME\npermissionModel: role-based\n";
    private const string Simulated = "connection: { simulator: company.json }\n";
}
