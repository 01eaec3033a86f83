using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Cli.Files;

/// <summary>Whether temporary access makes a saved plan mean something else by now.</summary>
internal static class Outdated
{
    /// <summary>Clocks of two machines may differ by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Why the plan can no longer, or not yet, be applied; null when it can.</summary>
    public static Diagnostic? Report(Plan plan, DateTimeOffset now) =>
        plan.HoldsUntil is { } end && now >= end ? Messages.PlanIsOver(end)
        : now < plan.AsOf - Skew ? Messages.PlanIsEarly(plan.AsOf)
        : null;
}
