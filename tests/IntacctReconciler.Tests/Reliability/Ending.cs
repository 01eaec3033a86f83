using System.Collections.Immutable;
using IntacctReconciler.Simulator;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Reliability;

internal enum End
{
    Converged,

    /// <summary>Exit 1, nothing sent.</summary>
    StoppedBefore,

    /// <summary>Exit 4, nothing sent.</summary>
    Stale,

    /// <summary>Exit 3.</summary>
    StoppedAfter,
}

/// <summary>How a run with a fault ended.</summary>
/// <param name="Wrong">What must not be; empty when all is well.</param>
internal sealed record Ending(End End, ImmutableArray<string> Wrong, Ran Ran)
{
    public static async Task<Ending> OfAsync(GoodRun good, FaultKind kind, Request struck, bool lasting)
    {
        using var trial = new Trial(good.Scenario, kind.Switches);
        Script(trial, kind, struck, lasting);
        var ran = await trial.ApplyAsync();
        // Without a valid token nothing is carried out.
        var sent = trial.Company.Calls.Any(call =>
            call.Mutating && !(kind.Fault is Fault.ExpiredToken && call.Status is 400 or 401)
        );
        var after = Photo.Of(trial.Company);
        var wrong = new Judge(good, kind).Of(ran, sent, after).ToList();
        // At the goal, or to the letter as at the beginning: what comes next is the run in which nothing goes wrong.
        var isSettled = ran.ExitCode == 0 || (ran.ExitCode == 1 && after.Exact.SetEquals(good.Before.Exact));
        if (!isSettled)
            wrong.AddRange(await FinishAsync(trial, good));
        return new(EndOf(ran.ExitCode), [.. wrong], ran);
    }

    /// <summary>Plans and applies again; nothing goes wrong any more.</summary>
    private static async Task<IReadOnlyList<string>> FinishAsync(Trial trial, GoodRun good)
    {
        trial.Company.Faults.Clear();
        var next = await trial.ApplyAsync();
        var final = Photo.Of(trial.Company);
        var wrong = new List<string>();
        if (next.ExitCode != 0 || !final.SaysTheSame(good.After))
            wrong.Add($"the next plan and apply does not finish: exit {next.ExitCode}\n{next.All}");
        if (!final.Exact.IsSupersetOf(good.Untouched))
            wrong.Add("the next plan and apply touches what is outside the plan");
        return wrong;
    }

    /// <summary>The first strike is at that request; lasting, at every later one too that the fault can happen to.</summary>
    private static void Script(Trial trial, FaultKind kind, Request struck, bool lasting)
    {
        var seen = 0;
        trial.Company.Faults.When(
            request =>
            {
                if (seen == struck.Nth)
                    return lasting && kind.Fits(RequestOf(request));
                if (Request.PrintOf(request) != struck.Print)
                    return false;
                seen++;
                return seen == struck.Nth;
            },
            kind.Fault,
            times: int.MaxValue
        );
    }

    private static Request RequestOf(SimulatedRequest request) =>
        new(Request.PrintOf(request), 1, Request.SortOf(request), Request.IsAboutSeveral(request));

    private static End EndOf(int exitCode) =>
        exitCode switch
        {
            0 => End.Converged,
            4 => End.Stale,
            3 => End.StoppedAfter,
            _ => End.StoppedBefore,
        };
}
