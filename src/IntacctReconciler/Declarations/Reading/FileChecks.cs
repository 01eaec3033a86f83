using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>What takes two parts of a file to see, wherever in the file they stand.</summary>
internal sealed class FileChecks(AccessFile file, IProblems problems)
{
    public void Run(Origin? rolesAt)
    {
        if (file.PermissionModel.Value == PermissionModel.UserBased)
            UserBased(rolesAt);
        else
            RoleBased();
        Additive();
    }

    private void UserBased(Origin? rolesAt)
    {
        if (rolesAt is { } section)
            problems.Add(Codes.NoRolesInUserBased(section, "\"roles\"", file.PermissionModel.At));
        foreach (var user in file.Users)
        {
            if (user.Roles is { } roles)
                problems.Add(
                    Codes.NoRolesInUserBased(roles.At, Of("roles", "user", user).ToString(), file.PermissionModel.At)
                );
        }
    }

    private void RoleBased()
    {
        foreach (var user in file.Users)
        {
            if (user.Permissions is { } permissions)
                problems.Add(
                    Codes.NoPermissionsOfUsers(
                        permissions.At,
                        Of("permissions", "user", user).ToString(),
                        file.PermissionModel.At
                    )
                );
        }
    }

    private void Additive()
    {
        var manage = file.Manage;
        foreach (var role in file.Roles)
            Permissions(manage.RolePermissions, "manage.roles.permissions", role.Permissions, "role", role);
        foreach (var group in file.Groups)
        {
            List(manage.GroupRoles, "manage.groups.roles", group.Roles, Of("roles", "group", group));
            List(manage.GroupMembers, "manage.groups.members", group.Members, Of("members", "group", group));
        }
        foreach (var user in file.Users)
        {
            List(manage.UserRoles, "manage.users.roles", user.Roles, Of("roles", "user", user));
            List(manage.UserGroups, "manage.users.groups", user.Groups, Of("groups", "user", user));
            Permissions(manage.UserPermissions, "manage.users.permissions", user.Permissions, "user", user);
        }
    }

    private void List(ListMode mode, string setting, ListDeclaration? list, Spot spot)
    {
        if (mode == ListMode.Additive && list is { Items.IsEmpty: true })
            problems.Add(Codes.AdditiveTakesAway(list.At, spot.ToString(), setting));
    }

    private void Permissions(
        ListMode mode,
        string setting,
        PermissionsDeclaration? declared,
        string kind,
        ObjectDeclaration of
    )
    {
        if (mode != ListMode.Additive || declared is null)
            return;
        if (declared.Everything is { Value: Preset.None } || declared is { Everything: null, Modules.IsEmpty: true })
            Refuse(declared.At, Of("permissions", kind, of));
        foreach (var module in declared.Modules)
        {
            if (module.Whole is { Value: Preset.None })
                Refuse(module.At, Of(module.Name, kind, of));
            foreach (var entry in module.Entries)
            {
                if (
                    entry.Rights
                    is RightsDeclaration.OfPreset { Preset: Preset.None }
                        or RightsDeclaration.OfWords { Words.IsEmpty: true }
                )
                    Refuse(entry.At, Of(entry.Name, kind, of));
            }
        }

        void Refuse(Origin at, Spot spot) => problems.Add(Codes.AdditiveTakesAway(at, spot.ToString(), setting));
    }

    private static Spot Of(string key, string kind, ObjectDeclaration owner) => new(new(kind, owner.Id), key);
}
