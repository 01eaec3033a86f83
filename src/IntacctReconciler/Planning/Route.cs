using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>A company after a stage, and the objects that the stage changed.</summary>
internal sealed record Leg(Stage Stage, CompanyState Then, ImmutableArray<Address> Changed);

/// <summary>Rights that somebody holds between two stages though neither side of the plan gives them.</summary>
public sealed record MomentaryRights(string User, GrantSet Rights);

/// <summary>The way of a company from what is to what shall be, stage by stage.</summary>
internal sealed class Route
{
    private Route(CompanyState observed, ImmutableArray<Leg> legs) => (Observed, Legs) = (observed, legs);

    public CompanyState Observed { get; }

    public ImmutableArray<Leg> Legs { get; }

    /// <summary>
    /// The route with as few writes as it takes for nobody to miss, at any step, a right held both before and after. Roles and
    /// groups that change in both directions take one write; where that would hurt a holder they take two.
    /// </summary>
    public static Route Between(CompanyState observed, CompanyState target)
    {
        var direct = Over(observed, target, new HashSet<Address>());
        var split = direct.Hurtful(target);
        return split.Count == 0 ? direct : Over(observed, target, split);
    }

    /// <summary>What each user holds for a moment only.</summary>
    public IEnumerable<MomentaryRights> Momentary(CompanyState target)
    {
        var before = new EffectiveAccess(Observed);
        var after = new EffectiveAccess(target);
        var between = Legs.SkipLast(1).Select(leg => (leg.Then.Users, Access: new EffectiveAccess(leg.Then))).ToList();
        foreach (var user in target.Users)
        {
            var extra = GrantSet.Empty;
            foreach (var (users, access) in between)
            {
                if (users.Find(user.Id) is { } then)
                    extra = extra.Union(access.Of(then).Except(before.Of(user.Id)).Except(after.Of(user)));
            }
            if (extra.Count > 0)
                yield return new(user.Id, extra);
        }
    }

