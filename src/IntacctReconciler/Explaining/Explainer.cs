using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Explaining;

/// <summary>Answers what somebody can do and why, over one state of a company.</summary>
/// <param name="declared">What the files say; null where nothing is declared that could be looked up.</param>
public sealed class Explainer(CompanyState state, DeclaredAccess? declared)
{
    private readonly EffectiveAccess access = new(state);

    public CompanyState State => state;

    public UserExplanation OfUser(User user)
    {
        var routes = access.RoutesOf(user);
        var grants = GrantSet.Empty;
        foreach (var route in routes)
            grants = grants.Union(access.By(route, user));
        return new(
            user,
            declared?.PlaceOf(Address.User(user.Id)),
            IdSet.Of(access.GroupsOf(user.Id).Select(group => group.Id)),
            [
                .. routes
                    .Where(route => !route.IsDirect)
                    .Select(route => new ExplainedRole(
                        route,
                        declared?.PlaceOf(route, user.Id),
                        declared?.EndOf(route, user.Id),
                        declared?.Takes(route, user.Id) == true
                    )),
            ],
            [
                .. grants.Select(grant => new ExplainedGrant(
                    grant.Permission,
                    grant.Rights,
                    By(user, grant.Permission, access.RoutesTo(user, grant.Permission)),
                    Offering.Of(state.Catalogue, grant.Permission, grant.Rights)
                )),
            ],
            Ceilings.On(user.Type, grants),
            access.GapsOf(user),
            declared?.Pending(user.Id, access.Of(user)) ?? GrantSet.Empty
        );
    }

    public PermissionExplanation OfPermission(Permission permission, Rights? asked)
    {
        var any = asked ?? Everything(permission);
        return new(
            permission,
            asked,
            Offering.Of(state.Catalogue, permission, asked ?? Rights.None),
            [
                .. access
                    .HoldersOf(permission, any)
                    .Select(holder => new ExplainedHolder(
                        holder.User,
                        holder.Rights,
                        By(holder.User, permission, holder.Routes),
                        CappedOf(holder.User, permission, holder.Rights)
                    )),
            ],
            RolesWith(permission, any),
            state.OffersMembers ? AccessGaps.None : AccessGaps.Members
        );
    }

    public RoleExplanation OfRole(Role role) =>
        new(
            role,
            declared?.PlaceOf(Address.Role(role.Id)),
            IdSet.Of(state.Users.Where(user => user.Roles?.Contains(role.Id) == true).Select(user => user.Id)),
            [
                .. GroupsOfState()
                    .Where(group => group.Roles?.Contains(role.Id) == true)
                    .Select(group => (group.Id, group.Members)),
            ],
            [.. EffectiveAccess.Own(role).Select(grant => ByRole(grant, role.Id))],
            declared?.Undeclared(role) ?? GrantSet.Empty,
            RoleOverlap.Of(role, state.Roles)
        );

    public GroupExplanation OfGroup(UserGroup group)
    {
        var (id, roles) = (group.Id, group.Roles ?? IdSet.Empty);
        var grants = roles.Aggregate(GrantSet.Empty, (all, role) => all.Union(access.OfRole(role)));
        return new(
            group,
            declared?.PlaceOf(Address.Group(group.Id)),
            roles,
            group.Members,
            [
                .. grants.Select(grant => new ExplainedGrant(
                    grant.Permission,
                    grant.Rights,
                    new([
                        .. from role in roles
                        let rights = access.OfRole(role).RightsOn(grant.Permission)
                        where !rights.IsEmpty
                        select new GrantedBy(
                            AccessRoute.By(role, id),
                            rights,
                            Rights.None,
                            declared?.PlaceOf(Address.Role(role), grant.Permission)
                        ),
                    ]),
                    Offering.Of(state.Catalogue, grant.Permission, grant.Rights)
                )),
            ]
        );
    }

