using IntacctReconciler.Access;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>Users that deserve a look whatever is declared of them.</summary>
internal static class UserFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on) =>
        on.Observed.Users.SelectMany(user => OfUser(on, user, Address.User(user.Id)));

    private static IEnumerable<AuditFinding> OfUser(Audited on, User user, Address address)
    {
        if (EffectiveAccess.IsExternal(user.Id))
        {
            if (on.Declared.IgnoredUsers.AddedFor(user.Id) is null)
                yield return on.Finding(AuditKinds.UnexpectedExternal, address);
            yield break;
        }
        if (user.Status == "lockedOut")
            yield return on.Finding(AuditKinds.LockedOut, address);
        if (HoldsNothing(on, user))
            yield return on.Finding(AuditKinds.UserWithoutAccess, address);
    }

    /// <summary>As far as everything could be read by which it might hold something.</summary>
    private static bool HoldsNothing(Audited on, User user) =>
        user is { Status: "active", Roles.Count: 0, Permissions.Count: 0, Applications.Count: 0, Agents.Count: 0 }
        && on.Observed.OffersMembers
        && on.Access.RolesOf(user).Count == 0
        && on.Access.GroupsOf(user.Id).All(group => group.Roles is not null)
        && !BuiltInIgnores.Users.Any(pattern => Wildcard.Matches(pattern, user.Id));
}
