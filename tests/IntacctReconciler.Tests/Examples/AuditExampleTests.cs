using System.Text.Json.Nodes;
using IntacctReconciler.Auditing;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The example of audit: what it prints stands beside it, and every kind of finding occurs in it once.</summary>
public sealed class AuditExampleTests
{
    private static readonly string[] Audit =
    [
        "audit",
        "--baseline",
        "acme.baseline.json",
        "--review",
        "access-review.csv",
        "--as-of",
        "2026-12-07T05:00Z",
    ];

    [Theory]
    [InlineData("audit.txt", "text")]
    [InlineData("audit.md", "markdown")]
    [InlineData("audit.json", "json")]
    public async Task Its_audit_is_printed_as_it_stands_beside_it(string file, string format)
    {
        await using var desk = Desk.With("audit");
        var ran = await desk.RunAsync([.. Audit, "--format", format]);
        ran.Error.Should().BeEmpty();
        ran.ExitCode.Should().Be(6, "a policy is broken");
        var printed = format == "json" ? JsonNode.Parse(ran.Out)!.ToJsonString(Indented) + "\n" : ran.Out;
        Directory.CreateDirectory(MaintainedFile.PathOf("examples/audit/expected"));
        MaintainedFile.ShouldBe($"examples/audit/expected/{file}", printed);
    }

    [Fact]
    public async Task Every_kind_of_finding_occurs_once()
    {
        await using var desk = Desk.With("audit");
        var audit = JsonNode.Parse((await desk.RunAsync([.. Audit, "--format", "json"])).Out)!;
        audit["findings"]!
            .AsArray()
            .Select(finding => (string)finding!["kind"]!)
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(AuditKinds.All.Select(kind => kind.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_apply_nothing_has_drifted()
    {
        await using var desk = Desk.With("audit");
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        var audit = JsonNode.Parse((await desk.RunAsync("audit", "--format", "json")).Out)!;
        AuditKind[] cured = [AuditKinds.Drift, AuditKinds.Missing, AuditKinds.StillThere, AuditKinds.Overdue];
        audit["findings"]!
            .AsArray()
            .Select(finding => (string)finding!["kind"]!)
            .Should()
            .NotIntersectWith(cured.Select(kind => kind.Code));
    }

    private static System.Text.Json.JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
