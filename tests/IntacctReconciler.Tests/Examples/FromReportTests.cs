using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The company that is known from a report, as its folder and docs/from-report.md show it; UPDATE_GOLDEN=1 rewrites both.</summary>
public sealed partial class FromReportTests
{
    private const string Folder = "examples/from-report";
    private const string Document = "docs/from-report.md";
    private static readonly string[] AsOf = ["--as-of", "2026-11-30T09:00Z"];

    [Fact]
    public async Task The_report_becomes_the_snapshot_beside_it()
    {
        await using var desk = Desk.With("from-report");
        File.Delete(desk.PathOf("acme.json"));
        var ran = await desk.RunAsync("snapshot", "--from-report", "report.csv", "--out", "acme.json");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Out.Should().BeEmpty();
        MaintainedFile.ShouldBe($"{Folder}/acme.json", desk.Read("acme.json"));
        MaintainedFile.ShouldBe($"{Folder}/expected/snapshot.txt", ran.Error);
    }

    [Fact]
    public async Task Its_export_says_of_each_user_what_is_not_known()
    {
        await using var desk = Desk.With("from-report");
        var ran = await desk.RunAsync("export", "--out", "users.yaml");
        ran.ExitCode.Should().Be(0, ran.All);
        var text = Time().Replace(desk.Read("users.yaml"), "2026-11-30 09:00Z");
        MaintainedFile.ShouldBe($"{Folder}/expected/export.yaml", text);
        text.Should().NotContainAny("admin:", "type:", "entities:", "email:", "contact:");
    }

    [Fact]
    public async Task Its_plan_says_what_to_change_on_the_screens()
    {
        await using var desk = Desk.With("from-report");
        var ran = await desk.RunAsync(["plan", .. AsOf]);
        ran.ExitCode.Should().Be(0, ran.All);
        MaintainedFile.ShouldBe($"{Folder}/expected/plan.txt", ran.Out);
    }

    [Fact]
    public void The_document_shows_what_is_printed()
    {
        var text = MaintainedFile.Read(Document);
        Shown().Count(text).Should().BeGreaterThan(1);
        MaintainedFile.ShouldBe(
            Document,
            Shown()
                .Replace(text, shown => $"{shown.Groups["head"]}{MaintainedFile.Read(shown.Groups["path"].Value)}```\n")
        );
    }

    [GeneratedRegex(
        @"(?<head><!-- file: (?<path>\S+) -->\n```\w+\n).*?```\n",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shown();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\dZ", RegexOptions.None, 1000)]
    private static partial Regex Time();
}
