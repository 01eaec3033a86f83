using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>diff, over HTTP where it asks a company.</summary>
public sealed class DiffRunTests
{
    [Fact]
    public async Task A_company_is_the_same_as_its_snapshot()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        (await desk.RunAsync("snapshot", "--out", "today.json")).ExitCode.Should().Be(0);
        var ran = await desk.RunAsync("diff", "today.json", ".");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("No differences.");
    }

    [Fact]
    public async Task What_somebody_changed_since_is_found_and_exits_2()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed =>
        {
            var role = seed["objects"]!["company-config/role"]!.AsArray().First(one => $"{one!["id"]}" == "Auditor")!;
            role["description"] = "Changed since";
        });
        var ran = await desk.RunAsync("diff", "company.json", ".", "--format", "json");
        ran.ExitCode.Should().Be(2, ran.Error);
        var json = JsonNode.Parse(ran.Out)!;
        json["same"]!.GetValue<bool>().Should().BeFalse();
        var difference = json["differences"]!.AsArray().Should().ContainSingle().Which!;
        difference["address"]!.GetValue<string>().Should().Be("role[\"Auditor\"]");
        difference["fields"]![0]!["b"]!.GetValue<string>().Should().Be("Changed since");
        (await desk.RunAsync("diff", "company.json", ".", "--only", "user*")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_company_that_cannot_be_read_is_an_error_and_not_the_same()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        company.Faults.When(
            request => request.Path.Contains("role", StringComparison.Ordinal),
            new Fault.Html(200),
            times: 999
        );
        var ran = await desk.RunAsync("diff", "company.json", ".");
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
        await desk.StopServersAsync();
        ran = await desk.RunAsync("diff", ".", "company.json");
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData(
        "{ \"format\": \"intacct-snapshot/1\", \"company\": \"ACME\", \"objects\": { ",
        "snapshot cannot be used"
    )]
    [InlineData("{ \"format\": \"intacct-snapshot/9\", \"company\": \"ACME\", \"objects\": {} }", "intacct-snapshot/9")]
    [InlineData("", "snapshot cannot be used")]
    [InlineData("[]", "snapshot cannot be used")]
    [InlineData("{ \"resource_changes\": [] }", "is a saved plan, not an access file")]
    public async Task A_snapshot_that_is_none_is_an_error(string text, string said)
    {
        await using var desk = Desk.With("acme");
        desk.Write("bad.json", text);
        var ran = await desk.RunAsync("diff", "bad.json", "company.json");
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().Contain(said).And.Contain("hint");
    }

    [Fact]
    public async Task What_a_snapshot_leaves_out_is_not_called_the_same()
    {
        await using var desk = Desk.With("acme");
        var part = JsonNode.Parse(desk.Read("company.json"))!;
        part["objects"]!.AsObject().Remove("company-config/user-group-member");
        desk.Write("part.json", part.ToJsonString());
        var ran = await desk.RunAsync("diff", "part.json", ".");
        ran.ExitCode.Should().Be(2, ran.Error);
        ran.Out.Should().NotContain("No differences.").And.Contain("NOT COMPARED").And.Contain("not known of A");
    }

    [Fact]
    public async Task A_company_that_does_not_offer_members_says_so()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(null, ("user-group-member", "absent"));
        var ran = await desk.RunAsync("diff", "company.json", ".");
        ran.ExitCode.Should().Be(2, ran.Error);
        ran.Out.Should().Contain("not known of B").And.NotContain("No differences.");
    }

    [Fact]
    public async Task One_company_of_a_fleet_that_cannot_be_read_leaves_the_others_and_exits_1()
    {
        await using var desk = Desk.With("fleet");
        desk.Write("seeds/fr.json", "{");
        var ran = await desk.RunAsync("diff");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("ACME-FR: ");
        ran.Out.Should().Contain("NOT READ").And.Contain("ACME-FR").And.Contain("11 companies compared");
        ran = await desk.RunAsync("diff", "--company", "ACME-NL", "--company", "ACME-FR");
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty("there is nothing to compare");
    }

    [Fact]
    public async Task Companies_that_are_alike_are_the_same()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("diff", "--company", "ACME-US", "--company", "ACME-SE", "--company", "ACME-NL");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("No differences.");
    }

    [Fact]
    public async Task A_company_of_a_fleet_is_compared_with_a_snapshot_of_it()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("diff", "seeds/us.json", ".", "--company", "ACME-US");
        ran.ExitCode.Should().Be(0, ran.All);
    }

    [Fact]
    public async Task Two_access_files_are_compared_by_what_each_makes_of_a_snapshot()
    {
        await using var desk = Desk.With("acme");
        desk.Write(
            "branch.yaml",
            desk.Read("access.yaml")
                .Replace("Recurring bills: [List,", "Recurring bills: [Delete, List,", StringComparison.Ordinal)
        );
        var ran = await desk.RunAsync("diff", "--declared", "--against", "company.json", "access.yaml", "branch.yaml");
        ran.ExitCode.Should().Be(2, ran.All);
        ran.Out.Should()
            .Be(
                """
                A  ACME (role-based, as declared, over company.json)  access.yaml
                B  ACME (role-based, as declared, over company.json)  branch.yaml
                + is in B alone, - in A alone; by id

                ROLES  1 differ; 15 the same
                  ~ AP clerk  1 permission differs
                    + Accounts Payable / Recurring bills  Delete  (has List View Add Edit)

                ACCESS  of 35 users on both sides, 3 can do more in B, 0 less
                  + clerk1, clerk2, clerk3  Recurring bills + Delete

                1 differ, 0 only in A, 0 only in B; 54 the same.

                """
            );
        ran = await desk.RunAsync("diff", "--declared", "--against", "company.json", "access.yaml", "access.yaml");
        ran.ExitCode.Should().Be(0, ran.All);
    }

    [Fact]
    public async Task A_declared_side_is_the_company_that_an_apply_makes_of_it()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        var ran = await desk.RunAsync("diff", "--declared", ".", "company.json");
        ran.ExitCode.Should().Be(2, ran.All);
        ran.Out.Should().Contain("as declared, over what is there").And.Contain("- Purchaser");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        (await desk.RunAsync("snapshot", "--out", "after.json")).ExitCode.Should().Be(0);
        ran = await desk.RunAsync("diff", "--declared", ".", "after.json");
        ran.ExitCode.Should().Be(0, ran.All);
    }

    [Fact]
    public async Task Of_a_fleet_the_companies_are_compared_as_they_are_declared()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("diff", "--declared");
        ran.ExitCode.Should().Be(2, ran.Error);
        ran.Out.Should().Contain("AP clerk").And.Contain("12 companies compared");
    }

    [Fact]
    public async Task An_access_file_that_is_wrong_is_no_side()
    {
        await using var desk = Desk.With("acme");
        desk.Write("bad.yaml", desk.Read("access.yaml").Replace("Recurring", "Recuring", StringComparison.Ordinal));
        var ran = await desk.RunAsync("diff", "--declared", "--against", "company.json", "access.yaml", "bad.yaml");
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().Contain("bad.yaml");
        ran = await desk.RunAsync("diff", "--against", "company.json", "access.yaml", "bad.yaml");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("--against belongs to --declared");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task Text_from_a_company_is_only_text(string format)
    {
        await using var desk = Desk.With("acme");
        desk.Screen = true;
        var seed = JsonNode.Parse(desk.Read("company.json"))!;
        var role = seed["objects"]!["company-config/role"]!.AsArray().First(one => $"{one!["id"]}" == "Auditor")!;
        role["description"] = "\u001b[2J<script>\nx @everyone";
        desk.Write("other.json", seed.ToJsonString());
        var ran = await desk.RunAsync("diff", "company.json", "other.json", "--format", format, "--no-color");
        ran.ExitCode.Should().Be(2, ran.Error);
        ran.Out.Should().NotContain("\u001b[2J");
        if (format == "markdown")
            ran.Out.Should().NotContain("<script>").And.NotContain("@everyone");
    }

    [Theory]
    [InlineData("diff.txt", "80", "text")]
    [InlineData("diff.wide.txt", "120", "text")]
    [InlineData("diff.md", "80", "markdown")]
    [InlineData("diff.json", "80", "json")]
    public async Task What_an_apply_has_changed_stands_beside_the_example(string file, string width, string format)
    {
        await using var desk = Desk.With("acme");
        desk.Environment["COLUMNS"] = width;
        desk.Clock.Advance(new DateTimeOffset(2026, 11, 23, 14, 2, 0, TimeSpan.Zero) - desk.Clock.GetUtcNow());
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        var ran = await desk.RunAsync("diff", "company.json", ".", "--format", format);
        ran.ExitCode.Should().Be(2, ran.Error);
        MaintainedFile.ShouldBe($"examples/acme/expected/{file}", ran.Out);
    }

    [Theory]
    [InlineData("diff.txt", "80", "text")]
    [InlineData("diff.wide.txt", "120", "text")]
    [InlineData("diff.md", "80", "markdown")]
    [InlineData("diff.json", "80", "json")]
    public async Task So_does_what_is_not_the_same_in_all_companies_of_a_fleet(string file, string width, string format)
    {
        await using var desk = Desk.With("fleet");
        desk.Environment["COLUMNS"] = width;
        var ran = await desk.RunAsync("diff", "--format", format);
        ran.ExitCode.Should().Be(2, ran.Error);
        MaintainedFile.ShouldBe($"examples/fleet/expected/{file}", ran.Out);
    }

    [Theory]
    [InlineData("examples/acme", "diff.txt")]
    [InlineData("examples/fleet", "diff.txt")]
    public void The_document_shows_what_is_printed(string example, string file)
    {
        const string Document = "docs/diff.md";
        var begin = $"<!-- diff of {example}: rewritten by the tests -->\n";
        var text = MaintainedFile.Read(Document);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        var printed = MaintainedFile.Read($"{example}/expected/{file}");
        MaintainedFile.ShouldBe(Document, $"{text[..start]}```text\n{printed}```\n{text[end..]}");
    }
}
