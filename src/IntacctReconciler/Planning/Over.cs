using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Planning;

/// <summary>
/// The desired state as a function: what a company becomes when everything that the files say holds and nothing else changes.
/// Idempotent: over its own result it changes nothing.
/// </summary>
public static class DesiredStateOver
{
    extension(DesiredState desired)
    {
        public CompanyState Over(CompanyState observed)
        {
            var removedRoles = desired.RemovedRoles(observed);
            var roles = observed.Has(Facets.Roles)
                ? desired.RolesOver(observed.Roles, removedRoles)
                : Table<Role>.Empty;
            var leaving = desired.LeavingUsers(observed);
            var users = observed.Has(Facets.Users)
                ? desired.UsersOver(observed.Users, leaving, removedRoles)
                : Table<User>.Empty;
            var groups = observed.Has(Facets.Groups)
                ? desired.GroupsOver(observed, leaving, removedRoles)
                : Table<UserGroup>.Empty;
            return observed with
            {
                Read = desired.Contacts.Count > 0 ? observed.Read | Facets.Contacts : observed.Read,
                Roles = roles,
                Users = users,
                Groups = groups,
                Contacts = (observed.Has(Facets.Contacts) ? observed.Contacts : Table<Contact>.Empty).With(
                    desired.Contacts.Select(contact =>
                        Merge(contact, new Contact(contact.Id), Fields.Contact, isNew: true)
                    )
                ),
            };
        }

        public bool IgnoresUser(string id) => desired.IgnoredUsers.Any(pattern => Wildcard.Matches(pattern, id));

        public bool IgnoresRole(string id) => desired.IgnoredRoles.Any(pattern => Wildcard.Matches(pattern, id));

        /// <summary>
        /// Ignored users and groups out of our hands that hold this role; while there is one, Intacct would refuse to delete it.
        /// </summary>
        public IEnumerable<string> UnwritableHolders(string role, CompanyState observed) =>
            observed
                .Users.Where(user => user.Roles is { } held && held.Contains(role) && desired.IgnoresUser(user.Id))
                .Select(user => user.Id);

        /// <summary>Roles that go: declared absent or not declared under exclusive ownership, and free to go.</summary>
        public IdSet RemovedRoles(CompanyState observed) =>
            observed.Has(Facets.Roles)
                ? IdSet.Of(
                    Gone(desired.Roles, desired.Manage.RoleObjects, observed.Roles, desired.IgnoresRole)
                        .Where(id => !observed.Has(Facets.Users) || !desired.UnwritableHolders(id, observed).Any())
                )
                : IdSet.Empty;

        /// <summary>Users who are deactivated; undeclared ones that are inactive already are none of ours.</summary>
        public IdSet LeavingUsers(CompanyState observed) =>
            observed.Has(Facets.Users)
                ? IdSet.Of(
                    Gone(desired.Users, desired.Manage.UserObjects, observed.Users, desired.IgnoresUser)
                        .Where(id => desired.Users.Contains(id) || observed.Users.Find(id)!.Status != "inactive")
                )
                : IdSet.Empty;

        private Table<Role> RolesOver(Table<Role> observed, IdSet removed) =>
            Table<Role>.Of(
                observed
                    .With(Present(desired.Roles, observed, Fields.Role, NewObjects.Role))
                    .Where(role => !removed.Contains(role.Id))
            );

        private Table<User> UsersOver(Table<User> observed, IdSet leaving, IdSet removedRoles)
        {
            var present = observed.With(Present(desired.Users, observed, Fields.User, NewObjects.User));
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

        private Table<UserGroup> GroupsOver(CompanyState observed, IdSet leaving, IdSet removedRoles)
        {
            var removed = IdSet.Of(Gone(desired.Groups, desired.Manage.GroupObjects, observed.Groups, _ => false));
            var present = observed.Groups.With(
                Present(desired.Groups, observed.Groups, Fields.Group, NewObjects.Group)
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

    private static IEnumerable<T> Present<T>(
        Table<DesiredObject> wanted,
        Table<T> observed,
        ImmutableArray<Field<T>> fields,
        Func<string, T> create
    )
        where T : class, IIdentified =>
        from item in wanted
        where item.Presence == Presence.Present
        let before = observed.Find(item.Id)
        select Merge(item, before ?? create(item.Id), fields, isNew: before is null);

    private static IEnumerable<string> Gone<T>(
        Table<DesiredObject> wanted,
        Ownership ownership,
        Table<T> observed,
        Func<string, bool> ignores
    )
        where T : class, IIdentified =>
        from item in observed
        let declared = wanted.Find(item.Id)
        where
            declared is { Presence: Presence.Absent }
            || (declared is null && ownership == Ownership.Exclusive && !ignores(item.Id))
        select item.Id;

    /// <summary>What Intacct would choose for a new object is nothing that an additive list adds to: else it would be open to all.</summary>
    private static T Merge<T>(DesiredObject wanted, T onto, ImmutableArray<Field<T>> fields, bool isNew)
        where T : class, IIdentified
    {
        foreach (var field in fields)
        {
            if (!wanted.Fields.TryGetValue(field.Name, out var value) || (!isNew && field.Info.OnCreateOnly))
                continue;
            var now = field.Get(onto);
            if (now is not null || isNew)
                onto = field.Set(onto, value.Over(isNew ? null : now));
        }
        return onto;
    }
}
