using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Comparing;

/// <summary>
/// What people who are on both sides can do here and there, over every way by which they come to a right. Where a way is not
/// known on one side it counts on neither: else it would look as if somebody had less there.
/// </summary>
internal static class EffectiveComparison
{
    /// <returns>Null where roles or users were not read on both sides.</returns>
    public static AccessDifference? Between(CompanyState a, CompanyState b, Func<Address, bool> takes)
    {
        if (!a.Has(Facets.Users | Facets.Roles) || !b.Has(Facets.Users | Facets.Roles))
            return null;
        var groups = KnowsGroups(a) && KnowsGroups(b);
        var (unknownA, unknownB) = (UnknownRoles(a), UnknownRoles(b));
        var (waysA, waysB) = (new EffectiveAccess(Of(a, null, groups)), new EffectiveAccess(Of(b, null, groups)));
        var ids = KeyedDiff
            .Between(a.Users, b.Users)
            .Where(pair => pair is { Before: not null, After: not null } && takes(Address.User(pair.Id)))
            .Where(pair => IsKnown(pair.Before!, waysA, unknownA) && IsKnown(pair.After!, waysB, unknownB))
            .Select(pair => pair.Id)
            .ToHashSet(StringComparer.Ordinal);
        return Compare(Of(a, ids, groups), Of(b, ids, groups), ids.Count, !groups);
    }

    private static AccessDifference Compare(CompanyState a, CompanyState b, int compared, bool withoutGroups)
    {
        var delta = AccessDelta.Between(a, b);
        var (was, now) = (new EffectiveAccess(a), new EffectiveAccess(b));
        var scopes = delta
            .Users.SelectMany(change => change.Users.Select(user => (User: user, change.Scopes)))
            .ToDictionary(entry => entry.User, entry => entry.Scopes, StringComparer.Ordinal);
        var users = delta
            .Gaining.Union(delta.Losing)
            .Select(id => (Id: id, Difference: Of(id, scopes.GetValueOrDefault(id, SequenceOf<ScopeChange>.Empty))))
            .GroupBy(entry => entry.Difference, entry => entry.Id)
            .Select(group => group.Key with { Users = IdSet.Of(group) })
            .OrderBy(group => group.Users[0], StringComparer.Ordinal);
        return new(compared, [.. users], delta.Gaining, delta.Losing, withoutGroups);

        EffectiveDifference Of(string id, SequenceOf<ScopeChange> scopes)
        {
            var (then, today) = (a.Users.Find(id)!, b.Users.Find(id)!);
            var (had, has) = (was.Of(then), now.Of(today));
            var (could, can) = (EffectiveAccess.CanSignIn(then), EffectiveAccess.CanSignIn(today));
            return new(
                IdSet.Empty,
                has.Except(had),
                had.Except(has),
                (could ? Sides.A : Sides.None) | (can ? Sides.B : Sides.None),
                could ? then.Admin : null,
                can ? today.Admin : null,
                scopes
            );
        }
    }

    private static CompanyState Of(CompanyState state, HashSet<string>? ids, bool groups) =>
        state with
        {
            Read = groups ? state.Read : state.Read | Facets.Groups,
            Groups = groups ? state.Groups : Table<UserGroup>.Empty,
            Users = ids is null ? state.Users : Table<User>.Of(state.Users.Where(user => ids.Contains(user.Id))),
        };

    private static bool KnowsGroups(CompanyState state) =>
        state.Has(Facets.Groups) && state.Groups.All(group => group is { Members: not null, Roles: not null });

    private static HashSet<string> UnknownRoles(CompanyState state) =>
        state
            .Roles.Where(role => role.Permissions is null || role.Applications is null || role.Agents is null)
            .Select(role => role.Id)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsKnown(User user, EffectiveAccess ways, HashSet<string> unknownRoles) =>
        user is { Status: not null, Roles: not null, Permissions: not null, Applications: not null, Agents: not null }
        && !ways.RolesOf(user).Any(unknownRoles.Contains);
}
