using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>A role or group that takes the place of one with an old id, as ids never change in Intacct.</summary>
public readonly record struct Rename(Address Now, string Formerly)
{
    public Address Former => Now with { Id = Formerly };
}

/// <summary>
/// Two states of a company between which roles and groups are renamed. What a new one takes over from its old one is neither
/// lost nor gained.
/// </summary>
/// <param name="renames">Those whose old one is not there before, or whose new one is not there after, count for nothing.</param>
public sealed class Succession(CompanyState before, CompanyState after, ImmutableArray<Rename> renames)
{
    private readonly ImmutableArray<(Role Old, Role New)> roles =
    [
        .. from rename in renames
        where rename.Now.Kind == ObjectKind.Role && before.Has(Facets.Roles)
        let old = before.Roles.Find(rename.Formerly)
        let now = after.Roles.Find(rename.Now.Id)
        where old is not null && now is not null
        select (old, now),
    ];

    private readonly ImmutableArray<(UserGroup Old, UserGroup New)> groups =
    [
        .. from rename in renames
        where rename.Now.Kind == ObjectKind.Group && before.Has(Facets.Groups)
        let old = before.Groups.Find(rename.Formerly)
        let now = after.Groups.Find(rename.Now.Id)
        where old is not null && now is not null
        select (old, now),
    ];

    public bool IsEmpty => roles.IsEmpty && groups.IsEmpty;

    /// <summary>Old roles with the new ones that holders are moved to.</summary>
    public ImmutableArray<(Role Old, Role New)> RenamedRoles => roles;

    /// <summary>Whether the role, or the one that takes its place, is among these.</summary>
    public bool IsIn(IdSet held, string role) =>
        held.Contains(role) || roles.Any(pair => pair.Old.Id == role && held.Contains(pair.New.Id));

    /// <summary>Roles on both sides; of one that goes because it is renamed, the other side is the new one.</summary>
    public IEnumerable<Pair<Role>> Roles() => Matched(before.Roles, after.Roles, roles);

    /// <summary>The same of groups.</summary>
    public IEnumerable<Pair<UserGroup>> Groups() => Matched(before.Groups, after.Groups, groups);

    /// <summary>
    /// The state before, under the new names: as if Intacct could change an id. Only where the new name was not there yet, or
    /// gave the same, and for holders who are moved.
    /// </summary>
    public CompanyState Relabelled()
    {
        if (IsEmpty)
            return before;
        var fresh = roles.Where(IsAlike).ToImmutableArray();
        var moved = groups
            .Where(pair => !before.Groups.Contains(pair.New.Id) && !after.Groups.Contains(pair.Old.Id))
            .ToImmutableArray();
        var gone = moved.Select(pair => pair.Old.Id).ToHashSet(StringComparer.Ordinal);
        var relabelled = before.Has(Facets.Groups) ? before.Groups.Without(gone) : Table<UserGroup>.Empty;
        return before with
        {
            Roles = before.Has(Facets.Roles)
                ? fresh.Aggregate(before.Roles, (table, pair) => table.With([pair.Old with { Id = pair.New.Id }]))
                : Table<Role>.Empty,
            Groups = Table<UserGroup>.Of(
                relabelled
                    .Concat(moved.Select(pair => pair.Old with { Id = pair.New.Id }))
                    .Select(group =>
                        group with
                        {
                            Roles = Under(group.Roles, after.Groups.Find(group.Id)?.Roles, fresh),
                        }
                    )
            ),
            Users = Table<User>.Of(
                before.Users.Select(user =>
                    user with
                    {
                        Roles = Under(user.Roles, after.Users.Find(user.Id)?.Roles, fresh),
                    }
                )
            ),
        };
    }

    private bool IsAlike((Role Old, Role New) pair) =>
        before.Roles.Find(pair.New.Id) is not { } there
        || EffectiveAccess.Own(there).Equals(EffectiveAccess.Own(pair.Old));

    private static IdSet? Under(IdSet? had, IdSet? has, ImmutableArray<(Role Old, Role New)> renamed)
    {
        if (had is null || has is null)
            return had;
        foreach (var (old, now) in renamed)
        {
            if (had.Contains(old.Id) && !has.Contains(old.Id) && has.Contains(now.Id))
                had = had.Where(id => id != old.Id).Union(IdSet.Of(now.Id));
        }
        return had;
    }

    private static IEnumerable<Pair<T>> Matched<T>(
        Table<T> before,
        Table<T> after,
        ImmutableArray<(T Old, T New)> renamed
    )
        where T : class, IIdentified
    {
        if (renamed.IsEmpty)
            return KeyedDiff.Between(before, after);
        var successors = renamed
            .Where(pair => !after.Contains(pair.Old.Id))
            .ToDictionary(pair => pair.Old.Id, pair => pair.New, StringComparer.Ordinal);
        var known = successors.Values.Select(now => now.Id).ToHashSet(StringComparer.Ordinal);
        return KeyedDiff
            .Between(before, after)
            .Where(pair => pair.Before is not null || !known.Contains(pair.Id))
            .Select(pair =>
                pair.After is null && successors.TryGetValue(pair.Id, out var now) ? new(pair.Before, now) : pair
            );
    }
}
