using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Examples;

/// <summary>
/// The walk-through of docs/acquisition.md is run as it stands; UPDATE_GOLDEN=1 rewrites what it shows, and the plans beside
/// the example.
/// </summary>
public sealed class AcquisitionTests
{
    private const string Document = "docs/acquisition.md";
    private const string Folder = "examples/acquisition";

    [Fact]
    public async Task The_walk_through_prints_what_it_says()
    {
        await using var desk = At();
        await WalkThrough.ShouldPrintAsync(Document, desk);
    }

    [Theory]
    [InlineData("1-export")]
    [InlineData("2-additive")]
    [InlineData("3-exclusive")]
    public async Task A_step_is_valid_without_a_word(string step)
    {
        await using var desk = At();
        var ran = await desk.RunAsync("validate", $"{step}.yaml");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.All.Should().MatchRegex("^[^\n]* is valid: [^\n;]*; words checked against the shipped catalogue\n$");
    }

    [Fact]
    public async Task Each_step_has_the_plan_that_stands_beside_it_and_leads_to_the_next()
    {
        await using var desk = At();
        foreach (var step in (string[])["1-export", "2-additive", "3-exclusive"])
        {
            var plan = await desk.RunAsync("plan", $"{step}.yaml");
            plan.ExitCode.Should().Be(0, plan.All);
            Directory.CreateDirectory(MaintainedFile.PathOf($"{Folder}/expected"));
            MaintainedFile.ShouldBe($"{Folder}/expected/{step}.txt", plan.Out);
            (await desk.RunAsync("apply", $"{step}.yaml", "--auto-approve")).ExitCode.Should().Be(0);
            (await desk.RunAsync("plan", $"{step}.yaml", "--detailed-exitcode")).ExitCode.Should().Be(0);
        }
    }

    [Fact]
    public async Task The_first_step_is_what_export_prints()
    {
        await using var desk = At();
        var export = (await desk.RunAsync("export", "1-export.yaml")).Out;
        var file = desk.Read("1-export.yaml");
        WithoutComments(file).Should().Be(WithoutComments(export));

        static string WithoutComments(string yaml) =>
            string.Join('\n', yaml.Split('\n').SkipWhile(line => line.StartsWith('#')));
    }

    [Fact]
    public async Task Nobody_loses_anything_by_the_second()
    {
        await using var desk = At();
        var plan = (await desk.RunAsync("plan", "2-additive.yaml")).Out;
        plan.Should().NotContain("TAKEN AWAY").And.MatchRegex("ACCESS  [0-9]+ people: [0-9]+ gain\n");
    }

    private static Desk At() => Desk.With("acquisition");
}
