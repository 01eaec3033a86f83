using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>
/// Who can do what in one state of a company: direct grants, roles, and the roles of groups, united. What Intacct derives
/// beyond that (admin privileges, rights implied by others, the ceiling of the user type) it does not publish, so it is not here.
/// </summary>
public sealed class EffectiveAccess
{
    private readonly CompanyState state;
    private readonly Dictionary<string, List<UserGroup>> groupsOfUser = new(StringComparer.Ordinal);
    private readonly Dictionary<IdSet, GrantSet> byRoles = [];

    public EffectiveAccess(CompanyState state)
    {
        this.state = state;
        if (!state.Has(Facets.Groups))
            return;
        foreach (var group in state.Groups)
        {
            foreach (var member in group.Members ?? IdSet.Empty)
            {
                if (!groupsOfUser.TryGetValue(member, out var groups))
                    groupsOfUser[member] = groups = [];
                groups.Add(group);
            }
        }
    }

    /// <summary>
    /// Whether the user can sign in at all. Records of external users stand at inactive even while they work in the company.
    /// </summary>
    public static bool CanSignIn(User user) => IsExternal(user.Id) || user.Status is not ("inactive" or "lockedOut");

    /// <summary>Somebody of another company who slides in from a console.</summary>
    public static bool IsExternal(string userId) => userId.StartsWith("ExtUser|", StringComparison.Ordinal);

    public IReadOnlyList<UserGroup> GroupsOf(string userId) => groupsOfUser.GetValueOrDefault(userId, []);

    /// <summary>All roles that count for the user, directly or by a group.</summary>
    public IdSet RolesOf(User user)
    {
        var roles = user.Roles ?? IdSet.Empty;
        foreach (var group in GroupsOf(user.Id))
            roles = roles.Union(group.Roles ?? IdSet.Empty);
        return roles;
    }

    /// <summary>Every right of a user; none for one who cannot sign in.</summary>
    public GrantSet Of(User user) => CanSignIn(user) ? Own(user).Union(OfRoles(RolesOf(user))) : GrantSet.Empty;

    /// <summary>Every right of a user of this id; none when there is no such user.</summary>
    public GrantSet Of(string userId) => state.Users.Find(userId) is { } user ? Of(user) : GrantSet.Empty;

    /// <summary>What a role grants; nothing for one that is not there.</summary>
    public GrantSet OfRole(string role) => state.Roles.Find(role) is { } found ? Own(found) : GrantSet.Empty;

    public static GrantSet Own(Role role) => United(role.Permissions, role.Applications, role.Agents);

    public static GrantSet Own(User user) => United(user.Permissions, user.Applications, user.Agents);

    private GrantSet OfRoles(IdSet roles)
    {
        if (roles.Count == 0 || !state.Has(Facets.Roles))
            return GrantSet.Empty;
        if (byRoles.TryGetValue(roles, out var known))
            return known;
        var all = GrantSet.Empty;
        foreach (var role in roles)
            all = all.Union(OfRole(role));
        return byRoles[roles] = all;
    }

    private static GrantSet United(GrantSet? permissions, GrantSet? applications, GrantSet? agents) =>
        (permissions ?? GrantSet.Empty).Union(applications ?? GrantSet.Empty).Union(agents ?? GrantSet.Empty);
}
