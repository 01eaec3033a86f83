using IntacctReconciler.Applying;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct;
using IntacctReconciler.Text;

namespace IntacctReconciler.Cli.Views;

/// <summary>
/// Shows how far reading has come, and how fast: on a terminal in one line that is written over, elsewhere in a line every few
/// seconds, so that the log of a pipeline shows that the run is alive and stays short.
/// </summary>
internal class Progress(ErrorStream error, TimeProvider clock) : IProgress<ReadProgress>
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lively = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private readonly Rate rate = new(clock);
    private long last = clock.GetTimestamp();
    private bool hasSpoken;

    /// <summary>Takes all of it, for a program; null where none follows.</summary>
    public EventLog? Events { get; set; }

    public void Report(ReadProgress value)
    {
        Events?.Say(value);
        var speed = Speed(value.What, value.Done);
        Say(
            value.Total is { } total
                ? $"reading {Printable.Of(value.What, 40)}: {value.Done:N0} of {total:N0}{speed}"
                : $"reading {Printable.Of(value.What, 40)}: {value.Done:N0}{speed}"
        );
    }

    /// <summary>", 850/s"; empty as long as nobody can tell.</summary>
    public string Speed(string what, int done)
    {
        lock (gate)
            return rate.Of(what, done);
    }

    /// <summary>What is happening now; shown when it is time for another line.</summary>
    public virtual void Say(string line)
    {
        lock (gate)
        {
            if (clock.GetElapsedTime(last) < (error.IsTerminal ? Lively : Calm))
                return;
            last = clock.GetTimestamp();
            hasSpoken = true;
        }
        if (error.IsTerminal)
            error.Show(line);
        else
            error.WriteLine(line);
    }

    /// <summary>What a read has cost, as the last word of whoever has watched one; a script that was done at once is told nothing.</summary>
    public void End(TrafficCount cost)
    {
        lock (gate)
        {
            if (!hasSpoken)
                return;
        }
        var retries = cost.Retries > 0 ? $", {Plural.Of(cost.Retries, "retry", "retries")}" : "";
        error.WriteLine(
            $"read in {Elapsed.Of(clock.GetElapsedTime(began))}: {Plural.Of(cost.Requests, "request")}{retries}, at least {Plural.Of(cost.Transactions, "transaction")}"
        );
    }
}

/// <summary>Shows how far an apply has come.</summary>
internal sealed class ApplyProgressView(Progress progress) : IProgress<ApplyProgress>
{
    public void Report(ApplyProgress value)
    {
        progress.Events?.Say(value);
        var speed = progress.Speed("apply", value.Done);
        progress.Say(
            $"applying {Printable.Of(value.What, 40)}: {value.Done:N0} of {value.Total:N0} changes done{speed}"
        );
    }
}
