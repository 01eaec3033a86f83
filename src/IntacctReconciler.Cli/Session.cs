using IntacctReconciler.Applying;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Cli.Views;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Intacct;
using IntacctReconciler.Text;
using Serilog;
using Serilog.Core;

namespace IntacctReconciler.Cli;

/// <summary>One run of one verb: the world, how to speak to it, and what this run must not say.</summary>
internal sealed class Session : IDisposable
{
    public Session(Surroundings world, CommonValues options)
    {
        World = world;
        Options = options;
        Words = new(world);
        Error = new(world.Error, world.ErrorIsTerminal, Mask);
        Progress = new(Error, world.Clock);
        ShowsTraces = options.LogLevel <= Serilog.Events.LogEventLevel.Debug;
        OutColour = world.OutIsTerminal && world.WantsColour && !options.NoColour;
        ErrorColour = world.ErrorIsTerminal && world.WantsColour && !options.NoColour;
        Log = new LoggerConfiguration()
            .MinimumLevel.Is(options.LogLevel)
            .WriteTo.Sink(new LogSink(Error))
            .CreateLogger();
    }

    public Surroundings World { get; }

    /// <summary>What the options of every verb say.</summary>
    public CommonValues Options { get; }

    /// <summary>One company of several: another session speaks for them all.</summary>
    public bool IsOneOfMany { get; init; }

    public Mask Mask { get; } = new();

    /// <summary>Takes what was asked for, and nothing else.</summary>
    public TextWriter Out => World.Out;

    public ErrorStream Error { get; }

    public DiagnosticView Words { get; }

    public Progress Progress { get; init; }

    public Logger Log { get; }

    public bool ShowsTraces { get; }

    public bool OutColour { get; }

    public bool ErrorColour { get; }

    /// <summary>Gives a problem that a connection meets the line of the file that it is about.</summary>
    public Func<Diagnostic, Diagnostic> Place { get; set; } = problem => problem;

    /// <summary>Takes what happens, for a program that follows; null where nobody does.</summary>
    public EventLog? Events
    {
        get;
        set => Progress.Events = field = value;
    }

    /// <summary>How many requests for changes have been sent; null where none can be.</summary>
    public Func<int>? Writes { get; set; }

    public CancellationToken Stop => World.Interruption.Stop;

    /// <summary>Shows how far an apply has come.</summary>
    public IProgress<ApplyProgress> ApplyProgress => new ApplyProgressView(Progress);

    /// <summary>JSON for standard output: to a file or a pipe as it is, byte for byte; to a terminal with what a terminal obeys escaped.</summary>
    public string Json(string json) => World.OutIsTerminal ? Printable.Json(json) : json;

    /// <summary>Says on standard error what is wrong.</summary>
    public void Report(Problems problems)
    {
        foreach (var problem in problems.Found)
            Events?.Say(problem);
        // An empty line between them: each is up to four lines long.
        Error.Write(string.Join('\n', problems.Found.Select(Words.Of)));
    }

    /// <summary>Says what a connection has cost, to whoever has seen it at work, and to the log.</summary>
    public void ReportTraffic(TrafficCount count)
    {
        if (!IsOneOfMany)
            Progress.End(count);
        Log.Information(
            "{Requests} requests ({Retries} retries), at least {Transactions} transactions",
            count.Requests,
            count.Retries,
            count.Transactions
        );
    }

    /// <summary>Until disposed, the first wish to stop is answered.</summary>
    public IDisposable SayWhenStopping() =>
        Stop.Register(() =>
        {
            if (!IsOneOfMany)
                Error.WriteLine("stopping after the batch that is under way; once more to stop at once");
        });

    public void Dispose()
    {
        Error.Hide();
        Log.Dispose();
    }
}
