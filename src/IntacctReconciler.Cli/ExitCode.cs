using System.Diagnostics;
using IntacctReconciler.Applying;

namespace IntacctReconciler.Cli;

/// <summary>What a run tells the shell. Pipelines depend on these: they never change their meaning.</summary>
internal static class ExitCode
{
    /// <summary>Done, or nothing to change.</summary>
    public const int Done = 0;

    /// <summary>Bad input, refused by Intacct, unreachable: nothing was written.</summary>
    public const int Failed = 1;

    /// <summary>There are changes, and <c>--detailed-exitcode</c> asked to be told.</summary>
    public const int Differs = 2;

    /// <summary>Applied in part, or not verified.</summary>
    public const int Partial = 3;

    /// <summary>The company is no longer as the plan saw it; nothing was written.</summary>
    public const int Stale = 4;

    /// <summary>Refused by a guard; nothing was written.</summary>
    public const int RefusedByGuard = 5;

    /// <summary>Refused by a policy; nothing was written.</summary>
    public const int RefusedByPolicy = 6;

    /// <summary>Another apply is at work on the company; nothing was read or written.</summary>
    public const int Locked = 7;

    /// <summary>Stopped by a signal.</summary>
    public const int Interrupted = 130;

    /// <summary>What is said of a fleet is what is said of any of its companies: the first of these.</summary>
    private static readonly int[] Gravest =
    [
        Partial,
        Failed,
        Interrupted,
        Locked,
        Stale,
        RefusedByPolicy,
        RefusedByGuard,
        Differs,
    ];

    /// <summary>Of a run over several companies, by how each of them ended.</summary>
    public static int OfFleet(IEnumerable<int> companies)
    {
        var present = companies.ToHashSet();
        return Gravest.FirstOrDefault(present.Contains);
    }

    /// <summary>Of an apply that began.</summary>
    /// <param name="wrote">Something may have been written, by this run or by the one that it takes up.</param>
    public static int Of(ApplyResult result, bool wrote) =>
        result.End switch
        {
            ApplyEnd.Complete => Done,
            ApplyEnd.Stale => Stale,
            ApplyEnd.Partial when wrote => Partial,
            ApplyEnd.Partial => result.CountOf(ChangeEnd.Moved) > 0 ? Stale : Failed,
            ApplyEnd.Interrupted => Interrupted,
            ApplyEnd.Refused => result.Policies.IsEmpty ? RefusedByGuard : RefusedByPolicy,
            _ => throw new UnreachableException(),
        };
}
