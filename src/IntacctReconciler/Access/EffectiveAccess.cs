using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>
/// Who can do what in one state of a company: direct grants, roles, and the roles of groups, united. What Intacct derives
/// beyond that (admin privileges, rights implied by others) it does not publish, so it is not here; what a user type caps
/// stays in, with a note (<see cref="Ceilings"/>).
/// </summary>
/// <remarks>Making it takes time linear in the memberships; asking who holds a permission, linear in users and roles.</remarks>
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
    public GrantSet Of(User user) => CanSignIn(user) ? HeldBy(user) : GrantSet.Empty;

    /// <summary>The same, and of one who cannot sign in what it would be.</summary>
    public GrantSet HeldBy(User user) => Own(user).Union(OfRoles(RolesOf(user)));

    /// <summary>Every right of a user of this id; none when there is no such user.</summary>
    public GrantSet Of(string userId) => state.Users.Find(userId) is { } user ? Of(user) : GrantSet.Empty;

    /// <summary>What a role grants; nothing for one that is not there.</summary>
    public GrantSet OfRole(string role) => state.Roles.Find(role) is { } found ? Own(found) : GrantSet.Empty;

    /// <summary>Every route by which rights come to a user, in order; it says nothing of whether the user can sign in.</summary>
    public ImmutableArray<AccessRoute> RoutesOf(User user)
    {
        var routes = ImmutableArray.CreateBuilder<AccessRoute>();
        if (Own(user).Count > 0)
            routes.Add(AccessRoute.Direct);
        foreach (var role in user.Roles ?? IdSet.Empty)
            routes.Add(AccessRoute.By(role));
        foreach (var group in GroupsOf(user.Id))
        {
            foreach (var role in group.Roles ?? IdSet.Empty)
                routes.Add(AccessRoute.By(role, group.Id));
        }
        routes.Sort();
        return routes.DrainToImmutable();
    }

    /// <summary>What comes to a user by a route.</summary>
    public GrantSet By(AccessRoute route, User user) => route.Role is { } role ? OfRole(role) : Own(user);

    /// <summary>The routes by which a user comes to rights on a permission, each with those that come by it.</summary>
    public SequenceOf<RoutedRights> RoutesTo(User user, Permission permission) =>
        new([
            .. RoutesOf(user)
                .Select(route => new RoutedRights(route, By(route, user).RightsOn(permission)))
                .Where(routed => !routed.Rights.IsEmpty),
        ]);

    /// <summary>What could not be read of a user's access; what Intacct derives and does not publish is missing for everybody.</summary>
    public AccessGaps GapsOf(User user)
    {
        var gaps = AccessGaps.None;
        if (!state.OffersMembers || !state.Has(Facets.Groups | Facets.Members))
            gaps |= AccessGaps.Members;
        if (user.Roles is null)
            gaps |= AccessGaps.Roles;
        if (user.Permissions is null || user.Applications is null || user.Agents is null)
            gaps |= AccessGaps.UserGrants;
        if (GroupsOf(user.Id).Any(group => group.Roles is null) || RolesOf(user).Any(role => !CanBeRead(role)))
            gaps |= AccessGaps.RoleGrants;
        return gaps;
    }

    /// <summary>Everybody who holds one of these rights on the permission at least and can sign in, in order of their ids.</summary>
    public ImmutableArray<Holder> WhoCan(Permission permission, Rights anyOf) =>
        [.. HoldersOf(permission, anyOf).Where(holder => holder.CanSignIn)];

    /// <summary>The same with those who cannot sign in now.</summary>
    public IEnumerable<Holder> HoldersOf(Permission permission, Rights anyOf)
    {
        var byRole = RolesWith(permission, anyOf);
        foreach (var user in state.Users)
        {
            var routes = ImmutableArray.CreateBuilder<RoutedRights>();
            var all = Own(user).RightsOn(permission) & anyOf;
            if (!all.IsEmpty)
                routes.Add(new(AccessRoute.Direct, all));
            foreach (var role in user.Roles ?? IdSet.Empty)
                Add(role, AccessRoute.By(role));
            foreach (var group in GroupsOf(user.Id))
            {
                foreach (var role in group.Roles ?? IdSet.Empty)
                    Add(role, AccessRoute.By(role, group.Id));
            }
            if (all.IsEmpty)
                continue;
            routes.Sort((one, other) => one.Route.CompareTo(other.Route));
            yield return new(user, all, new(routes.DrainToImmutable()));

            void Add(string role, AccessRoute route)
            {
                if (!byRole.TryGetValue(role, out var rights))
                    return;
                routes.Add(new(route, rights));
                all |= rights;
            }
        }
    }

    /// <summary>The roles that grant one of these rights at least, with those that they grant.</summary>
    public IReadOnlyDictionary<string, Rights> RolesWith(Permission permission, Rights anyOf)
    {
        var found = new Dictionary<string, Rights>(StringComparer.Ordinal);
        if (!state.Has(Facets.Roles))
            return found;
        foreach (var role in state.Roles)
        {
            if ((Own(role).RightsOn(permission) & anyOf) is { IsEmpty: false } rights)
                found.Add(role.Id, rights);
        }
        return found;
    }

    public static GrantSet Own(Role role) => United(role.Permissions, role.Applications, role.Agents);

    public static GrantSet Own(User user) => United(user.Permissions, user.Applications, user.Agents);

    private bool CanBeRead(string role) =>
        state.Has(Facets.Roles | Facets.RoleGrants)
        && state.Roles.Find(role) is { Permissions: not null, Applications: not null, Agents: not null };

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
