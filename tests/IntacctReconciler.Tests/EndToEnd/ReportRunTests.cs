using System.Text.Json.Nodes;
using System.Xml.Linq;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Importing;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>--report FORMAT=FILE of every verb that has it, through the client and the simulated company.</summary>
public sealed class ReportRunTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    private static Desk At(string example)
    {
        var desk = Desk.With(example);
        desk.Clock.Advance(Noon - desk.Clock.GetUtcNow());
        return desk;
    }

    [Theory]
    [InlineData("acme", "csv", "plan.csv", 0)]
    [InlineData("acme", "json", "plan.json", 0)]
    [InlineData("policies", "sarif", "plan.sarif", 0)]
    [InlineData("policies", "junit", "plan.junit.xml", 0)]
    public async Task Reports_of_a_plan_stand_beside_the_example(string example, string format, string file, int exit)
    {
        await using var desk = At(example);
        var ran = await desk.RunAsync("plan", "--report", $"{format}={file}");
        ran.ExitCode.Should().Be(exit, ran.All);
        MaintainedFile.ShouldBe($"examples/{example}/expected/{file}", desk.Read(file));
    }

    [Theory]
    [InlineData("csv", "audit.csv")]
    [InlineData("sarif", "audit.sarif")]
    [InlineData("junit", "audit.junit.xml")]
    public async Task So_do_those_of_an_audit(string format, string file)
    {
        await using var desk = At("audit");
        var ran = await desk.RunAsync("audit", "--as-of", "2026-11-23T14:02Z", "--report", $"{format}={file}");
        ran.ExitCode.Should().Be(6, ran.All);
        MaintainedFile.ShouldBe($"examples/audit/expected/{file}", desk.Read(file));
    }

    [Theory]
    [InlineData("acme", "diff.csv", new[] { "company.json", "." })]
    [InlineData("fleet", "diff.csv", new string[0])]
    public async Task And_those_of_a_comparison(string example, string file, string[] sides)
    {
        await using var desk = At(example);
        if (example == "acme")
            (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        var ran = await desk.RunAsync(["diff", .. sides, "--report", $"csv={file}"]);
        ran.ExitCode.Should().Be(2, ran.Error);
        MaintainedFile.ShouldBe($"examples/{example}/expected/{file}", desk.Read(file));
    }

    [Fact]
    public async Task Several_reports_of_one_run_say_what_is_printed_too()
    {
        await using var desk = At("acme");
        var ran = await desk.RunAsync("plan", "--report", "json=a.json", "--report", "markdown=a.md");
        ran.ExitCode.Should().Be(0, ran.All);
        desk.Read("a.json").Should().Be((await desk.RunAsync("plan", "--format", "json")).Out);
        desk.Read("a.md").Should().Be((await desk.RunAsync("plan", "--format", "markdown")).Out);
        ran.Out.Should().Be((await desk.RunAsync("plan")).Out);
    }

    [Fact]
    public async Task An_apply_tells_how_each_change_ended()
    {
        await using var desk = At("acme");
        await desk.ServeAsync();
        var ran = await desk.RunAsync(
            "apply",
            "--auto-approve",
            "--report",
            "json=a.json",
            "--report",
            "junit=a.xml",
            "--report",
            "csv=a.csv",
            "--report",
            "markdown=a.md"
        );
        ran.ExitCode.Should().Be(0, ran.All);
        var json = JsonNode.Parse(desk.Read("a.json"))!;
        var changes = json["changes"]!.AsArray();
        json["end"]!.GetValue<string>().Should().Be("complete");
        json["counts"]!["done"]!.GetValue<int>().Should().Be(changes.Count).And.BePositive();
        changes.Should().OnlyContain(change => change!["end"]!.GetValue<string>() == "done");
        Rows(desk, "a.csv").Should().HaveCount(changes.Count + 1);
        Cases(desk, "a.xml").Should().HaveCount(changes.Count + 1);
        desk.Read("a.md").Should().Contain("is as planned");
    }

    [Fact]
    public async Task An_apply_that_a_guard_refuses_is_a_failure_in_its_reports()
    {
        await using var desk = At("acme");
        desk.Replace("access.yaml", "maxRemovals: { users: 3,", "maxRemovals: { assignments: 0, users: 3,");
        var ran = await desk.RunAsync("apply", "--auto-approve", "--report", "json=a.json", "--report", "junit=a.xml");
        ran.ExitCode.Should().Be(5, ran.All);
        var json = JsonNode.Parse(desk.Read("a.json"))!;
        json["end"]!.GetValue<string>().Should().Be("refused");
        json["exit_code"]!.GetValue<int>().Should().Be(5);
        json["refused_by"]![0]!.GetValue<string>().Should().Be("maxRemovals.assignments");
        Cases(desk, "a.xml").Count(one => one.Element("failure") is not null).Should().Be(2);
    }

    [Fact]
    public async Task A_report_that_fails_after_the_writes_says_so_and_hides_nothing()
    {
        await using var desk = At("acme");
        var company = await desk.ServeAsync();
        company.Faults.When(
            request =>
            {
                // Somebody takes the place of the file while changes are being made.
                if (request.Path.Contains("role", StringComparison.Ordinal))
                    Directory.CreateDirectory(desk.PathOf("a.json"));
                return false;
            },
            new Fault.Html(500),
            times: 1
        );
        var ran = await desk.RunAsync("apply", "--auto-approve", "--report", "json=a.json");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().Contain("is as planned").And.Contain("made and verified");
        ran.Error.Should().Contain("error IR7012").And.Contain("a.json");
    }

    [Theory]
    [InlineData("plan", "json=missing/a.json", "there is no folder missing")]
    [InlineData("audit", "csv=examples", "is a folder")]
    [InlineData("plan", "pdf=a.pdf", "no report is called \"pdf\"; there are json, markdown")]
    [InlineData("plan", "sariff=a", "did you mean \"sarif\"?")]
    [InlineData("diff", "junit=a.xml", "this verb has no junit report; it has json, markdown")]
    [InlineData("plan", "a.json", "must be FORMAT=FILE")]
    [InlineData("plan", "json=", "names no file")]
    [InlineData("check", "json=a.json", "unknown option \"--report\"")]
    public async Task What_cannot_be_written_is_refused_before_any_work(string verb, string report, string said)
    {
        await using var desk = At("acme");
        var company = await desk.ServeAsync();
        Directory.CreateDirectory(desk.PathOf("examples"));
        var ran = await desk.RunAsync(verb, "--report", report);
        ran.ExitCode.Should().Be(1);
        ran.Out.Should().BeEmpty();
        ran.Error.Should().Contain(said);
        company.Calls.Should().BeEmpty("nothing was begun");
    }

    [Fact]
    public async Task Two_reports_do_not_share_a_file()
    {
        await using var desk = At("acme");
        var ran = await desk.RunAsync("plan", "--report", "json=a", "--report", "csv=./a");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("IR7025");
        ran = await desk.RunAsync("plan", "--report", "json=a", "--report", "json=a");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("is there twice");
    }

    [Fact]
    public async Task Of_a_fleet_each_company_has_its_own_and_none_stays_from_an_earlier_run()
    {
        await using var desk = At("fleet");
        Directory.CreateDirectory(desk.PathOf("reports"));
        desk.Write("reports/ACME-FR.sarif", "of yesterday");
        desk.Write("seeds/fr.json", "{");
        var ran = await desk.RunAsync("plan", "--report", "sarif=reports", "--report", "json=reports");
        ran.ExitCode.Should().Be(1);
        File.Exists(desk.PathOf("reports/ACME-UK.sarif")).Should().BeTrue();
        File.Exists(desk.PathOf("reports/ACME-UK.json")).Should().BeTrue();
        File.Exists(desk.PathOf("reports/ACME-FR.sarif")).Should().BeFalse("that company could not be read");
    }

    [Fact]
    public async Task Names_from_a_company_are_only_text_in_every_report()
    {
        await using var desk = At("acme");
        const string Name = "=cmd|' /C calc'!A0 <script>]]> \u001b[2J \u202E";
        var seed = JsonNode.Parse(desk.Read("company.json"))!;
        var user = seed["objects"]!["company-config/user"]!.AsArray().First(one => $"{one!["id"]}" == "leaver1")!;
        user["audit"] = new JsonObject { ["modifiedBy"] = Name };
        var role = seed["objects"]!["company-config/role"]!.AsArray().First(one => $"{one!["id"]}" == "AP clerk")!;
        role["description"] = Name;
        desk.Write("company.json", seed.ToJsonString());
        desk.Write("access.yaml", desk.Read("access.yaml") + "\npolicies: [builtin:sod]\n");
        string[] formats = ["json", "markdown", "sarif", "junit", "csv"];
        var ran = await desk.RunAsync(["audit", .. formats.SelectMany(one => new[] { "--report", $"{one}=a.{one}" })]);
        ran.ExitCode.Should().BeOneOf(2, 6);
        foreach (var format in formats)
            desk.Read($"a.{format}").Should().NotContain("\u001b").And.NotContain("\u202E");
        XDocument.Parse(desk.Read("a.junit"));
        JsonNode.Parse(desk.Read("a.sarif"));
        desk.Read("a.csv").Split("\r\n").Should().NotContain(line => line.Contains(",=", StringComparison.Ordinal));
    }

    private static List<XElement> Cases(Desk desk, string file) =>
        [.. XDocument.Parse(desk.Read(file)).Descendants("testcase")];

    private static List<string[]> Rows(Desk desk, string file)
    {
        using var text = new StringReader(desk.Read(file));
        var reader = new CsvReader(text, ',', new Source(file), new Problems());
        var cells = new List<CsvCell>();
        var rows = new List<string[]>();
        while (reader.Read(cells))
            rows.Add([.. cells.Select(cell => cell.Text)]);
        return rows;
    }
}
