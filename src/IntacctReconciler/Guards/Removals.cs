using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary>What a plan takes away of one kind.</summary>
/// <param name="Kind">users, roles, groups, assignments or grants.</param>
/// <param name="Had">How many there are now, what is ignored left out.</param>
public sealed record Removed(string Kind, int Had, int Gone, SequenceOf<Affected> From);

/// <summary>
/// Counts what goes. A thing counts once, as what it is: the rights of a deleted role, or of a user who can no longer sign
/// in, are not counted again as grants. Links are, since each is a decision about somebody.
/// </summary>
internal sealed class Removals
{
    private readonly GuardSettings settings;
    private readonly Succession renamed;
    private readonly EffectiveAccess has;
    private readonly EffectiveAccess had;
    private readonly ImmutableArray<Pair<User>> users;
    private readonly ImmutableArray<Pair<Role>> roles;
    private readonly ImmutableArray<Pair<UserGroup>> groups;

    public Removals(GuardSettings settings, CompanyState before, CompanyState after, Succession renamed)
    {
        (this.settings, this.renamed) = (settings, renamed);
        (had, has) = (new(before), new(after));
        users = Both(Facets.Users) ? [.. KeyedDiff.Between(before.Users, after.Users)] : [];
        roles = Both(Facets.Roles) ? [.. renamed.Roles()] : [];
        groups = Both(Facets.Groups) ? [.. renamed.Groups()] : [];

        bool Both(Facets facet) => before.Has(facet) && after.Has(facet);
    }

    public IEnumerable<Removed> Count() => [Users(), Roles(), Groups(), Assignments(), Grants()];

    private Removed Users() =>
        new(
            "users",
            users.Count(pair => pair.Before is { } user && Signs(user) && IsOurs(user)),
            users.Count(IsStopped),
            new([.. users.Where(IsStopped).Select(pair => new Affected(Address.User(pair.Id), ""))])
        );

    private Removed Roles() => Objects("roles", roles, Address.Role, role => !settings.IgnoresRole(role.Id));

    private Removed Groups() => Objects("groups", groups, Address.Group, _ => true);

    private static Removed Objects<T>(
        string kind,
        ImmutableArray<Pair<T>> pairs,
        Func<string, Address> address,
        Func<T, bool> isOurs
    )
        where T : class, IIdentified
    {
        var gone = pairs.Where(pair => pair is { Before: not null, After: null }).ToList();
        return new(
            kind,
            pairs.Count(pair => pair.Before is { } old && isOurs(old)),
            gone.Count,
            new([.. gone.Select(pair => new Affected(address(pair.Id), ""))])
        );
    }

    private Removed Assignments()
    {
        var (had, gone) = (0, 0);
        var from = ImmutableArray.CreateBuilder<Affected>();
        foreach (var (old, now) in users)
        {
            if (old is not null && IsOurs(old))
                had += OursOf(old.Roles).Count;
            var lost = Given(Gone(old?.Roles, now, user => user.Roles), now?.Roles);
            Note(Address.User((old ?? now)!.Id), [lost.Where(role => !IsReplaced(role, now))]);
        }
        foreach (var (old, now) in groups)
        {
            if (old is null)
                continue;
            had += OursOf(old.Roles).Count + (old.Members?.Where(user => !settings.IgnoresUser(user)).Count ?? 0);
            Note(
                Address.Group(old.Id),
                [
                    Given(Gone(old.Roles, now, group => group.Roles), now?.Roles),
                    Gone(old.Members, now, group => group.Members),
                ]
            );
        }
        return new("assignments", had, gone, new(from.DrainToImmutable()));

        void Note(Address holder, ImmutableArray<IdSet> links)
        {
            var count = links.Sum(ids => ids.Count);
            if (count == 0)
                return;
            gone += count;
            from.Add(
                new(holder, "loses " + string.Join(", ", links.SelectMany(ids => ids).Select(id => Printable.Of(id))))
            );
        }
    }

    private Removed Grants()
    {
        var (had, gone) = (0, 0);
        var from = ImmutableArray.CreateBuilder<Affected>();
        foreach (var (old, now) in roles)
        {
            if (old is not null && !settings.IgnoresRole(old.Id))
                had += EffectiveAccess.Own(old).RightCount;
            if (old is not null && now is not null && !ReferenceEquals(old, now))
                Note(Address.Role(now.Id), EffectiveAccess.Own(old).Except(EffectiveAccess.Own(now)).RightCount);
        }
        foreach (var (old, now) in renamed.RenamedRoles.Where(StaysAndIsLeft))
            Note(Address.Role(now.Id), EffectiveAccess.Own(old).Except(EffectiveAccess.Own(now)).RightCount);
        foreach (var pair in users)
        {
            if (pair is not { Before: { } old, After: { } now })
                continue;
            if (Signs(old) && IsOurs(old))
                had += EffectiveAccess.Own(old).RightCount;
            if (!ReferenceEquals(old, now) && !IsStopped(pair))
                Note(Address.User(old.Id), EffectiveAccess.Own(old).Except(EffectiveAccess.Own(now)).RightCount);
        }
        return new("grants", had, gone, new(from.DrainToImmutable()));

        void Note(Address holder, int rights)
        {
            if (rights == 0)
                return;
            gone += rights;
            from.Add(new(holder, "loses " + Plural.Of(rights, "right")));
        }
    }

    /// <summary>Could sign in and no longer can: made inactive, or locked out.</summary>
    private static bool IsStopped(Pair<User> pair) =>
        pair is { Before: { } old, After: { } now } && Signs(old) && !Signs(now);

    private static bool Signs(User user) => EffectiveAccess.CanSignIn(user);

    /// <summary>Roles that go and whose place no new name takes.</summary>
    private IdSet Given(IdSet gone, IdSet? has) => has is null ? gone : gone.Where(role => !renamed.IsIn(has, role));

    /// <summary>What the switch made for the user, where other roles give all of it.</summary>
    private bool IsReplaced(string role, User? now) =>
        now is not null
        && SwitchRole.IsOf(role, now.Id)
        && has.RolesOf(now)
            .Aggregate(GrantSet.Empty, (all, one) => all.Union(has.OfRole(one)))
            .Covers(had.OfRole(role));

    /// <summary>An old role that stays for somebody who cannot be written, while others are moved to the new one.</summary>
    private bool StaysAndIsLeft((Role Old, Role New) pair) =>
        roles.Any(role => role is { Before: not null, After: { } now } && now.Id == pair.Old.Id)
        && (
            users.Any(user => IsMoved(user.Before?.Roles, user.After?.Roles, pair))
            || groups.Any(group => IsMoved(group.Before?.Roles, group.After?.Roles, pair))
        );

    private static bool IsMoved(IdSet? had, IdSet? has, (Role Old, Role New) pair) =>
        had?.Contains(pair.Old.Id) == true && has?.Contains(pair.Old.Id) == false && has.Contains(pair.New.Id);

    private bool IsOurs(User user) => !settings.IgnoresUser(user.Id);

    private IdSet OursOf(IdSet? roleIds) => (roleIds ?? IdSet.Empty).Where(role => !settings.IgnoresRole(role));

    /// <summary>What could not be read on a side is neither there nor gone; of an object that goes all is gone.</summary>
    private static IdSet Gone<T>(IdSet? had, T? now, Func<T, IdSet?> links)
        where T : class =>
        had is null ? IdSet.Empty
        : now is null ? had
        : links(now) is { } has ? had.Except(has)
        : IdSet.Empty;
}
