using IntacctReconciler.Applying;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>
/// Shows how far reading has come: on a terminal in one line that is written over, elsewhere in a line every few seconds, so
/// that the log of a pipeline shows that the run is alive and stays short.
/// </summary>
internal class Progress(ErrorStream error, TimeProvider clock) : IProgress<ReadProgress>
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lively = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private long last = clock.GetTimestamp();

    /// <summary>Takes all of it, for a program; null where none follows.</summary>
    public EventLog? Events { get; set; }

    public void Report(ReadProgress value)
    {
        Events?.Say(value);
        Say(
            value.Total is { } total
                ? $"reading {Printable.Of(value.What, 40)}: {value.Done:N0} of {total:N0}"
                : $"reading {Printable.Of(value.What, 40)}: {value.Done:N0}"
        );
    }

    /// <summary>What is happening now; shown when it is time for another line.</summary>
    public virtual void Say(string line)
    {
        lock (gate)
        {
            if (clock.GetElapsedTime(last) < (error.IsTerminal ? Lively : Calm))
                return;
            last = clock.GetTimestamp();
        }
        if (error.IsTerminal)
            error.Show(line);
        else
            error.WriteLine(line);
    }
}

/// <summary>Shows how far an apply has come.</summary>
internal sealed class ApplyProgressView(Progress progress) : IProgress<ApplyProgress>
{
    public void Report(ApplyProgress value)
    {
        progress.Events?.Say(value);
        progress.Say($"applying {Printable.Of(value.What, 40)}: {value.Done:N0} of {value.Total:N0} changes done");
    }
}
