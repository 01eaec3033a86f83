using IntacctReconciler.Cli.Starter;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Cli;

/// <summary>A folder to begin with: it works as it is written, and nothing that is there already is touched.</summary>
public sealed class InitTests
{
    private static readonly string[] Starter =
    [
        ".github/workflows/access.yml",
        ".gitignore",
        "README.md",
        "access.yaml",
        "company.json",
    ];

    [Theory]
    [InlineData("role-based", "examples/starter")]
    [InlineData("user-based", "tests/IntacctReconciler.Tests/Golden/init/user-based")]
    public async Task Writes_what_stands_in_the_repository(string model, string folder)
    {
        await using var desk = new Desk();
        (await desk.RunAsync("init", "--permission-model", model)).ExitCode.Should().Be(0);
        FilesOf(desk).Should().Equal(Starter);
        foreach (var file in Starter)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(MaintainedFile.PathOf($"{folder}/{file}"))!);
            MaintainedFile.ShouldBe($"{folder}/{file}", desk.Read(file));
        }
    }

    [Theory]
    [InlineData("role-based", "ACME")]
    [InlineData("user-based", "ACME")]
    [InlineData("role-based", "ACME-UK")]
    [InlineData("role-based", "0123")]
    [InlineData("user-based", "true")]
    [InlineData("role-based", "1e3")]
    [InlineData("user-based", "acme_works.imp")]
    public async Task Is_valid_without_a_word_and_can_be_planned_applied_and_planned_again(string model, string company)
    {
        await using var desk = new Desk();
        await desk.RunAsync("init", "books", "--permission-model", model, "--company", company);

        var valid = await desk.RunAsync("validate", "books");
        valid.ExitCode.Should().Be(0);
        valid.All.Should().MatchRegex("^[^\n]* is valid: [^\n;]*; words checked against the shipped catalogue\n$");
        var plan = await desk.RunAsync("plan", "books", "--detailed-exitcode");
        plan.ExitCode.Should().Be(2);
        plan.Out.Should().StartWith($"{company} ({model}, simulated)").And.Contain("+ clerk2").And.Contain("- Run");
        plan.Error.Should().BeEmpty();
        desk.Keyboard = "yes\n";
        (await desk.RunAsync("apply", "books")).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "books", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("github", ".github/workflows/access.yml")]
    [InlineData("gitlab", ".gitlab-ci.yml")]
    [InlineData("azure", "azure-pipelines.yml")]
    [InlineData("none", null)]
    public async Task The_pipeline_is_the_one_that_was_asked_for(string system, string? file)
    {
        await using var desk = new Desk();
        await desk.RunAsync("init", "--company", "ACME-UK", "--pipeline", system);
        string[] pipelines = [".github/workflows/access.yml", ".gitlab-ci.yml", "azure-pipelines.yml"];
        pipelines.Where(one => File.Exists(desk.PathOf(one))).Should().Equal(file is null ? [] : [file]);
        if (file is null)
            return;
        desk.Read(file).Should().Contain("intacct-ACME-UK").And.Contain("ACME_UK_CLIENT_SECRET");
        desk.Read("README.md").Should().Contain($"| `{file}` |");
    }

    [Fact]
    public async Task Says_what_it_wrote_and_what_is_next()
    {
        await using var desk = new Desk();
        var here = await desk.RunAsync("init");
        var there = await desk.RunAsync("init", "all/books", "--pipeline", "none", "--permission-model", "user-based");
        MaintainedFile.ShouldBe(
            "tests/IntacctReconciler.Tests/Golden/cli/init.txt",
            $"$ intacct-reconciler init\n{here.All}\n$ intacct-reconciler init all/books ...\n{there.All}"
        );
    }

    [Fact]
    public async Task Inside_a_repository_says_where_the_pipeline_belongs()
    {
        await using var desk = new Desk();
        Directory.CreateDirectory(desk.PathOf(".git"));
        (await desk.RunAsync("init", "books"))
            .Out.Should()
            .EndWith(
                $"{desk.Folder} is a repository, and a pipeline is read at its root only: move\n"
                    + ".github/workflows/access.yml there, and name this folder in its commands.\n"
            );
        (await desk.RunAsync("init")).Out.Should().NotContain("is a repository");
    }

    [Fact]
    public async Task What_is_there_is_named_and_left_as_it_is()
    {
        await using var desk = new Desk();
        desk.Write("README.md", "mine");
        desk.Write("access.yaml", "mine");
        await SaysAsync(
            desk,
            ["init"],
            """
            error IR7050: . holds access.yaml and README.md already. Nothing was written
            hint: name another folder: init DIR; no file is ever overwritten
            """
        );
        FilesOf(desk).Should().Equal("README.md", "access.yaml");
        desk.Read("README.md").Should().Be("mine");
    }

    [Theory]
    [InlineData("fleet.yaml")]
    [InlineData(".gitignore")]
    [InlineData("company.json")]
    public async Task One_file_that_is_there_is_enough(string file)
    {
        await using var desk = new Desk();
        desk.Write(file, "mine");
        await SaysAsync(
            desk,
            ["init"],
            $"""
            error IR7050: . holds {file} already. Nothing was written
            hint: name another folder: init DIR; no file is ever overwritten
            """
        );
        FilesOf(desk).Should().Equal(file);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_not_written_through()
    {
        await using var desk = new Desk();
        File.CreateSymbolicLink(desk.PathOf("access.yaml"), desk.PathOf("elsewhere"));
        (await desk.RunAsync("init")).Error.Should().Contain("IR7050").And.Contain("access.yaml");
        FilesOf(desk).Should().Equal("access.yaml");
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        await using var desk = new Desk();
        desk.Write("books", "mine");
        await SaysAsync(
            desk,
            ["init", "books"],
            """
            error IR7051: books is a file, and a folder is wanted
            hint: name a folder, new or not: init DIR
            """
        );
    }

    [Theory]
    [InlineData(".")]
    [InlineData("all/books")]
    public async Task What_cannot_be_written_whole_leaves_nothing_behind(string folder)
    {
        await using var desk = new Desk();
        // The pipeline comes last, and its folder cannot be made.
        Directory.CreateDirectory(desk.PathOf(folder));
        File.WriteAllText(Path.Combine(desk.PathOf(folder), ".github"), "mine");
        var ran = await desk.RunAsync("init", folder);
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().StartWith($"error IR7052: The files cannot be written to {folder}: ");
        ran.Error.Should()
            .EndWith(". Nothing was left there\nhint: make the folder writable, or name another: init DIR\n");
        FilesOf(desk).Should().Equal(Path.Combine(folder, ".github").Replace("./", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Folders_that_were_made_on_the_way_go_too()
    {
        await using var desk = new Desk();
        desk.Write("a", "a file, so that a/b cannot be a folder");
        (await desk.RunAsync("init", "new/../a/b")).Error.Should().Contain("IR7052");
        Directory.EnumerateFileSystemEntries(desk.Folder).Select(Path.GetFileName).Should().Equal("a");
    }

    [Fact]
    public async Task A_hostile_folder_is_printed_safely()
    {
        await using var desk = new Desk();
        (await desk.RunAsync("init", "b\u001b]0;x")).All.Should().NotContain("\u001b");
        (await desk.RunAsync("init", "b\u001b]0;x")).All.Should().Contain("IR7050").And.NotContain("\u001b");
    }

    [Fact]
    public void No_text_is_left_with_a_gap()
    {
        foreach (var model in Enum.GetValues<PermissionModel>())
        foreach (var pipeline in Enum.GetValues<Pipeline>())
        foreach (var file in new StarterFiles("ACME", model, pipeline).All())
            file.Text.Should().NotMatchRegex("@[A-Z_]+@").And.EndWith("\n").And.NotContain("\r", file.Path);
    }

    private static async Task SaysAsync(Desk desk, string[] arguments, string expected) =>
        (await desk.RunAsync(arguments)).Should().Be(new Ran(1, "", expected.ReplaceLineEndings("\n") + "\n"));

    private static IEnumerable<string> FilesOf(Desk desk) =>
        Directory
            .EnumerateFiles(
                desk.Folder,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = default }
            )
            .Select(file => Path.GetRelativePath(desk.Folder, file))
            .Order(StringComparer.Ordinal);
}
