using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>Compares the effective access of everybody in two states of a company.</summary>
internal sealed class AccessComparison(CompanyState before, CompanyState after)
{
    private readonly EffectiveAccess was = new(before);
    private readonly EffectiveAccess becomes = new(after);
    private readonly SortedSet<string> gaining = new(StringComparer.Ordinal);
    private readonly SortedSet<string> losing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> holders = new(StringComparer.Ordinal);

    public AccessDelta Compare()
    {
        var changedRoles = ChangedRoles();
        var own = new Dictionary<UserAccess, List<string>>();
        foreach (var pair in KeyedDiff.Between(before.Users, after.Users))
        {
            if (OwnChange(pair) is { } change)
                Append(own, change, pair.Id);
            if (pair is { Before: { } then, After: { } now } && EffectiveAccess.CanSignIn(now))
                NoteHolder(then, now, changedRoles);
        }
        return new(
            [
                .. changedRoles
                    .Values.Select(role => role with { Holders = HoldersOf(role.Role) })
                    .Where(role => role.Holders.Count > 0),
            ],
            [
                .. own.Select(entry => entry.Key with { Users = IdSet.Of(entry.Value) })
                    .OrderBy(entry => entry.Users[0], StringComparer.Ordinal),
            ],
            IdSet.Of(gaining),
            IdSet.Of(losing)
        );
    }

    private SortedDictionary<string, RoleAccess> ChangedRoles()
    {
        var changed = new SortedDictionary<string, RoleAccess>(StringComparer.Ordinal);
        if (!before.Has(Facets.Roles))
            return changed;
        foreach (var (old, now) in KeyedDiff.Between(before.Roles, after.Roles))
        {
            if (old is null || now is null || ReferenceEquals(old, now))
                continue;
            var (had, has) = (EffectiveAccess.Own(old), EffectiveAccess.Own(now));
            if (!had.Equals(has))
                changed.Add(now.Id, new(now.Id, has.Except(had), had.Except(has), had, IdSet.Empty));
        }
        return changed;
    }

    private UserAccess? OwnChange(Pair<User> pair)
    {
        var (old, now) = (pair.Before, pair.After!);
        var (could, can) = (old is not null && EffectiveAccess.CanSignIn(old), EffectiveAccess.CanSignIn(now));
        if (!could && !can)
            return null;
        var (had, has) = (old is null ? GrantSet.Empty : was.Of(old), becomes.Of(now));
        var (hadRoles, hasRoles) = (could ? was.RolesOf(old!) : IdSet.Empty, can ? becomes.RolesOf(now) : IdSet.Empty);
        var scopes = could && can ? Scopes(old!, now) : SequenceOf<ScopeChange>.Empty;
        var (adminBefore, adminAfter) = (could ? old!.Admin : null, can ? now.Admin : null);
        Count(now.Id, had, has, scopes, adminBefore, adminAfter);
        var ownGrants = old is null || !EffectiveAccess.Own(old).Equals(EffectiveAccess.Own(now));
        if (could == can && hadRoles.Equals(hasRoles) && !ownGrants && scopes.Count == 0 && adminBefore == adminAfter)
            return null;
        return new(
            IdSet.Empty,
            old is null ? UserStep.Joins
                : could && !can ? UserStep.Leaves
                : !could ? UserStep.Returns
                : UserStep.Changes,
            now.Type,
            now.WebServicesOnly == true,
            has.Except(had),
            had.Except(has),
            hasRoles.Except(hadRoles),
            hadRoles.Except(hasRoles),
            adminBefore,
            adminAfter,
            now.Entities,
            scopes
        );
    }

    private void Count(
        string user,
        GrantSet had,
        GrantSet has,
        SequenceOf<ScopeChange> scopes,
        string? adminBefore,
        string? adminAfter
    )
    {
        if (!had.Covers(has) || scopes.Any(scope => scope.Widens) || Level(adminAfter) > Level(adminBefore))
            gaining.Add(user);
        if (!has.Covers(had) || scopes.Any(scope => scope.Narrows) || Level(adminAfter) < Level(adminBefore))
            losing.Add(user);
    }

    private static int Level(string? admin) =>
        admin switch
        {
            "full" => 2,
            "limited" => 1,
            _ => 0,
        };

    private static SequenceOf<ScopeChange> Scopes(User old, User now)
    {
        var scopes = ImmutableArray.CreateBuilder<ScopeChange>();
        Add("entities", old.Entities, now.Entities);
        Add("departments", old.Departments, now.Departments);
        Add("territories", old.Territories, now.Territories);
        return new(scopes.DrainToImmutable());

        void Add(string field, Restriction? from, Restriction? to)
        {
            if (from is not null && to is not null && !from.Equals(to))
                scopes.Add(new(field, from, to));
        }
    }

    private void NoteHolder(User old, User now, SortedDictionary<string, RoleAccess> changedRoles)
    {
        if (changedRoles.Count == 0)
            return;
        var (had, has) = (was.Of(old), becomes.Of(now));
        if (had.Equals(has))
            return;
        var (gained, lost) = (has.Except(had), had.Except(has));
        foreach (var role in was.RolesOf(old).Intersect(becomes.RolesOf(now)))
        {
            if (
                changedRoles.TryGetValue(role, out var change)
                && (change.Gained.Intersect(gained).Count > 0 || change.Lost.Intersect(lost).Count > 0)
            )
            {
                if (!holders.TryGetValue(role, out var users))
                    holders[role] = users = new(StringComparer.Ordinal);
                users.Add(now.Id);
            }
        }
    }

    private IdSet HoldersOf(string role) => holders.TryGetValue(role, out var users) ? IdSet.Of(users) : IdSet.Empty;

    private static void Append(Dictionary<UserAccess, List<string>> own, UserAccess change, string user)
    {
        if (!own.TryGetValue(change, out var users))
            own[change] = users = [];
        users.Add(user);
    }
}