    /// <param name="entity">The entity that it is about; null for all.</param>
    public LackAnswer OfLack(User user, Permission permission, Rights? asked, string? entity)
    {
        var by = By(user, permission, access.RoutesTo(user, permission));
        var held = by.Aggregate(Rights.None, (all, route) => all | route.Rights);
        var offering = Offering.Of(state.Catalogue, permission, asked ?? Rights.None);
        var wanted = asked ?? held;
        var capped = Ceilings.On(user.Type, GrantSet.Of(new Grant(permission, wanted & held)));
        var isMissing = asked is { } right ? !held.Covers(right) : held.IsEmpty;
        var obstacles = ImmutableArray.CreateBuilder<Obstacle>();
        if (!EffectiveAccess.CanSignIn(user))
            obstacles.Add(Obstacle.CannotSignIn);
        if (isMissing && offering.Is is Offered.NotTheModule or Offered.NotThePermission or Offered.NotTheRight)
            obstacles.Add(Obstacle.NotOffered);
        else if (isMissing)
            obstacles.Add(Obstacle.Missing);
        if (!capped.IsEmpty)
            obstacles.Add(Obstacle.CappedByType);
        if (user.Entities is { Only: { } only } && (entity is null ? !isMissing : !only.Contains(entity)))
            obstacles.Add(Obstacle.RestrictedByEntity);
        return new(
            user,
            permission,
            asked,
            held,
            by,
            obstacles.DrainToImmutable(),
            offering,
            capped,
            entity,
            isMissing ? RolesWith(permission, asked ?? Everything(permission), asked) : [],
            isMissing ? PlacesFor(user, permission) : [],
            access.GapsOf(user)
        );
    }

    private SequenceOf<GrantedBy> By(User user, Permission permission, SequenceOf<RoutedRights> routes) =>
        new([
            .. routes.Select(routed => new GrantedBy(
                routed.Route,
                routed.Rights,
                declared?.Undeclared(routed.Route, user.Id, permission, routed.Rights) ?? Rights.None,
                declared?.PlaceOf(routed.Route, user.Id, permission)
            )),
        ]);

    private ExplainedGrant ByRole(Grant grant, string role) =>
        new(
            grant.Permission,
            grant.Rights,
            new([
                new(
                    AccessRoute.By(role),
                    grant.Rights,
                    Rights.None,
                    declared?.PlaceOf(Address.Role(role), grant.Permission)
                ),
            ]),
            Offering.Of(state.Catalogue, grant.Permission, grant.Rights)
        );

    /// <param name="all">Rights that have to be there, all of them; null where one of <paramref name="anyOf"/> is enough.</param>
    private ImmutableArray<GrantingRole> RolesWith(Permission permission, Rights anyOf, Rights? all = null)
    {
        var holders = Holders();
        return
        [
            .. access
                .RolesWith(permission, anyOf)
                .Where(role => all is not { } needed || role.Value.Covers(needed))
                .Select(role => new GrantingRole(
                    role.Key,
                    role.Value,
                    access.OfRole(role.Key).Count,
                    holders.GetValueOrDefault(role.Key),
                    declared?.PlaceOf(Address.Role(role.Key), permission) ?? declared?.PlaceOf(Address.Role(role.Key))
                ))
                .OrderBy(role => role.Size)
                .ThenBy(role => role.Role, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many people who can sign in have each role, by whatever route.</summary>
    private Dictionary<string, int> Holders()
    {
        var holders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var user in state.Users.Where(EffectiveAccess.CanSignIn))
        {
            foreach (var role in access.RolesOf(user))
                holders[role] = holders.GetValueOrDefault(role) + 1;
        }
        return holders;
    }

    /// <summary>Roles that the user has and the files declare, then the user: that is where one would add it.</summary>
    private ImmutableArray<(Address, Origin)> PlacesFor(User user, Permission permission)
    {
        if (declared is null)
            return [];
        var field = Fields.OfGrants(permission.Kind);
        var places = access
            .RolesOf(user)
            .Select(Address.Role)
            .Select(holder => (holder, At: declared.PlaceToAdd(holder, field)))
            .Append((holder: Address.User(user.Id), At: declared.PlaceToAdd(Address.User(user.Id), "roles")));
        return [.. places.Where(place => place.At is not null).Select(place => (place.holder, place.At!.Value))];
    }

    private static Rights CappedOf(User user, Permission permission, Rights rights) =>
        Ceilings
            .On(user.Type, GrantSet.Of(new Grant(permission, rights)))
            .Aggregate(Rights.None, (all, capped) => all | capped.Rights.RightsOn(permission));

    private Table<UserGroup> GroupsOfState() => state.Has(Facets.Groups) ? state.Groups : Table<UserGroup>.Empty;

    private Rights Everything(Permission permission) =>
        (state.Catalogue.Find(permission)?.Allowed ?? Rights.None)
        | Rights.Of(Rights.DocumentedTokens)
        | state.Roles.Aggregate(Rights.None, (all, role) => all | EffectiveAccess.Own(role).RightsOn(permission))
        | state.Users.Aggregate(Rights.None, (all, user) => all | EffectiveAccess.Own(user).RightsOn(permission));
}
