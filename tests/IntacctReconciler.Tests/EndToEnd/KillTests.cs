using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>
/// Law 9: the apply of examples/acme is killed before and after each request that asks for a change. Whether it is taken up
/// again or planned anew, it converges, no change is lost or made twice, and nothing outside the plan is touched.
/// </summary>
public sealed class KillTests
{
    private const string Page = "docs/reliability.md";
    private const string Start =
        "<!-- kill points: kept by the tests, UPDATE_GOLDEN=1 INTACCT_RELIABILITY=full rewrites them -->\n";
    private const string End = "<!-- end of kill points -->";

    private const string Converged = "converged";

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("INTACCT_RELIABILITY") == "full";
    private static readonly Lazy<Task<GoodApply>> Good = new(GoodApply.MakeAsync);

    [Fact]
    public async Task Killed_at_any_request_it_converges()
    {
        var good = await Good.Value;
        var points = Points(good.Requests.Length);
        var rows = new Dictionary<(KillPoint, Recovery), string>();
        await Parallel.ForEachAsync(
            points,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (one, _) =>
            {
                var result = await TryAsync(good, one.Point, one.Recovery);
                lock (rows)
                    rows[one] = result;
            }
        );
        var failed = rows.Where(row => row.Value != Converged).Select(row => $"{row.Key}: {row.Value}");
        string.Join("\n\n", failed).Should().BeEmpty();
        var page = MaintainedFile.Read(Page);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (IsFull)
            MaintainedFile.ShouldBe(Page, page[..start] + Table(good, rows) + page[end..]);
        else
            page[start..end].Should().ContainAll(good.Requests.Select((request, i) => $"| {i + 1}. {request} |"));
    }

    [Fact]
    public async Task Stopped_by_a_signal_it_ends_the_batch_puts_it_on_record_and_is_taken_up_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are Unix's");
        var good = await Good.Value;
        await using var trial = await KillTrial.NewAsync();
        var started = new TaskCompletionSource<RealProgram>(TaskCreationOptions.RunContinuationsAsynchronously);
        trial.Proxy.Before = async number =>
        {
            if (number != 4)
                return true;
            var running = await started.Task;
            await running.SignalAsync("INT");
            await running.WarnsAsync("stopping after the batch that is under way");
            return true;
        };
        using var program = RealProgram.Start(trial.Desk, "apply", "--auto-approve");
        started.SetResult(program);
        var ran = await program.EndAsync();
        ran.ExitCode.Should().Be(130, ran.All);
        trial.Proxy.Writes.Should().HaveCount(4).And.OnlyContain(write => write.TookEffect);
        var shown = await trial.Desk.RunAsync("show", ".");
        shown.Out.Should().Contain("stopped on request").And.NotContain("about to be sent");

        var resumed = await trial.RecoverAsync(Recovery.Resume);
        (await Judge(good, trial, resumed)).Should().BeEmpty();
    }

    private static ImmutableArray<(KillPoint Point, Recovery Recovery)> Points(int requests)
    {
        if (!IsFull)
            return
            [
                (new(1, true), Recovery.Resume),
                (new(requests / 2, false), Recovery.PlanAgain),
                (new(requests - 2, true), Recovery.Resume),
            ];
        return
        [
            .. from request in Enumerable.Range(1, requests)
            from answered in (bool[])[false, true]
            from recovery in (Recovery[])[Recovery.Resume, Recovery.PlanAgain]
            select (new KillPoint(request, answered), recovery),
        ];
    }

    private static async Task<string> TryAsync(GoodApply good, KillPoint point, Recovery recovery)
    {
        await using var trial = await KillTrial.NewAsync();
        await trial.KillAsync(point);
        var ran = await trial.RecoverAsync(recovery);
        var wrong = await Judge(good, trial, ran);
        return wrong.Count > 0 ? $"{string.Join("; ", wrong)}\n{ran.All}" : Converged;
    }

    /// <summary>What must not be after a recovery.</summary>
    private static async Task<List<string>> Judge(GoodApply good, KillTrial trial, Ran ran)
    {
        var wrong = new List<string>();
        if (ran.ExitCode != 0)
            wrong.Add($"exit {ran.ExitCode}");
        if ((await trial.Desk.RunAsync("plan", "--detailed-exitcode")).ExitCode != 0)
            wrong.Add("there is still something to do");
        var after = trial.Look();
        if (!after.SaysTheSame(good.After))
            wrong.Add("the company is not as after an undisturbed apply");
        if (!after.Exact.IsSupersetOf(good.Untouched))
            wrong.Add("something outside the plan was touched");
        var verified = await trial.Desk.RunAsync("journal", "verify");
        if (verified.ExitCode != 0)
            wrong.Add($"the journal: {verified.Error}");
        wrong.AddRange(
            Effects
                .PerChange(trial.Proxy.Writes)
                .Where(change => change.Value > 1)
                .Select(change => $"twice: {change.Key}")
        );
        var once = Effects.PerObject(good.Writes);
        wrong.AddRange(
            Effects
                .PerObject(trial.Proxy.Writes)
                .Where(one => one.Value > once.GetValueOrDefault(one.Key))
                .Select(one => $"written more often than undisturbed: {one.Key}")
        );
        return wrong;
    }

    private static string Table(GoodApply good, Dictionary<(KillPoint, Recovery), string> rows)
    {
        var table = new StringBuilder("| request | killed before it left: resumed | planned anew ");
        table.Append("| killed before its answer arrived: resumed | planned anew |\n| --- | --- | --- | --- | --- |\n");
        for (var i = 1; i <= good.Requests.Length; i++)
        {
            table.Append("| ").Append(i).Append(". ").Append(good.Requests[i - 1]).Append(" |");
            foreach (var answered in (bool[])[false, true])
            foreach (var recovery in (Recovery[])[Recovery.Resume, Recovery.PlanAgain])
                table.Append(' ').Append(rows[(new(i, answered), recovery)]).Append(" |");
            table.Append('\n');
        }
        var converged = (bool answered, Recovery recovery) =>
            rows.Count(row =>
                row.Key.Item1.Answered == answered && row.Key.Item2 == recovery && row.Value == Converged
            );
        table.Append("| **all** |");
        foreach (var answered in (bool[])[false, true])
        foreach (var recovery in (Recovery[])[Recovery.Resume, Recovery.PlanAgain])
            table
                .Append(' ')
                .Append(converged(answered, recovery))
                .Append(" of ")
                .Append(good.Requests.Length)
                .Append(" |");
        return table.Append('\n').ToString();
    }
}
