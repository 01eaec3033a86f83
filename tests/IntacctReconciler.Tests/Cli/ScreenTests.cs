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
        text.ToString().Should().Be("reading roles: 4\nreading roles: 9\n");
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
        ran.Error.Should().Match(error => error.Length == 0 || error.EndsWith(Erase));
    }

    private static (ErrorStream, StringWriter, FakeTimeProvider) Stream(bool isTerminal)
    {
        var text = new StringWriter();
        return (new(text, isTerminal, new()), text, new());
    }
}
