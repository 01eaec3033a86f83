using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Planning;

/// <summary>Who keeps a role from being deleted.</summary>
/// <param name="CanBeRead">False where the holder's roles could not be read, so that it may hold it.</param>
public readonly record struct Keeper(Address Holder, bool CanBeRead);

/// <summary>
/// The desired state as a function: what a company becomes when everything that the files say holds and nothing else changes.
/// Idempotent: over its own result it changes nothing.
/// </summary>
public static class DesiredStateOver
{
    extension(DesiredState desired)
    {
        public CompanyState Over(CompanyState asItIs)
        {
            var observed = desired.Renamed(asItIs);
            var removedRoles = desired.RemovedRoles(observed);
            var roles = observed.Has(Facets.Roles)
                ? desired.RolesOver(asItIs.Roles, observed.Roles, removedRoles)
                : Table<Role>.Empty;
            var leaving = desired.LeavingUsers(observed);
            var users = observed.Has(Facets.Users)
                ? desired.UsersOver(observed.Users, leaving, removedRoles)
                : Table<User>.Empty;
            var groups = observed.Has(Facets.Groups)
                ? desired.GroupsOver(asItIs.Groups, observed, leaving, removedRoles)
                : Table<UserGroup>.Empty;
            return observed with
            {
                Read = desired.Contacts.Count > 0 ? observed.Read | Facets.Contacts : observed.Read,
                Roles = roles,
                Users = users,
                Groups = groups,
                Contacts = (observed.Has(Facets.Contacts) ? observed.Contacts : Table<Contact>.Empty).With(
                    desired.Contacts.Select(contact =>
                        Merge(contact, null, new Contact(contact.Id), Fields.Contact, isMade: true)
                    )
                ),
            };
        }

        public bool IgnoresUser(string id) => desired.IgnoredUsers.Any(pattern => Wildcard.Matches(pattern, id));

        public bool IgnoresRole(string id) => desired.IgnoredRoles.Any(pattern => Wildcard.Matches(pattern, id));

        /// <summary>
        /// Who keeps a role from going: somebody who holds it and is never written, or may hold it as far as can be read.
        /// While there is one, Intacct would refuse to delete it, or take it from somebody whom nobody named.
        /// </summary>
        public Keeper? KeeperOf(string role, CompanyState observed)
        {
            foreach (var user in observed.Users)
            {
                if (user.Roles is null)
                    return new(Address.User(user.Id), CanBeRead: false);
                if (user.Roles.Contains(role) && desired.LeavesAlone(user.Id))
                    return new(Address.User(user.Id), CanBeRead: true);
            }
            foreach (var group in observed.Has(Facets.Groups) ? observed.Groups : Table<UserGroup>.Empty)
            {
                if (group.Roles is null)
                    return new(Address.Group(group.Id), CanBeRead: false);
                if (group.Roles.Contains(role) && desired.LeavesAloneGroup(group.Id))
                    return new(Address.Group(group.Id), CanBeRead: true);
            }
            return null;
        }

        /// <summary>Roles that shall go: declared absent, or not declared under exclusive ownership.</summary>
        public IEnumerable<string> UnwantedRoles(CompanyState observed) =>
            observed.Has(Facets.Roles)
                ? Gone(desired.Roles, desired.Manage.RoleObjects, observed.Roles, desired.IgnoresRole)
                : [];

        /// <summary>Those of them that can go.</summary>
        public IdSet RemovedRoles(CompanyState observed) =>
            IdSet.Of(
                desired
                    .UnwantedRoles(observed)
                    .Where(role => !observed.Has(Facets.Users) || desired.KeeperOf(role, observed) is null)
            );

        /// <summary>
        /// Users who are deactivated; undeclared ones that are inactive already are none of ours, and one whose status cannot
        /// be read would lose everything else and stay active.
        /// </summary>
        public IdSet LeavingUsers(CompanyState observed) =>
            observed.Has(Facets.Users)
                ? IdSet.Of(
                    Gone(desired.Users, desired.Manage.UserObjects, observed.Users, desired.IgnoresUser)
                        .Where(id =>
                            observed.Users.Find(id)!.Status is { } status
                            && (status != "inactive" || desired.Users.Contains(id))
                        )
                )
                : IdSet.Empty;

        internal bool LeavesAlone(string user) =>
            desired.IgnoresUser(user)
            || (desired.Manage.UserObjects == Ownership.Ignore && !desired.Users.Contains(user));

