using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Guards;

/// <summary>
/// What protects a company from a plan. Guards look at the whole plan before anything is written and judge only what it
/// makes worse, so that a company that is odd already can be planned.
/// </summary>
public static class Guard
{
    /// <summary>
    /// How the guards judge a way from one state to another. Pure: the same company, changes and time give the same results,
    /// in the same order.
    /// </summary>
    /// <param name="before">The company as it is; what was not read is not judged.</param>
    /// <param name="after">The company when all changes are made.</param>
    /// <param name="signedIn">The user by whom the changes are made; null when that is not known.</param>
    /// <param name="renames">What a new role or group takes over from its old one is no removal.</param>
    /// <param name="asOf">By which overrides and allows hold or have ended.</param>
    public static ImmutableArray<GuardResult> Judge(
        GuardSettings settings,
        CompanyState before,
        CompanyState after,
        IReadOnlyList<Change> changes,
        string? signedIn,
        DateTimeOffset asOf,
        ImmutableArray<Rename> renames = default
    )
    {
        if (!before.Has(Facets.Users))
            return [];
        var on = new Judging(settings, before, after, changes, asOf)
        {
            Renamed = new(before, after, renames.IsDefault ? [] : renames),
        };
        return
        [
            .. RemovalGuards.Judge(on),
            Emptied.Judge(on),
            AdminGuards.Number(on),
            .. AdminGuards.BreakGlass(on),
            .. ApplyingUser.Judge(on, signedIn),
            .. ProtectedObjects.Judge(on),
            .. Escalation.Judge(on),
            .. Seats.Judge(on),
            .. Approval(on),
        ];
    }

    /// <summary>The refusal of an apply that nobody has approved; null where approval is not demanded or is there.</summary>
    /// <param name="approvedBy">Who approved the plan.</param>
    public static GuardResult? Unapproved(GuardSettings settings, string? approvedBy) =>
        settings.ApprovalAt is { } at && string.IsNullOrWhiteSpace(approvedBy)
            ? new(GuardNames.RequireApproval, GuardVerdict.Refused, "nobody has approved this plan")
            {
                At = at,
                Mend = "apply it with --approved-by NAME, once somebody has",
            }
            : null;

    /// <summary>What is worse on the fresh state than it was in the plan: then the plan is stale though its objects stand still.</summary>
    /// <returns>Those of <paramref name="fresh"/> that refuse or need somebody to answer where the plan's did not, or for others.</returns>
    public static ImmutableArray<GuardResult> Worse(
        ImmutableArray<GuardResult> planned,
        ImmutableArray<GuardResult> fresh
    ) => [.. fresh.Where(result => IsWorse(planned, result))];

    private static bool IsWorse(ImmutableArray<GuardResult> planned, GuardResult fresh)
    {
        if (fresh.Verdict is not (GuardVerdict.Allowed or GuardVerdict.Refused))
            return false;
        var known = planned.Where(result => result.Guard == fresh.Guard && result.Verdict >= fresh.Verdict).ToList();
        if (known.Count == 0)
            return true;
        var named = known.SelectMany(result => result.Affected).Select(one => one.Address).ToHashSet();
        return fresh.Affected.Any(one => !named.Contains(one.Address));
    }

    private static IEnumerable<GuardResult> Approval(Judging on)
    {
        if (on.Settings.ApprovalAt is { } at && on.Changes.Count > 0)
            yield return new(GuardNames.RequireApproval, GuardVerdict.Notable, "apply needs --approved-by") { At = at };
    }
}
