using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Whether an access review was carried out, through the client and over HTTP.</summary>
public sealed class ReviewRunTests
{
    private const string Heading = "Company,User ID,Item,Access,Held through,Decision,Reviewer,Date\n";

    private static readonly string[] Audit =
    [
        "audit",
        "--review",
        "access-review.csv",
        "--as-of",
        "2026-12-07T05:00Z",
        "--format",
        "json",
    ];

    [Fact]
    public async Task A_revoke_is_open_until_it_was_applied()
    {
        await using var desk = Desk.With("audit");
        var company = await desk.ServeAsync();
        var before = JsonNode.Parse((await desk.RunAsync(Audit)).Out)!;
        ((int)before["review"]!["revoke_not_done"]!).Should().Be(1);
        Of(before, "revoke-not-done")
            .Should()
            .Equal("cover1: role Controller, held directly; revoke by cfo, 2026-11-20");
        company.Calls.Should().NotContain(call => call.Mutating);
        desk.Replace("access.yaml", "      - { role: Controller, until: 2026-11-20, reason: month-end cover }\n", "");
        var applied = await desk.RunAsync("apply", "--auto-approve");
        applied.ExitCode.Should().Be(0, applied.All);
        var after = JsonNode.Parse((await desk.RunAsync(Audit)).Out)!;
        Of(after, "revoke-not-done").Should().BeEmpty();
        ((int)after["review"]!["revoke_not_done"]!).Should().Be(0);
        ((int)after["review"]!["revoked"]!).Should().Be((int)before["review"]!["revoked"]! + 1);
    }

    [Theory]
    [InlineData("excel in Germany")]
    [InlineData("excel, Unicode text")]
    [InlineData("a sheet with columns moved, taken out and added")]
    public async Task Whatever_saved_the_file_it_says_the_same(string program)
    {
        await using var desk = Desk.With("audit");
        var first = await desk.RunAsync(Audit);
        var rows = Rows(desk.Read("access-review.csv"));
        var (text, encoding) = program switch
        {
            "excel in Germany" => (Joined(rows, ';'), new UTF8Encoding(true)),
            "excel, Unicode text" => (Joined(rows, '\t'), Encoding.Unicode),
            _ => (
                Joined(
                    [.. rows.Select((row, i) => (string[])[.. row.Skip(2).Reverse(), i == 0 ? "Ticket" : $"T-{i}"])],
                    ','
                ),
                (Encoding)new UTF8Encoding(false)
            ),
        };
        await File.WriteAllTextAsync(
            desk.PathOf("access-review.csv"),
            text,
            encoding,
            TestContext.Current.CancellationToken
        );
        var second = await desk.RunAsync(Audit);
        second.Error.Should().BeEmpty();
        WithoutPlaces(second).Should().Be(WithoutPlaces(first));
    }

    [Fact]
    public async Task Of_a_fleet_each_company_has_its_rows_and_what_is_not_in_the_run_is_told()
    {
        await using var desk = Desk.With("fleet");
        desk.Write(
            "review.csv",
            Heading
                + "ACME-FR,nobody,Account,,,revoke,cfo,2026-11-20\n"
                + "ACME-UK,nobody,Account,,,revoke,cfo,2026-11-20\n"
        );
        var ran = await desk.RunAsync(
            "audit",
            "--review",
            "review.csv",
            "--company",
            "ACME-N*",
            "--company",
            "ACME-F*",
            "--format",
            "json"
        );
        ran.ExitCode.Should().Be(1, "one company has no rows");
        ran.Error.Should()
            .Contain("review.csv has rows of \"ACME-UK\", which is not in this run")
            .And.Contain("review.csv has no row of the company \"ACME-NL\", only of \"ACME-FR\" and \"ACME-UK\"");
        var companies = JsonNode.Parse(ran.Out)!["companies"]!.AsArray().ToDictionary(one => (string)one!["company"]!);
        companies["ACME-NL"]!["audit"].Should().BeNull();
        var french = companies["ACME-FR"]!["audit"]!;
        ((int)french["review"]!["rows"]!).Should().Be(1);
        french["review"]!["gone_names"]!.AsArray().Select(name => (string)name!).Should().Equal("user nobody");
        Of(french, "gained-since-review").Should().NotBeEmpty("its people have no rows");
    }

    [Fact]
    public async Task No_baseline_makes_an_open_review_quiet()
    {
        await using var desk = Desk.With("audit");
        desk.Replace("access.yaml", "policies: [", "# policies: [");
        desk.Replace("access.yaml", "waivers:", "# waivers:");
        desk.Replace("access.yaml", "  - { rule: ACME-01", "  # - { rule: ACME-01");
        string[] write = ["--write-baseline", "b.json", "--until", "2031-03-31"];
        (await desk.RunAsync([.. Audit, .. write])).ExitCode.Should().Be(2);
        var ran = await desk.RunAsync([.. Audit, "--baseline", "b.json"]);
        ran.ExitCode.Should().Be(2);
        var left = JsonNode.Parse(ran.Out)!["findings"]!.AsArray().Select(one => (string)one!["kind"]!);
        left.Distinct()
            .Should()
            .BeEquivalentTo(
                "revoke-not-done",
                "not-reviewed",
                "unsigned-decision",
                "self-reviewed",
                "gained-since-review",
                "keep-not-held"
            );
        (await desk.RunAsync("audit", "--baseline", "b.json", "--as-of", "2026-12-07")).ExitCode.Should().Be(0);
    }

    private static IEnumerable<string> Of(JsonNode audit, string kind) =>
        audit["findings"]!
            .AsArray()
            .Where(finding => (string)finding!["kind"]! == kind)
            .Select(finding => $"{finding!["name"]}: {finding["what"]}");

    private static string WithoutPlaces(Ran audit)
    {
        var json = JsonNode.Parse(audit.Out)!;
        foreach (var finding in json["findings"]!.AsArray())
            finding!.AsObject().Remove("source");
        return json.ToJsonString();
    }

    private static List<string[]> Rows(string text)
    {
        var csv = new CsvReader(new StringReader(text), ',', new("access-review.csv"), new Problems());
        var (rows, cells) = (new List<string[]>(), new List<CsvCell>());
        while (csv.Read(cells))
            rows.Add([.. cells.Select(cell => cell.Text)]);
        return rows;
    }

    private static string Joined(IEnumerable<string[]> rows, char separator) =>
        string.Concat(
            rows.Select(row =>
                string.Join(separator, row.Select(cell => cell.Contains(separator) ? $"\"{cell}\"" : cell)) + "\r\n"
            )
        );
}
