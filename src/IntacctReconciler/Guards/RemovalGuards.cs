using System.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary><c>maxRemovals</c> and <c>maxRemovalPercent</c>: how much one plan may take away of each kind.</summary>
internal static class RemovalGuards
{
    private const string Mend = "take away less at a time (plan --only, plan --no-removals)";

    public static IEnumerable<GuardResult> Judge(Judging on)
    {
        foreach (var removed in new Removals(on.Settings, on.Before, on.After, on.Renamed).Count())
        {
            yield return OfNumber(on, removed);
            yield return OfPercent(on, removed);
        }
    }

    private static GuardResult OfNumber(Judging on, Removed removed)
    {
        var guard = GuardNames.MaxRemovals(removed.Kind);
        var limit = on.Settings.LimitOf(guard);
        var result = new GuardResult(guard, GuardVerdict.Passed, $"{Words(removed)}; {AtMost(limit.Value)}")
        {
            Numbers = new(removed.Had, removed.Had - removed.Gone, limit.Value),
            Affected = removed.From,
            At = limit.At,
            Mend = Mend,
        };
        return removed.Gone <= limit.Value ? Pass(result) : on.Overridable(Refused(result), removed.Gone);
    }

    private static GuardResult OfPercent(Judging on, Removed removed)
    {
        var guard = GuardNames.MaxRemovalPercentOf(removed.Kind);
        var limit = on.Settings.LimitOf(GuardNames.MaxRemovalPercent);
        var percent = Percent(removed);
        var result = new GuardResult(
            guard,
            GuardVerdict.Passed,
            $"{Words(removed)}, {percent} % of the {removed.Had:N0} there are; {AtMost(limit.Value, " %")}"
        )
        {
            Numbers = new(removed.Had, removed.Had - removed.Gone, limit.Value),
            Affected = removed.From,
            At = limit.At,
            Mend = Mend,
        };
        return removed.Gone <= 1 || percent <= limit.Value ? Pass(result) : on.Overridable(Refused(result), percent);
    }

    /// <summary>Rounded up, so that 30.1 % is more than 30 %.</summary>
    private static int Percent(Removed removed) =>
        removed.Gone == 0 ? 0
        : removed.Had == 0 ? 100
        : (int)((100L * removed.Gone + removed.Had - 1) / removed.Had);

    private static string AtMost(int limit, string unit = "") =>
        limit == 0 ? "none may" : $"at most {limit:N0}{unit} may at a time";

    private static GuardResult Pass(GuardResult result) =>
        result with
        {
            Mend = null,
            Affected = SequenceOf<Affected>.Empty,
        };

    private static GuardResult Refused(GuardResult result) => result with { Verdict = GuardVerdict.Refused };

    private static string Words(Removed removed) =>
        removed.Kind switch
        {
            "users" => $"{Plural.Of(removed.Gone, "user")} can no longer sign in",
            "roles" => $"{Plural.Of(removed.Gone, "role is", "roles are")} deleted",
            "groups" => $"{Plural.Of(removed.Gone, "group is", "groups are")} deleted",
            "assignments" =>
                $"{Plural.Of(removed.Gone, "assignment of a role or member ends", "assignments of roles or members end")}",
            "grants" => $"{Plural.Of(removed.Gone, "right is", "rights are")} taken from roles or users",
            _ => throw new UnreachableException(),
        };
}
