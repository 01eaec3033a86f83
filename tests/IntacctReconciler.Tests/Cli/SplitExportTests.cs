namespace IntacctReconciler.Tests.Cli;

/// <summary>An export as several files: nobody's file is written over or deleted, and what is left over is named.</summary>
public sealed class SplitExportTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("bill-com-user-based")]
    public async Task A_plan_of_the_folder_is_empty(string example)
    {
        await using var desk = Desk.With(example);
        await desk.ServeAsync();
        var ran = await desk.RunAsync("export", "--split", "all/parts");
        ran.Should().Match<Ran>(one => one.ExitCode == 0 && one.Error.Length == 0, ran.All);
        ran.Out.Should().StartWith("Wrote ").And.Contain("  all/parts/access.yaml\n").And.Contain("users.yaml\n");
        var plan = await desk.RunAsync("plan", "all/parts", "--detailed-exitcode");
        plan.ExitCode.Should().Be(0, plan.All);
        plan.Out.Should().Contain("No changes.");
    }

    [Fact]
    public async Task Again_it_is_written_anew_in_the_folder_that_it_came_from()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("export", "--split", ".")).ExitCode.Should().Be(0);
        desk.Write("users.yaml", desk.Read("users.yaml") + "  # a note of ours\n");
        (await desk.RunAsync("export", "--split", ".")).ExitCode.Should().Be(0);
        desk.Read("users.yaml").Should().NotContain("a note of ours");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        Directory.EnumerateFiles(desk.Folder, ".*.yaml.*").Should().BeEmpty();
    }

    [Theory]
    [InlineData("users.yaml")]
    [InlineData("access.yaml")]
    public async Task What_no_export_wrote_is_not_written_over(string file)
    {
        await using var desk = Desk.With("acme");
        Directory.CreateDirectory(desk.PathOf("parts"));
        desk.Write($"parts/{file}", "version: 1\n# mine\n");
        (await desk.RunAsync("export", "--split", "parts"))
            .Should()
            .Be(
                new Ran(
                    1,
                    "",
                    $"error IR7054: parts holds {file}, which no earlier export --split wrote. Nothing was written\n"
                        + "hint: move that away, or name another folder: export --split DIR\n"
                )
            );
        desk.Read($"parts/{file}").Should().Be("version: 1\n# mine\n");
        Directory.EnumerateFiles(desk.PathOf("parts")).Should().ContainSingle();
    }

    [Fact]
    public async Task What_an_earlier_export_left_is_named_and_stays()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("export", "--split", "parts");
        Directory.CreateDirectory(desk.PathOf("parts/users"));
        File.Copy(desk.PathOf("parts/users.yaml"), desk.PathOf("parts/users/q.yaml"));
        desk.Write("parts/users/mine.yaml", "version: 1\n");

        var again = await desk.RunAsync("export", "--split", "parts");

        again.ExitCode.Should().Be(0);
        again
            .Error.Should()
            .Be(
                "warning IR7055: Left of an earlier export, and not included by access.yaml any more: parts/users/q.yaml\n"
                    + "hint: delete it, or take from it what you still need\n"
            );
        File.Exists(desk.PathOf("parts/users/q.yaml")).Should().BeTrue();
        (await desk.RunAsync("plan", "parts", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("export", "--split", "company.json"))
            .Should()
            .Be(
                new Ran(
                    1,
                    "",
                    "error IR7053: company.json is a file, and --split writes several\n"
                        + "hint: name a folder; it is made where it is missing\n"
                )
            );
    }

    [Fact]
    public async Task Out_and_split_do_not_go_together()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("export", "--split", "parts", "--out", "a.yaml"))
            .Should()
            .Match<Ran>(ran => ran.ExitCode == 1 && ran.Error.Contains("--split cannot be used with --out"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_and_nothing_is_left()
    {
        await using var desk = Desk.With("acme");
        desk.Write("books", "a file, so that books/parts cannot be a folder");
        var ran = await desk.RunAsync("export", "--split", "books/parts");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().StartWith("error IR7005: books/parts cannot be written: ");
    }

    [Fact]
    public async Task Of_a_fleet_each_company_has_a_folder()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("export", "--split", "now");
        ran.ExitCode.Should().Be(0, ran.All);
        foreach (var folder in Directory.EnumerateDirectories(desk.PathOf("now")))
        {
            var plan = await desk.RunAsync("plan", folder, "--detailed-exitcode");
            plan.ExitCode.Should().Be(0, plan.All);
        }
    }

    [Fact]
    public async Task Presets_mean_what_the_lock_beside_the_file_says()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("catalogue", "lock")).ExitCode.Should().Be(0);
        await desk.ServeAsync(seed =>
        {
            // A release: one more report, and nobody holds it.
            var entries = IntacctReconciler.Catalogue.ShippedCatalogue.Load().Entries;
            seed["objects"]!["company-config/permission"] = Permissions(
                entries.Append(
                    new(
                        IntacctReconciler.Catalogue.Permission.Standard("generalLedger", "newReport"),
                        "reports",
                        IntacctReconciler.Catalogue.Rights.Of("run")
                    )
                )
            );
        });
        (await desk.RunAsync("export", "--out", "access.yaml")).ExitCode.Should().Be(0);
        desk.Read("access.yaml").Should().Contain("General Ledger: all");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);

        (await desk.RunAsync("export", "--out", "elsewhere.yaml")).ExitCode.Should().Be(0);
        desk.Read("elsewhere.yaml").Should().NotContain("General Ledger: all").And.Contain("New report: none");
        (await desk.RunAsync("plan", "elsewhere.yaml", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    private static System.Text.Json.Nodes.JsonArray Permissions(
        IEnumerable<IntacctReconciler.Catalogue.CatalogueEntry> entries
    ) =>
        [
            .. entries.Select(
                (entry, i) =>
                    (System.Text.Json.Nodes.JsonNode)
                        new System.Text.Json.Nodes.JsonObject
                        {
                            ["key"] = $"{i + 1}",
                            ["id"] = $"{i + 1}",
                            ["module"] = entry.Permission.Module,
                            ["name"] = entry.Permission.Name,
                            ["permissionGroup"] = entry.Section,
                            ["allowedAccessRights"] = new System.Text.Json.Nodes.JsonArray([
                                .. entry.Allowed.Tokens.Select(token => (System.Text.Json.Nodes.JsonNode)token),
                            ]),
                        }
            ),
        ];
}
