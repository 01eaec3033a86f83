using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>Intacct does not tell a company's permission model; what users hold does.</summary>
public static class ModelEvidence
{
    /// <summary>
    /// The model that everybody's holdings speak for; null where nobody holds anything, or some one thing and some the other.
    /// External users do not count, for what they hold was given in another company.
    /// </summary>
    /// <param name="company">Read with everybody's roles and grants.</param>
    public static PermissionModel? Of(CompanyState company)
    {
        var users = company
            .Users.Where(user => !BuiltInIgnores.Users.Any(pattern => Wildcard.Matches(pattern, user.Id)))
            .ToList();
        var holdRoles = users.Exists(user => user.Roles is { Count: > 0 });
        var holdGrants = users.Exists(user => user.Permissions is { Count: > 0 });
        return (holdRoles, holdGrants) switch
        {
            (true, false) => PermissionModel.RoleBased,
            (false, true) => PermissionModel.UserBased,
            _ => null,
        };
    }
}
