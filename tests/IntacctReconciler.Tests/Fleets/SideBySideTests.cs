using System.Collections.Concurrent;
using IntacctReconciler.Cli.Fleets;

namespace IntacctReconciler.Tests.Fleets;

public sealed class SideBySideTests
{
    [Fact]
    public async Task Results_come_in_the_order_of_the_things_whichever_is_done_first()
    {
        var items = Enumerable.Range(0, 100).ToList();
        var gates = items.Select(_ => new TaskCompletionSource()).ToList();
        var seen = new List<int>();
        var run = SideBySide.RunAsync(
            items,
            8,
            async item =>
            {
                // The first of each pair waits for the second.
                if (item % 2 == 0)
                    await gates[item + 1].Task;
                gates[item].SetResult();
                return item * item;
            },
            (item, result) =>
            {
                result.Should().Be(item * item);
                seen.Add(item);
            }
        );
        await run;
        seen.Should().Equal(items);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task No_more_are_under_way_at_one_time_than_was_said(int parallel)
    {
        var (now, most) = (0, 0);
        var full = new TaskCompletionSource();
        await SideBySide.RunAsync(
            Enumerable.Range(0, 64).ToList(),
            parallel,
            async item =>
            {
                var count = Interlocked.Increment(ref now);
                InterlockedMax(ref most, count);
                if (count == parallel)
                    full.TrySetResult();
                // Nobody goes on before as many are under way as may be.
                await full.Task;
                Interlocked.Decrement(ref now);
                return item;
            },
            (_, _) => { }
        );
        most.Should().Be(parallel);
    }

    [Fact]
    public async Task One_that_takes_long_does_not_let_results_pile_up_without_end()
    {
        var begun = new ConcurrentBag<int>();
        var first = new TaskCompletionSource();
        var enough = new TaskCompletionSource();
        var run = SideBySide.RunAsync(
            Enumerable.Range(0, 1000).ToList(),
            4,
            async item =>
            {
                begun.Add(item);
                if (begun.Count >= 60)
                    enough.TrySetResult();
                if (item == 0)
                    await first.Task;
                return item;
            },
            (_, _) => { }
        );
        await enough.Task;
        begun.Count.Should().BeLessThan(100);
        first.SetResult();
        await run;
        begun.Should().HaveCount(1000);
    }

    [Fact]
    public async Task When_results_can_no_longer_be_handed_on_nothing_more_is_begun_and_what_was_begun_ends()
    {
        var (begun, ended) = (0, 0);
        var act = () =>
            SideBySide.RunAsync(
                Enumerable.Range(0, 1000).ToList(),
                4,
                async item =>
                {
                    Interlocked.Increment(ref begun);
                    await Task.Yield();
                    Interlocked.Increment(ref ended);
                    return item;
                },
                (item, _) =>
                {
                    if (item == 3)
                        throw new IOException("the pipe is closed");
                }
            );
        await act.Should().ThrowAsync<IOException>().WithMessage("the pipe is closed");
        ended.Should().Be(begun).And.BeLessThan(1000);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
