using System.Text.RegularExpressions;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Starter;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;
using YamlDotNet.Core;

namespace IntacctReconciler.Tests.Examples;

/// <summary>The pipelines of examples/pipelines are those that <c>init</c> writes, and what they call works.</summary>
public sealed partial class PipelineTests
{
    public static TheoryData<string, string> Pipelines() =>
        new()
        {
            { "github-actions.yml", "concurrency:\n      group: intacct-ACME\n      cancel-in-progress: false" },
            { "gitlab-ci.yml", "resource_group: intacct-ACME" },
            { "azure-pipelines.yml", "lockBehavior: sequential" },
        };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Lets_one_apply_run_at_a_time_across_runners(string file, string limit) =>
        MaintainedFile.Read($"examples/pipelines/{file}").Should().Contain(limit);

    [Theory]
    [InlineData("github-actions.yml", "github")]
    [InlineData("gitlab-ci.yml", "gitlab")]
    [InlineData("azure-pipelines.yml", "azure")]
    public void Is_the_one_that_init_writes(string file, string system) =>
        MaintainedFile.ShouldBe(
            $"examples/pipelines/{file}",
            new StarterFiles("ACME", PermissionModel.RoleBased, Enum.Parse<Pipeline>(system, ignoreCase: true))
                .PipelineFile()!
                .Text
        );

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Calls_the_program_as_it_is(string file, string limit)
    {
        _ = limit;
        using var stop = new Interruption();
        var verbs = Verbs.All(stop);
        foreach (var call in Calls(file))
            verbs.Parse(call).Errors.Should().BeEmpty(string.Join(' ', call));
    }

    /// <summary>In this order, on a folder as <c>init</c> writes it.</summary>
    [Theory]
    [MemberData(nameof(Pipelines))]
    public async Task Checks_plans_and_applies_the_plan_that_it_saved(string file, string limit)
    {
        _ = limit;
        await using var desk = new Desk();
        await desk.RunAsync("init");
        var calls = Calls(file);
        // In the night an audit, too, which finds that the starter declares two of the people there are.
        string[] verbs = file is "github-actions.yml"
            ? ["validate", "plan", "apply"]
            : ["validate", "plan", "apply", "audit"];
        calls.Select(call => call[0]).Should().Equal(verbs);
        foreach (var call in calls)
        {
            var ran = await desk.RunAsync(call);
            ran.ExitCode.Should().Be(call[0] == "audit" ? ExitCode.Differs : ExitCode.Done, ran.All);
        }
        calls[2].Should().Contain("access.plan", "what was approved is applied, not what is planned anew");
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
        (await desk.RunAsync(calls[2])).ExitCode.Should().Be(ExitCode.Stale, "it is good once");
    }

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Is_YAML(string file, string limit)
    {
        _ = limit;
        using var text = new StringReader(MaintainedFile.Read($"examples/pipelines/{file}"));
        var parser = new Parser(text);
        var events = 0;
        while (parser.MoveNext())
            events++;
        events.Should().BeGreaterThan(50);
    }

    /// <summary>What stands behind the program's name, without redirections and comments; variables have a value.</summary>
    private static List<string[]> Calls(string file) =>
        [
            .. Call()
                .Matches(MaintainedFile.Read($"examples/pipelines/{file}"))
                .Select(match => match.Groups["arguments"].Value)
                .Select(call =>
                    call.Split(" >")[0]
                        .Split(" #")[0]
                        .Replace("$PIPELINE_WORKSPACE/plan/", "", StringComparison.Ordinal)
                )
                .Select(call => call.Split(' ').Select(word => word.Trim('"')).ToArray()),
        ];

    [GeneratedRegex(
        @"(?<=run: |- |script: )intacct-reconciler (?<arguments>[a-z].*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Call();
}
