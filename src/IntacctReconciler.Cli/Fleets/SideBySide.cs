using System.Threading.Channels;

namespace IntacctReconciler.Cli.Fleets;

/// <summary>Works at several things at one time and hands the results on in the order of the things.</summary>
internal static class SideBySide
{
    /// <summary>So many may be done and wait for one before them; then nothing more is begun.</summary>
    private const int Waiting = 64;

    /// <param name="work">Must not throw.</param>
    /// <param name="inOrder">Where it throws nothing more is begun, and what was begun comes to its end first.</param>
    public static async Task RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        int parallel,
        Func<TItem, Task<TResult>> work,
        Action<TItem, TResult> inOrder
    )
    {
        var begun = Channel.CreateBounded<Task<TResult>>(Waiting);
        var beginning = BeginAsync(items, parallel, work, begun.Writer);
        var next = 0;
        try
        {
            await foreach (var task in begun.Reader.ReadAllAsync())
                inOrder(items[next++], await task);
        }
        finally
        {
            begun.Writer.TryComplete();
            while (begun.Reader.TryRead(out var task))
                await task;
            await beginning;
        }
    }

    private static async Task BeginAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        int parallel,
        Func<TItem, Task<TResult>> work,
        ChannelWriter<Task<TResult>> begun
    )
    {
        using var slots = new SemaphoreSlim(parallel);
        var running = new List<Task>();
        foreach (var item in items)
        {
            await slots.WaitAsync();
            running.RemoveAll(task => task.IsCompleted);
            var task = Task.Run(() => OneAsync(item));
            running.Add(task);
            try
            {
                await begun.WriteAsync(task);
            }
            catch (ChannelClosedException)
            {
                break;
            }
        }
        begun.TryComplete();
        // The semaphore has to outlive them.
        await Task.WhenAll(running);

        async Task<TResult> OneAsync(TItem item)
        {
            try
            {
                return await work(item);
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
