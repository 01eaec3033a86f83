using IntacctReconciler.Cli.Views;
using IntacctReconciler.Text;
using Serilog.Events;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>
/// The session of one company among others: what it prints is kept until its turn comes, and it knows secrets of its own and
/// nobody else's. Only a log that was asked for is not kept, so that it shows what is going on.
/// </summary>
internal sealed class CompanySession : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public CompanySession(string company, Session fleet, Func<string> howFar)
    {
        var isLive = fleet.Options.LogLevel <= LogEventLevel.Information;
        var world = fleet.World with
        {
            Out = output,
            Error = isLive ? new PrefixedWriter(company, fleet.Error) : error,
            ErrorIsTerminal = false,
            In = TextReader.Null,
            InIsTerminal = false,
        };
        Session = new(world, fleet.Options)
        {
            IsOneOfMany = true,
            Progress = new CompanyProgress(company, fleet, howFar),
        };
    }

    public Session Session { get; }

    /// <summary>What was printed on standard output, and what was said on standard error, since this was asked last.</summary>
    public (string Out, string Error) Take()
    {
        var said = (output.ToString(), error.ToString());
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return said;
    }

    public void Dispose()
    {
        Session.Dispose();
        output.Dispose();
        error.Dispose();
    }

    private sealed class CompanyProgress(string company, Session fleet, Func<string> howFar)
        : Progress(fleet.Error, fleet.World.Clock)
    {
        public override void Say(string line) => fleet.Progress.Say($"{howFar()}; {Printable.Of(company, 40)}: {line}");
    }
}
