using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Planning;

/// <summary>
/// <c>formerly</c>: the company as if its ids could be changed. What follows lays the files over that, so that a renamed
/// object is one that was there, with all that the files do not say of it.
/// </summary>
public static class Renaming
{
    extension(DesiredState desired)
    {
        /// <summary>The renames that this company has still to see: those whose old object is there.</summary>
        public IEnumerable<Rename> Renames(CompanyState observed)
        {
            if (!observed.Has(Facets.Users | Facets.Roles | Facets.Groups))
                return [];
            var roles =
                from role in desired.Roles
                where role.Former is { } former && observed.Roles.Contains(former.Id)
                select new Rename(Address.Role(role.Id), role.Former!.Id);
            var groups =
                from grp in desired.Groups
                where grp.Former is { } former && observed.Groups.Contains(former.Id)
                select new Rename(Address.Group(grp.Id), grp.Former!.Id);
            return roles.Concat(groups);
        }

        /// <summary>
        /// Whether the old object stays beside the new one: while somebody holds it who is never written or whose roles cannot
        /// be read, while a group's members cannot be read, and in a plan without removals.
        /// </summary>
        public bool BothStay(Rename rename, CompanyState observed) =>
            desired.Objects(rename.Now.Kind).Find(rename.Now.Id)?.Former is { Stays: true }
            || (
                rename.Now.Kind == ObjectKind.Role
                    ? desired.KeeperOf(rename.Formerly, observed) is not null
                    : !MembersAreKnown(rename, observed)
            );

        internal CompanyState Renamed(CompanyState observed)
        {
            var renames = desired.Renames(observed).ToList();
            if (renames.Count == 0)
                return observed;
            var roles = renames.FindAll(rename => rename.Now.Kind == ObjectKind.Role);
            var renamed = roles.Count == 0 ? observed : desired.RolesRenamed(observed, roles);
            foreach (var rename in renames.Where(rename => rename.Now.Kind == ObjectKind.Group))
                renamed = renamed with { Groups = desired.GroupRenamed(renamed, rename) };
            return renamed;
        }

        private CompanyState RolesRenamed(CompanyState observed, List<Rename> renames)
        {
            var moves = renames.ToDictionary(
                rename => rename.Formerly,
                rename => (To: rename.Now.Id, KeepsOld: desired.Roles.Find(rename.Now.Id)!.Former!.Stays),
                StringComparer.Ordinal
            );
            var gone = renames
                .Where(rename => !desired.BothStay(rename, observed))
                .Select(rename => rename.Formerly)
                .ToHashSet(StringComparer.Ordinal);
            var made = renames
                .Where(rename => !observed.Roles.Contains(rename.Now.Id))
                .Select(rename => Named(observed.Roles.Find(rename.Formerly)!, rename.Now.Id));
            return observed with
            {
                Roles = observed.Roles.Without(gone).With(made),
                Users = observed.Users.With(
                    from user in observed.Users
                    where !desired.LeavesAlone(user.Id) && user.Roles is not null && user.Roles.Any(moves.ContainsKey)
                    select user with
                    {
                        Roles = Moved(user.Roles!),
                    }
                ),
                Groups = observed.Groups.With(
                    from grp in observed.Groups
                    where !desired.LeavesAloneGroup(grp.Id) && grp.Roles is not null && grp.Roles.Any(moves.ContainsKey)
                    select grp with
                    {
                        Roles = Moved(grp.Roles!),
                    }
                ),
            };

            IdSet Moved(IdSet roles) =>
                IdSet.Of(
                    roles.SelectMany(role =>
                        !moves.TryGetValue(role, out var move) ? [role]
                        : move.KeepsOld ? [role, move.To]
                        : (IEnumerable<string>)[move.To]
                    )
                );
        }

        /// <summary>Where the members are not known, the new group begins without any and the old one keeps its own.</summary>
        private Table<UserGroup> GroupRenamed(CompanyState observed, Rename rename)
        {
            var old = observed.Groups.Find(rename.Formerly)!;
            var now = observed.Groups.Find(rename.Now.Id) ?? Named(old, rename.Now.Id);
            if (now.Members is { } members && old.Members is { } carried)
                now = now with { Members = members.Union(carried) };
            var gone = new HashSet<string>(StringComparer.Ordinal);
            if (!desired.BothStay(rename, observed))
                gone.Add(old.Id);
            return observed.Groups.Without(gone).With([now]);
        }
    }

    /// <summary>Whether members can be carried over to the new group.</summary>
    public static bool MembersAreKnown(Rename rename, CompanyState observed) =>
        observed.OffersMembers
        && observed.Groups.Find(rename.Formerly) is { Members: not null }
        && observed.Groups.Find(rename.Now.Id) is null or { Members: not null };

    private static Table<DesiredObject> Objects(this DesiredState desired, ObjectKind kind) =>
        kind == ObjectKind.Role ? desired.Roles : desired.Groups;

    private static Role Named(Role old, string id)
    {
        var fresh = NewObjects.Role(id);
        return old with
        {
            Id = id,
            Permissions = old.Permissions ?? fresh.Permissions,
            Applications = old.Applications ?? fresh.Applications,
            Agents = old.Agents ?? fresh.Agents,
        };
    }

    private static UserGroup Named(UserGroup old, string id)
    {
        var fresh = NewObjects.Group(id);
        return old with
        {
            Id = id,
            Description = old.Description ?? fresh.Description,
            Roles = old.Roles ?? fresh.Roles,
            Members = old.Members ?? fresh.Members,
        };
    }
}