    private static Route Over(CompanyState observed, CompanyState target, IReadOnlySet<Address> split)
    {
        var staging = new Staging(split);
        var roles = Stations(observed.Has(Facets.Roles), () => observed.Roles, () => target.Roles, staging.Of);
        var groups = Stations(observed.Has(Facets.Groups), () => observed.Groups, () => target.Groups, staging.Of);
        var users = Stations(observed.Has(Facets.Users), () => observed.Users, () => target.Users, Staging.Of);
        var contacts = Stations<Contact>(
            target.Has(Facets.Contacts),
            () => observed.Has(Facets.Contacts) ? observed.Contacts : Table<Contact>.Empty,
            () => target.Contacts,
            contact => contact.Before is null ? [new(Stage.Contacts, contact.After)] : []
        );
        var legs = ImmutableArray.CreateBuilder<Leg>();
        var start =
            target.Has(Facets.Contacts) && !observed.Has(Facets.Contacts)
                ? observed with
                {
                    Read = observed.Read | Facets.Contacts,
                }
                : observed;
        var state = start;
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var then = state;
            var changed = ImmutableArray.CreateBuilder<Address>();
            if (contacts.TryGetValue(stage, out var newContacts))
                then = then with { Contacts = Moved(then.Contacts, newContacts, Address.Contact, changed) };
            if (roles.TryGetValue(stage, out var movedRoles))
                then = then with { Roles = Moved(then.Roles, movedRoles, Address.Role, changed) };
            if (groups.TryGetValue(stage, out var movedGroups))
                then = then with { Groups = Moved(then.Groups, movedGroups, Address.Group, changed) };
            if (users.TryGetValue(stage, out var movedUsers))
                then = then with { Users = Moved(then.Users, movedUsers, Address.User, changed) };
            if (changed.Count == 0)
                continue;
            legs.Add(new(stage, then, changed.DrainToImmutable()));
            state = then;
        }
        return new(start, legs.DrainToImmutable());
    }

    private static Dictionary<Stage, List<(string Id, T? Then)>> Stations<T>(
        bool read,
        Func<Table<T>> before,
        Func<Table<T>> after,
        Func<Pair<T>, IEnumerable<Station<T>>> stations
    )
        where T : class, IIdentified
    {
        var byStage = new Dictionary<Stage, List<(string, T?)>>();
        if (!read)
            return byStage;
        foreach (var pair in KeyedDiff.Between(before(), after()))
        {
            if (ReferenceEquals(pair.Before, pair.After))
                continue;
            foreach (var (stage, then) in stations(pair))
            {
                if (!byStage.TryGetValue(stage, out var moved))
                    byStage[stage] = moved = [];
                moved.Add((pair.Id, then));
            }
        }
        return byStage;
    }

    private static Table<T> Moved<T>(
        Table<T> table,
        List<(string Id, T? Then)> moved,
        Func<string, Address> address,
        ImmutableArray<Address>.Builder changed
    )
        where T : class, IIdentified
    {
        changed.AddRange(moved.Select(move => address(move.Id)));
        var gone = moved.Where(move => move.Then is null).Select(move => move.Id).ToHashSet(StringComparer.Ordinal);
        return table.Without(gone).With(moved.Select(move => move.Then).OfType<T>());
    }

    /// <summary>
    /// Roles and groups whose single write would take from somebody, for a while, a right held before and after. Writes of one
    /// stage may come in any order, so within a stage every loss is taken to come before every gain.
    /// </summary>
    private HashSet<Address> Hurtful(CompanyState target)
    {
        var mixed = Mixed();
        if (mixed.Count == 0)
            return mixed;
        var states = new List<CompanyState>();
        var state = Observed;
        foreach (var leg in Legs)
        {
            if (leg.Stage is Stage.Roles or Stage.Groups)
                states.Add(LossesFirst(state, leg.Then));
            states.Add(leg.Then);
            state = leg.Then;
        }
        var access = new EffectiveAccess(Observed);
        return [.. Missing(states, target).SelectMany(user => Sources(access, user)).Where(mixed.Contains)];
    }

    private IEnumerable<User> Missing(List<CompanyState> states, CompanyState target)
    {
        var before = new EffectiveAccess(Observed);
        var after = new EffectiveAccess(target);
        var between = states.ConvertAll(state => new EffectiveAccess(state));
        foreach (var user in Observed.Users)
        {
            var kept = before.Of(user).Intersect(after.Of(user.Id));
            if (kept.Count > 0 && between.Exists(access => !access.Of(user.Id).Covers(kept)))
                yield return user;
        }
    }

    /// <summary>The roles and groups from which a user has rights now.</summary>
    private static IEnumerable<Address> Sources(EffectiveAccess access, User user) =>
        access
            .RolesOf(user)
            .Select(Address.Role)
            .Concat(access.GroupsOf(user.Id).Select(group => Address.Group(group.Id)));

    /// <summary>Roles and groups whose early write also takes something away.</summary>
    private HashSet<Address> Mixed()
    {
        var mixed = new HashSet<Address>();
        foreach (var leg in Legs.Where(leg => leg.Stage is Stage.Roles or Stage.Groups))
        {
            foreach (var address in leg.Changed)
            {
                var takes =
                    leg.Stage == Stage.Roles
                        ? Observed.Roles.Find(address.Id) is { } role
                            && leg.Then.Roles.Find(address.Id) is { } then
                            && !EffectiveAccess.Own(then).Covers(EffectiveAccess.Own(role))
                        : Observed.Groups.Find(address.Id) is { Roles: { } had }
                            && leg.Then.Groups.Find(address.Id) is { Roles: { } has }
                            && !has.Covers(had);
                if (takes)
                    mixed.Add(address);
            }
        }
        return mixed;
    }

    private static CompanyState LossesFirst(CompanyState before, CompanyState after) =>
        before with
        {
            Roles = Table<Role>.Of(
                before.Roles.Select(role =>
                    after.Roles.Find(role.Id) is { } then
                        ? role with
                        {
                            Permissions = Common(role.Permissions, then.Permissions),
                            Applications = Common(role.Applications, then.Applications),
                            Agents = Common(role.Agents, then.Agents),
                        }
                        : role
                )
            ),
            Groups = before.Has(Facets.Groups)
                ? Table<UserGroup>.Of(
                    before.Groups.Select(group =>
                        after.Groups.Find(group.Id) is { Roles: { } roles } && group.Roles is { } had
                            ? group with
                            {
                                Roles = had.Intersect(roles),
                            }
                            : group
                    )
                )
                : Table<UserGroup>.Empty,
        };

    private static GrantSet? Common(GrantSet? before, GrantSet? after) =>
        before is null || after is null ? before : before.Intersect(after);
}
