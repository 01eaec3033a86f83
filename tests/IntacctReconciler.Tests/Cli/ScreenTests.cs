using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Views;
using Microsoft.Extensions.Time.Testing;

namespace IntacctReconciler.Tests.Cli;

public sealed class ScreenTests
{
    private const string Erase = "\r\u001b[2K";

    [Fact]
    public void On_a_terminal_progress_is_one_line_that_gives_way()
    {
        var (error, text, clock) = Stream(isTerminal: true);
        var progress = new Progress(error, clock);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Report(new("users", 4000, 50000));
        error.WriteLine("a warning");
        error.Hide();
        text.ToString().Should().Be($"{Erase}reading users: 4,000 of 50,000{Erase}a warning\n");
    }

    [Fact]
    public void Elsewhere_progress_is_a_line_every_few_seconds()
    {
        var (error, text, clock) = Stream(isTerminal: false);
        var progress = new Progress(error, clock);
        for (var i = 0; i < 12; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            progress.Report(new("roles", i, null));
        }
        text.ToString().Should().Be("reading roles: 4, 1.0/s\nreading roles: 9, 1.0/s\n");
    }

    [Fact]
    public void The_rate_is_that_of_what_is_done_now()
    {
        var (error, text, clock) = Stream(isTerminal: false);
        var progress = new Progress(error, clock);
        progress.Report(new("users", 500, 10_000));
        clock.Advance(TimeSpan.FromSeconds(5));
        progress.Report(new("users", 5_500, 10_000));
        clock.Advance(TimeSpan.FromSeconds(5));
        progress.Report(new("roles", 50, 200));
        clock.Advance(TimeSpan.FromSeconds(5));
        new ApplyProgressView(progress).Report(new("user", 0, 40));
        clock.Advance(TimeSpan.FromSeconds(8));
        new ApplyProgressView(progress).Report(new("user", 20, 40));
        text.ToString()
            .Should()
            .Be(
                "reading users: 5,500 of 10,000, 1,000/s\nreading roles: 50 of 200\n"
                    + "applying user: 0 of 40 changes done\napplying user: 20 of 40 changes done, 2.5/s\n"
            );
    }

    [Fact]
    public void Whoever_has_watched_a_read_is_told_what_it_cost()
    {
        var (error, text, clock) = Stream(isTerminal: false);
        var progress = new Progress(error, clock);
        progress.End(new(3, 0, 3, 0));
        text.ToString().Should().BeEmpty("it was over before anybody looked");
        clock.Advance(TimeSpan.FromSeconds(75));
        progress.Report(new("users", 9, 9));
        progress.End(new(1_204, 1, 1_300, 0));
        text.ToString()
            .Should()
            .EndWith("\nread in 1 min 15 s: 1,204 requests, 1 retry, at least 1,300 transactions\n");
    }

    [Fact]
    public void A_secret_does_not_pass()
    {
        var mask = new Mask();
        mask.Hide("s3cret/x");
        mask.Hide("abc");
        mask.Over("s3cret/x s3cret%2Fx abc").Should().Be("**** **** abc");
    }

    [Fact]
    public async Task On_a_terminal_a_run_leaves_no_passing_line_behind()
    {
        await using var desk = Desk.With("acme");
        desk.Screen = true;
        var ran = await desk.RunAsync("plan");
        var rest = ran.Error.Split(Erase)[^1];
        rest.Should()
            .Match(last => last.Length == 0 || (last.StartsWith("read in ") && last.EndsWith(" transactions\n")));
    }

    private static (ErrorStream, StringWriter, FakeTimeProvider) Stream(bool isTerminal)
    {
        var text = new StringWriter();
        return (new(text, isTerminal, new()), text, new());
    }
}
