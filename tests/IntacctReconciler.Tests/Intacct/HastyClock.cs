namespace IntacctReconciler.Tests.Intacct;

/// <summary>A clock whose waits are over at once; they are written down.</summary>
/// <param name="never">Waits so long or longer do not end; a day where nothing is said.</param>
internal sealed class HastyClock(TimeSpan? never = null) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waits = [];
    private DateTimeOffset now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Called when a wait is over, before whoever waits knows.</summary>
    public Action? OnWait { get; set; }

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
                return [.. waits];
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (gate)
            now += by;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <summary>Elapsed time is what was waited, so that a slow machine changes nothing that a test sees.</summary>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero || dueTime >= (never ?? TimeSpan.FromDays(1)))
            return new Stopped();
        lock (gate)
        {
            waits.Add(dueTime);
            now += dueTime;
        }
        OnWait?.Invoke();
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Stopped();
    }

    private sealed class Stopped : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
