using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>The company as it would be with the proposed roles in the place of what users hold for themselves.</summary>
internal static class ProposedCompany
{
    public static CompanyState Of(CompanyState company, RoleProposals proposals, PermissionModel model)
    {
        var roleOf = proposals
            .Roles.SelectMany(role => role.Holders.Select(user => (User: user, Role: role.Id)))
            .ToDictionary(pair => pair.User, pair => pair.Role, StringComparer.Ordinal);
        var proposed = proposals.Roles.Select(role => role.AsRole(company.Roles.Find(role.Id)));
        return company with
        {
            Roles = Table<Role>.Of(Staying(company, model)).With(proposed),
            Users = Table<User>.Of(
                company.Users.Select(user =>
                    IsManaged(user, proposals)
                        ? user with
                        {
                            Roles = Held(user, roleOf.GetValueOrDefault(user.Id)),
                            Permissions = GrantSet.Empty,
                            Applications = GrantSet.Empty,
                            Agents = GrantSet.Empty,
                        }
                        : user with
                        {
                            Permissions = Cleared(user.Permissions),
                        }
                )
            ),
        };
    }

    /// <summary>The switch moves them into a role, so that there are none to speak of in the file.</summary>
    private static GrantSet? Cleared(GrantSet? grants) => grants is null ? null : GrantSet.Empty;

    private static bool IsManaged(User user, RoleProposals proposals) =>
        !proposals.Left.ContainsKey(user.Id)
        && !BuiltInIgnores.Users.Any(pattern => Wildcard.Matches(pattern, user.Id));

    /// <summary>A user-based company has no use for its roles, except where a group names them already.</summary>
    private static IEnumerable<Role> Staying(CompanyState company, PermissionModel model)
    {
        if (model == PermissionModel.RoleBased)
            return company.Roles;
        var named = company.Groups.SelectMany(group => group.Roles ?? IdSet.Empty).ToHashSet(StringComparer.Ordinal);
        return company.Roles.Where(role => named.Contains(role.Id));
    }

    private static IdSet Held(User user, string? role)
    {
        var others = (user.Roles ?? IdSet.Empty).Where(held => !SwitchRole.IsOf(held, user.Id));
        return role is null ? others : others.Union(IdSet.Of(role));
    }
}
