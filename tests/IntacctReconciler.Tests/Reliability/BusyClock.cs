namespace IntacctReconciler.Tests.Reliability;

/// <summary>
/// A clock whose waits are over at once. Limits are told from waits by their length: they end only when somebody waits
/// longer than that.
/// </summary>
/// <param name="limit">How long one request may take.</param>
internal sealed class BusyClock(TimeSpan limit) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<Limit> running = [];
    private DateTimeOffset now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero)
            return new Limit(this, () => { });
        var timer = new Limit(this, () => callback(state));
        Limit[] over = [];
        lock (gate)
        {
            if (dueTime == limit)
            {
                running.Add(timer);
                return timer;
            }
            now += dueTime;
            if (dueTime > limit)
            {
                over = [.. running];
                running.Clear();
            }
        }
        foreach (var one in over)
            one.End();
        // A request that is given up does not hear the end of what it waited for.
        if (dueTime <= limit)
            timer.End();
        return timer;
    }

    private sealed class Limit(BusyClock clock, Action end) : ITimer
    {
        public void End() => ThreadPool.QueueUserWorkItem(_ => end());

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock.gate)
                clock.running.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
