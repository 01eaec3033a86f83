using IntacctReconciler.Tests.Cli;
using IntacctReconciler.Tests.Examples;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>Every example as its reader runs it.</summary>
public sealed class ExampleRunTests
{
    public static TheoryData<string> Examples() => ExampleFolders.All();

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Is_planned_and_applied_and_then_nothing_is_left(string example)
    {
        await using var desk = Desk.With(example);
        (await desk.RunAsync("validate")).ExitCode.Should().Be(0);
        (await desk.RunAsync("check")).Should().Match<Ran>(ran => ran.ExitCode == 0 && ran.Out.Contains("Ready."));

        var plan = await desk.RunAsync("plan", "--detailed-exitcode");
        plan.ExitCode.Should().Be(2, plan.All);
        plan.Error.Should().BeEmpty();
        plan.Out.Should().Contain("simulated").And.Contain("CHANGES");

        var apply = await desk.RunAsync("apply", "--auto-approve");
        apply.ExitCode.Should().Be(0, apply.All);
        apply
            .Out.Should()
            .StartWith(plan.Out, "what is shown before applying is the plan")
            .And.Contain("made and verified");

        var again = await desk.RunAsync("plan", "--detailed-exitcode");
        again.ExitCode.Should().Be(0, again.All);
        again.Out.Should().Contain("No changes.");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Is_the_same_over_HTTP(string example)
    {
        await using var desk = Desk.With(example);
        await desk.ServeAsync();
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(2);
        var apply = await desk.RunAsync("apply", "--auto-approve");
        apply.ExitCode.Should().Be(0, apply.All);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Is_exported_to_a_file_whose_plan_is_empty(string example)
    {
        await using var desk = Desk.With(example);
        var printed = await desk.RunAsync("export");
        printed.ExitCode.Should().Be(0, printed.All);
        (await desk.RunAsync("export", "--out", "access.yaml")).Should().Be(new Ran(0, "", printed.Error));
        // What is printed may stand anywhere, and so uses no preset that a lock beside it would read otherwise.
        if (!File.Exists(desk.PathOf("access.catalogue.lock.json")))
            desk.Read("access.yaml").Should().Be(printed.Out);
        (await desk.RunAsync("validate")).ExitCode.Should().Be(0);
        var plan = await desk.RunAsync("plan", "--detailed-exitcode");
        plan.ExitCode.Should().Be(0, plan.All);
    }

    [Fact]
    public async Task The_seed_is_never_written_and_deleting_the_state_starts_over()
    {
        await using var desk = Desk.With("acme");
        var seed = desk.Read("company.json");
        var before = await desk.RunAsync("plan");
        await desk.RunAsync("apply", "--auto-approve");
        desk.Read("company.json").Should().Be(seed);
        File.Delete(desk.PathOf(".reconciler/ACME/simulator.json"));
        (await desk.RunAsync("plan")).Out.Should().Be(before.Out);
    }

    [Fact]
    public async Task A_plan_costs_no_request_per_object()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        await desk.RunAsync("plan");
        company.Calls.Should().HaveCountLessThan(20, "the company has 35 users").And.NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task A_snapshot_served_and_captured_again_is_the_same_snapshot()
    {
        await using var desk = Desk.With("acme");
        (await desk.RunAsync("snapshot", "--out", "first.json")).Should().Be(new Ran(0, "", ""));
        File.Move(desk.PathOf("first.json"), desk.PathOf("company.json"), overwrite: true);
        await desk.ServeAsync();
        (await desk.RunAsync("snapshot", "--out", "second.json")).ExitCode.Should().Be(0);
        desk.Read("second.json").Should().Be(desk.Read("company.json"));
    }

    [Fact]
    public async Task A_plan_against_a_snapshot_is_the_plan_against_its_company()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("snapshot", "--out", "now.json");
        var plan = await desk.RunAsync("plan");
        await desk.RunAsync("apply", "--auto-approve");
        var against = await desk.RunAsync("plan", "--against", "now.json", "--detailed-exitcode");
        against.ExitCode.Should().Be(2, "the snapshot is from before the changes");
        Body(against).Should().Be(Body(plan));
        against.Out.Should().MatchRegex("^[^\n]* against now.json\n");

        // By whom it is read and applied is not known of a snapshot.
        static string Body(Ran ran) =>
            string.Join(
                '\n',
                ran.Out.Split('\n')
                    .Skip(1)
                    .Where(line => !line.Contains("the user that applies", StringComparison.Ordinal))
            );
    }
}
