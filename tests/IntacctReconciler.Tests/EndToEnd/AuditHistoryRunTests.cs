using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Who changed a field that has drifted, over HTTP, where the company tells and where it does not.</summary>
public sealed class AuditHistoryRunTests
{
    private const string History = "company-config/audit-history";

    [Theory]
    [InlineData("api")]
    [InlineData("screen")]
    public async Task Who_changed_the_field_is_told_with_when_through_what_and_from_what(string names)
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync(null, ("audit-history-names", names));
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        await SomebodyElse.ChangesAsync(company, "company-config/user", "clerk1", """{"adminPrivileges":"limited"}""");
        await SomebodyElse.ChangesAsync(company, "company-config/user", "clerk1", """{"trustedDevices":"never"}""");
        var drift = await DriftAsync(desk, "clerk1");
        ((string)drift["field"]!).Should().Be("admin");
        drift["change"]!
            .ToJsonString()
            .Should()
            .Match(
                $"{{\"by\":\"{company.Administrator!.UserId}\",\"at\":\"2*Z\",\"source\":\"api\",\"before\":\"off\",\"after\":\"limited\"}}"
            );
        var text = await desk.RunAsync("audit");
        text.Out.Should()
            .MatchRegex(@"changed in Intacct by \S+, 2\S+\s+\S+Z,\s+through\s+the\s+API:\s+off\s+->\s+limited");
        company.Calls.Count(call => call.Path.Contains("query", StringComparison.Ordinal)).Should().BePositive();
    }

    [Fact]
    public async Task Roles_that_are_given_and_permissions_of_a_role_are_told_at_whatever_has_them()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        await SomebodyElse.ChangesAsync(company, "company-config/user", "clerk1", """{"roles":[{"id":"Auditor"}]}""");
        ((string)(await DriftAsync(desk, "clerk1"))["change"]!["after"]!).Should().Be("Auditor");
    }

    [Theory]
    [InlineData("absent", "the company does not offer it")]
    [InlineData("forbidden", "You do not have permission")]
    public async Task Where_it_is_not_to_be_had_one_note_says_so_and_the_audit_is_the_same(string answer, string why)
    {
        await using var desk = Desk.With("audit");
        await desk.ServeAsync(null, ("audit-history", answer));
        var ran = await desk.RunAsync("audit", "--format", "json");
        ran.ExitCode.Should().BeOneOf(2, 6);
        ran.Error.Should().BeEmpty();
        var audit = JsonNode.Parse(ran.Out)!;
        audit["notes"]!.AsArray().Where(note => (string)note!["code"]! == "IR0557").Should().ContainSingle().Which![
            "message"
        ]!
            .ToString()
            .Should()
            .Contain(why);
        audit["findings"]!.AsArray().Should().OnlyContain(finding => finding!["change"] == null);
        (await desk.RunAsync("audit"))
            .Out.Should()
            .Contain("last changed in Intacct by admin2, 2026-11-19 16:40Z", "the object as a whole tells it still");
    }

    [Fact]
    public async Task It_is_read_only_when_something_has_drifted_and_only_of_that()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        (await desk.RunAsync("apply", "--auto-approve")).ExitCode.Should().Be(0);
        Asked(company).Should().Be(0, "apply does not ask");
        await desk.RunAsync("audit");
        Asked(company).Should().Be(0, "nothing has drifted");
        await SomebodyElse.ChangesAsync(company, "company-config/user", "clerk1", """{"adminPrivileges":"limited"}""");
        await desk.RunAsync("audit");
        Asked(company).Should().Be(1);
    }

    /// <summary>How often the model of the history was asked for, which comes before it is read.</summary>
    private static int Asked(SimulatedCompany company) =>
        company.Calls.Count(call => call.Path.EndsWith($"name={History}", StringComparison.Ordinal));

    private static async Task<JsonNode> DriftAsync(Desk desk, string user)
    {
        var audit = JsonNode.Parse((await desk.RunAsync("audit", "--format", "json")).Out)!;
        return audit["findings"]!
            .AsArray()
            .Single(finding => (string)finding!["kind"]! == "drift" && (string)finding["name"]! == user)!;
    }
}
