using IntacctReconciler.Guards;

namespace IntacctReconciler.Policies;

/// <summary>
/// An <c>allow</c> by which a guard lets a user have just what a finding is about. It answers to the guard alone: a conflict with
/// a rule takes a waiver.
/// </summary>
public static class GuardAnswer
{
    public static Allowance? Of(PolicyFinding finding, IEnumerable<Allowance> allowed, DateTimeOffset asOf) =>
        finding is { Cause: { Right: null, Left: var source } } && Needed(source) is { } code
            ? allowed.FirstOrDefault(entry =>
                finding.Users.Contains(entry.User) && entry.By.HoldsAt(asOf) && Escalation.Includes(entry.Code, code)
            )
            : null;

    /// <summary>The least code that allows it; null for what no guard asks about.</summary>
    private static string? Needed(ConflictSource source) =>
        source.Kind == SourceKind.User ? Escalation.Limited
        : source.By is not { } by ? null
        : by.Permission == AdminPermissions.GrantAdminRights ? Escalation.GrantAdmin
        : by.Permission == AdminPermissions.Users && by.Rights.Overlaps(AdminPermissions.ChangePermissions)
            ? Escalation.ChangePermissions
        : null;
}
