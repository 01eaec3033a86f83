using System.Text.RegularExpressions;
using IntacctReconciler.Cli;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

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
    [MemberData(nameof(Pipelines))]
    public void Calls_the_program_as_it_is(string file, string limit)
    {
        _ = limit;
        using var stop = new Interruption();
        var verbs = Verbs.All(stop);
        var calls = Call().Matches(MaintainedFile.Read($"examples/pipelines/{file}"));
        calls.Should().HaveCount(3);
        foreach (Match call in calls)
            verbs.Parse(call.Groups["arguments"].Value).Errors.Should().BeEmpty(call.Value);
    }

    [GeneratedRegex(
        @"intacct-reconciler (?<arguments>[a-z].*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex Call();
}
