using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Pages of real runs: they say what the terminal says, and have no secret in them.</summary>
public sealed class PageRunTests
{
    [Fact]
    public async Task A_plan_is_written_as_a_page_that_says_the_same()
    {
        await using var desk = Desk.With("acme");
        await desk.ServeAsync();
        var ran = await desk.RunAsync("plan", "--report", "html=plan.html", "--as-of", "2026-12-01T00:00Z");
        ran.ExitCode.Should().Be(0, ran.Error);
        var page = desk.Read("plan.html");
        page.Should().Contain("<title>Plan for ACME</title>").And.Contain("3 to add, 10 to change, 1 to deactivate");
        var data = new PageReader(DataOf(page));
        data.States.Should().Be(2);
        data.RightsOf("leaver1", 0).Should().NotBeEmpty();
        data.RightsOf("leaver1", 1).Should().BeEmpty();
        data["changes"].Should().HaveCount(15);
    }

    [Fact]
    public async Task An_audit_is_written_as_a_page_with_all_its_findings()
    {
        await using var desk = Desk.With("audit");
        var ran = await desk.RunAsync("audit", "--report", "html=audit.html", "--as-of", "2026-12-07T05:00Z");
        ran.ExitCode.Should().Be(6, ran.Error);
        var page = desk.Read("audit.html");
        page.Should().Contain("<title>Audit for ACME</title>").And.Contain("A policy is broken (exit 6)");
        var data = new PageReader(DataOf(page));
        data.States.Should().Be(1);
        data["findings"].Should().HaveCountGreaterThan(20);
        data["findings"]
            .Select(finding => finding!["rule"])
            .Select(data.Text)
            .Should()
            .Contain("undeclared-web-services")
            .And.Contain("drift");
        data.Place(data.Role("AP clerk")[2]).Should().StartWith("access.yaml:");
    }

    [Fact]
    public async Task A_secret_that_comes_back_from_a_company_is_covered_in_the_page()
    {
        const string Secret = "cAnArY/with+signs&\"quotes\" and <ümlaut>";
        await using var desk = Desk.With("acme");
        await desk.ServeAsync(seed =>
            seed["objects"]!["company-config/role"]![0]!["description"] = $"the secret is {Secret}, they say"
        );
        desk.SetCredentials("ACME", Secret);
        var ran = await desk.RunAsync("plan", "--report", "html=plan.html");
        ran.ExitCode.Should().Be(0, ran.Error);
        var page = desk.Read("plan.html");
        page.Should().NotContain("cAnArY").And.Contain("the secret is ****, they say");
        new PageReader(DataOf(page)).States.Should().Be(2, "it is JSON still");
    }

    [Fact]
    public async Task Of_a_fleet_each_company_has_its_page()
    {
        await using var desk = Desk.With("fleet");
        var ran = await desk.RunAsync("plan", "--report", "html=pages");
        ran.ExitCode.Should().NotBe(1, ran.Error);
        Directory
            .EnumerateFiles(desk.PathOf("pages"))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(file => file.EndsWith(".html", StringComparison.Ordinal));
    }

    private static string DataOf(string page)
    {
        const string Start = "id=\"data\">";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[from..page.IndexOf("</script>", from, StringComparison.Ordinal)];
    }
}
