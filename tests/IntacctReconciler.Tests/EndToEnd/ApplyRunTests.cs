using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

public sealed class ApplyRunTests
{
    private static readonly string[] Apply = ["apply", "--auto-approve"];

    [Fact]
    public async Task Asks_and_takes_yes()
    {
        await using var desk = Desk.With("acme");
        desk.Keyboard = "yes\n";
        var ran = await desk.RunAsync("apply");
        ran.ExitCode.Should().Be(0, ran.All);
        ran.Error.Should().Contain("Apply these changes to ACME? Only 'yes' is accepted: ");
    }

    [Theory]
    [InlineData("y\n")]
    [InlineData("YES\n")]
    [InlineData("no\n")]
    [InlineData("")]
    public async Task Asks_and_takes_nothing_else(string answer)
    {
        await using var desk = Desk.With("acme");
        desk.Keyboard = answer;
        var ran = await desk.RunAsync("apply");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("nothing was written");
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task Can_be_stopped_while_it_asks()
    {
        await using var desk = Desk.With("acme");
        desk.Keyboard = "";
        using var nobodyTypes = new SemaphoreSlim(0);
        desk.Typing = () =>
        {
            desk.Interruption.Signal();
            nobodyTypes.Wait(TestContext.Current.CancellationToken);
            return "yes";
        };
        var ran = await desk.RunAsync("apply");
        nobodyTypes.Release();
        ran.ExitCode.Should().Be(130, ran.All);
        Directory.Exists(desk.PathOf(".reconciler")).Should().BeFalse();
    }

    [Fact]
    public async Task Does_not_begin_where_nobody_can_be_asked()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var ran = await desk.RunAsync("apply");
        ran.ExitCode.Should().Be(1);
        ran.Error.Should().Contain("--auto-approve");
        company.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Asks_nothing_when_there_is_nothing_to_do()
    {
        await using var desk = Desk.With("acme");
        await desk.RunAsync("apply", "--auto-approve");
        desk.Keyboard = "";
        (await desk.RunAsync("apply")).Should().Match<Ran>(ran => ran.ExitCode == 0 && ran.Error.Length == 0);
    }

    [Fact]
    public async Task A_change_that_Intacct_refuses_is_told_and_the_rest_comes_with_the_next_apply()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var fault = new Fault.Error(400, "invalidRequest", "Not today");
        company.Faults.On("PATCH", "/objects/company-config/role", fault, times: int.MaxValue);
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(3, ran.All);
        ran.Out.Should().Contain("FAILED").And.Contain("Not today");

        company.Faults.Clear();
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_ends_the_batch_and_the_next_apply_does_the_rest()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        var interrupted = false;
        company.Faults.When(
            request =>
            {
                if (request.Method == "PATCH" && !interrupted)
                {
                    interrupted = true;
                    desk.Interruption.Signal();
                }
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(130, ran.All);
        ran.Error.Should().Contain("stopping after the batch that is under way");
        ran.Out.Should().Contain("NOT SENT");
        company.Calls.Last(call => call.Mutating).Status.Should().BeLessThan(300, "the batch in flight is not cut");

        desk.Interruption = new();
        (await desk.RunAsync(Apply)).ExitCode.Should().Be(0);
        (await desk.RunAsync("plan", "--detailed-exitcode")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Stopped_before_it_writes_nothing_is_written()
    {
        await using var desk = Desk.With("acme");
        var company = await desk.ServeAsync();
        company.Faults.When(
            request =>
            {
                desk.Interruption.Signal();
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
        var ran = await desk.RunAsync(Apply);
        ran.ExitCode.Should().Be(130, ran.All);
        ran.Error.Should().Contain("nothing was written");
        company.Calls.Should().NotContain(call => call.Mutating);
    }
}
