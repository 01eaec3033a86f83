using System.Text.RegularExpressions;
using IntacctReconciler.Cli;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using YamlDotNet.Core;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The pipelines of a fleet: what they call works on examples/fleet, in the order in which they call it.</summary>
public sealed partial class FleetPipelineTests
{
    [Theory]
    [InlineData(
        "github/fleet.yml",
        "concurrency:\n      group: intacct-${{ matrix.company }}\n      cancel-in-progress: false"
    )]
    [InlineData("fleet-gitlab-company.yml", "resource_group: intacct-$COMPANY")]
    [InlineData("kubernetes/indexed-job.yaml", "concurrencyPolicy: Forbid")]
    public void One_run_at_a_time_is_at_work_on_a_company(string file, string limit) =>
        MaintainedFile.Read($"examples/pipelines/{file}").Should().Contain(limit);

    [Theory]
    [InlineData("github/fleet.yml", "fail-fast: false")]
    [InlineData("fleet-gitlab-company.yml", "allow_failure: true")]
    [InlineData("kubernetes/indexed-job.yaml", "backoffLimitPerIndex: 0")]
    public void One_company_stops_no_other(string file, string setting) =>
        MaintainedFile.Read($"examples/pipelines/{file}").Should().Contain(setting);

    [Theory]
    [InlineData("github/fleet.yml")]
    [InlineData("fleet-gitlab.yml fleet-gitlab-company.yml")]
    public async Task Checks_lists_plans_and_applies_the_plan_that_it_saved(string files)
    {
        await using var desk = Desk.With("fleet");
        var calls = files.Split(' ').SelectMany(Calls).ToList();
        if (calls.Any(call => call.Contains("--against")))
            await desk.RunAsync("snapshot", "--out", "snapshots");
        calls
            .Where(call => !call.Contains("--against"))
            .Select(call => call[0])
            .Should()
            .Equal("validate", "fleet", "plan", "apply");
        foreach (var call in calls)
        {
            var ran = await desk.RunAsync(call);
            // Of one company of the example a guard refuses the plan.
            ran.ExitCode.Should().Be(call.Contains("--against") ? ExitCode.RefusedByGuard : ExitCode.Done, ran.All);
        }
        (await desk.RunAsync("plan", "--detailed-exitcode", "--company", "ACME-US")).ExitCode.Should().Be(0);
        (await desk.RunAsync(calls[^1])).ExitCode.Should().Be(ExitCode.Stale, "it is good once");
    }

    [Fact]
    public async Task The_pods_of_an_indexed_job_have_every_company_between_them()
    {
        await using var desk = Desk.With("fleet");
        var call = Calls("kubernetes/indexed-job.yaml").Should().ContainSingle().Subject;
        call.Should().Contain("1/5").And.HaveElementAt(call.Length - 1, "/access");
        var headings = new List<string>();
        for (var index = 1; index <= 5; index++)
        {
            var ran = await desk.RunAsync([.. call[..^1].Select(word => word == "1/5" ? $"{index}/5" : word)]);
            headings.AddRange(Heading().Matches(ran.Out).Select(match => match.Groups["company"].Value));
        }
        headings.Should().HaveCount(12).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("github/fleet.yml")]
    [InlineData("fleet-gitlab.yml")]
    [InlineData("fleet-gitlab-company.yml")]
    [InlineData("kubernetes/indexed-job.yaml")]
    [InlineData("kubernetes/cronjob.yaml")]
    public void Is_YAML(string file)
    {
        using var text = new StringReader(MaintainedFile.Read($"examples/pipelines/{file}"));
        var parser = new Parser(text);
        var events = 0;
        while (parser.MoveNext())
            events++;
        events.Should().BeGreaterThan(30);
    }

    /// <summary>What stands behind the program's name, without redirections and comments; variables have a value.</summary>
    private static List<string[]> Calls(string file) =>
        [
            .. Call()
                .Matches(MaintainedFile.Read($"examples/pipelines/{file}"))
                .Select(match =>
                    match
                        .Groups["arguments"]
                        .Value.Split(" >")[0]
                        .Replace("$((JOB_COMPLETION_INDEX + 1))", "1", StringComparison.Ordinal)
                        .Replace("$COMPANY", "ACME-US", StringComparison.Ordinal)
                )
                .Select(call => call.Split(' ').Select(word => word.Trim('"')).ToArray()),
        ];

    [GeneratedRegex(
        @"(?<=run: |- |^ +)intacct-reconciler (?<arguments>[a-z].*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Call();

    [GeneratedRegex(@"^=== (?<company>\S+)  ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Heading();
}