        internal bool LeavesAloneGroup(string group) =>
            desired.Manage.GroupObjects == Ownership.Ignore
            && !desired.Groups.Contains(group)
            && !desired.Groups.Any(declared => declared.Former?.Id == group);

        private Table<Role> RolesOver(Table<Role> asTheyAre, Table<Role> observed, IdSet removed) =>
            Table<Role>.Of(
                observed
                    .With(Present(desired.Roles, asTheyAre, observed, Fields.Role, NewObjects.Role))
                    .Where(role => !removed.Contains(role.Id))
            );

        private Table<User> UsersOver(Table<User> observed, IdSet leaving, IdSet removedRoles)
        {
            var present = observed.With(Present(desired.Users, observed, observed, Fields.User, NewObjects.User));
            return Table<User>.Of(
                present.Select(user =>
                    leaving.Contains(user.Id) ? Deactivated(user)
                    : user.Roles is { } roles && removedRoles.Any(roles.Contains)
                        ? user with
                        {
                            Roles = roles.Except(removedRoles),
                        }
                    : user
                )
            );
        }

        private Table<UserGroup> GroupsOver(
            Table<UserGroup> asTheyAre,
            CompanyState observed,
            IdSet leaving,
            IdSet removedRoles
        )
        {
            var removed = IdSet.Of(Gone(desired.Groups, desired.Manage.GroupObjects, observed.Groups, _ => false));
            var present = observed.Groups.With(
                Present(desired.Groups, asTheyAre, observed.Groups, Fields.Group, NewObjects.Group)
            );
            var members = observed.OffersMembers ? new GroupMembers(desired, leaving) : null;
            return Table<UserGroup>.Of(
                present
                    .Where(group => !removed.Contains(group.Id))
                    .Select(group =>
                        group with
                        {
                            Roles = group.Roles?.Except(removedRoles),
                            Members =
                                group.Members is { } now && members is not null
                                    ? members.Of(group.Id, now)
                                    : group.Members,
                        }
                    )
            );
        }
    }

    /// <summary>A user who leaves keeps the record, as Intacct never deletes one that has signed in; everything else goes.</summary>
    public static User Deactivated(User user) =>
        user with
        {
            Status = "inactive",
            Admin = user.Admin is null ? null : "off",
            Roles = user.Roles is null ? null : IdSet.Empty,
            Permissions = user.Permissions is null ? null : Catalogue.GrantSet.Empty,
            Applications = user.Applications is null ? null : Catalogue.GrantSet.Empty,
            Agents = user.Agents is null ? null : Catalogue.GrantSet.Empty,
        };

    /// <param name="asTheyAre">Before renaming: what is not there is made, with every field that is declared.</param>
    private static IEnumerable<T> Present<T>(
        Table<DesiredObject> wanted,
        Table<T> asTheyAre,
        Table<T> observed,
        ImmutableArray<Field<T>> fields,
        Func<string, T> create
    )
        where T : class, IIdentified =>
        from item in wanted
        where item.Presence == Presence.Present
        let before = observed.Find(item.Id)
        select Merge(item, before, create(item.Id), fields, isMade: !asTheyAre.Contains(item.Id));

    /// <summary>An old name that stays beside the new one is nobody's extra.</summary>
    private static IEnumerable<string> Gone<T>(
        Table<DesiredObject> wanted,
        Ownership ownership,
        Table<T> observed,
        Func<string, bool> ignores
    )
        where T : class, IIdentified
    {
        var former = wanted.Select(item => item.Former?.Id).ToHashSet(StringComparer.Ordinal);
        return from item in observed
            let declared = wanted.Find(item.Id)
            where
                declared is { Presence: Presence.Absent }
                || (
                    declared is null
                    && ownership == Ownership.Exclusive
                    && !ignores(item.Id)
                    && !former.Contains(item.Id)
                )
            select item.Id;
    }

    /// <summary>What Intacct would choose for a new object is nothing that an additive list adds to: else it would be open to all.</summary>
    /// <param name="before">The object as it is, or what it takes over from its old name.</param>
    private static T Merge<T>(DesiredObject wanted, T? before, T fresh, ImmutableArray<Field<T>> fields, bool isMade)
        where T : class, IIdentified
    {
        var onto = before ?? fresh;
        foreach (var field in fields)
        {
            if (!wanted.Fields.TryGetValue(field.Name, out var value) || (!isMade && field.Info.OnCreateOnly))
                continue;
            var now = field.Get(onto);
            if (now is not null || isMade)
                onto = field.Set(onto, value.Over(before is null ? null : now));
        }
        return onto;
    }
}
