using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>A list that is declared although <c>manage</c> says that its kind is not managed does nothing, which should be said once.</summary>
internal static class IgnoredLists
{
    private const string Restrictions = "users.restrictions";

    public static void Note(Composition composition, IProblems problems)
    {
        var file = composition.File;
        var manage = composition.Manage;
        Note("roles.permissions", manage.RolePermissions, file.Roles.Select(role => role.Permissions?.At));
        Note("groups.roles", manage.GroupRoles, file.Groups.Select(group => group.Roles?.At));
        Note("groups.members", manage.GroupMembers, file.Groups.Select(group => group.Members?.At));
        Note("users.roles", manage.UserRoles, file.Users.Select(user => user.Roles?.At));
        Note("users.groups", manage.UserGroups, file.Users.Select(user => user.Groups?.At));
        Note("users.permissions", manage.UserPermissions, file.Users.Select(user => user.Permissions?.At));
        Note(
            Restrictions,
            manage.UserRestrictions,
            file.Users.Select(user => user.Entities?.At ?? user.Departments?.At ?? user.Territories?.At)
        );

        void Note(string key, ListMode mode, IEnumerable<Origin?> declared)
        {
            if (mode is ListMode.Ignore && declared.FirstOrDefault(at => at is not null) is { } at)
                problems.Add(Codes.ListNotManaged(at, key, butOfNewUsers: key == Restrictions));
        }
    }
}
