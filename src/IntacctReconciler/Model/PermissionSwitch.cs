using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Model;

/// <summary>
/// What becomes of a user-based company when Intacct switches it to role-based permissions: what a user was granted directly
/// is in a role for that user alone (source: Sage's help on user-based and role-based permissions).
/// </summary>
public static class PermissionSwitch
{
    /// <param name="userBased">Read with everybody's grants.</param>
    public static CompanyState Of(CompanyState userBased)
    {
        var holders = userBased.Users.Where(HoldsSomething).ToList();
        return userBased with
        {
            Roles = userBased.Roles.With(holders.Select(RoleOf)),
            Users = userBased.Users.With(
                holders.Select(user =>
                    user with
                    {
                        Roles = (user.Roles ?? IdSet.Empty).Union(IdSet.Of(SwitchRole.For(user.Id))),
                        Permissions = user.Permissions is null ? null : GrantSet.Empty,
                        Applications = user.Applications is null ? null : GrantSet.Empty,
                        Agents = user.Agents is null ? null : GrantSet.Empty,
                    }
                )
            ),
        };
    }

    private static bool HoldsSomething(User user) =>
        user.Permissions is { Count: > 0 } || user.Applications is { Count: > 0 } || user.Agents is { Count: > 0 };

    private static Role RoleOf(User user) =>
        new(SwitchRole.For(user.Id))
        {
            Permissions = user.Permissions ?? GrantSet.Empty,
            Applications = user.Applications ?? GrantSet.Empty,
            Agents = user.Agents ?? GrantSet.Empty,
        };
}
