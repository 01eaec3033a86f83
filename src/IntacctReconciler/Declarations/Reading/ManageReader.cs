using System.Collections.Immutable;

namespace IntacctReconciler.Declarations.Reading;

internal static class ManageReader
{
    private static readonly ImmutableArray<(string, Ownership)> Ownerships =
    [
        ("declared", Ownership.Declared),
        ("exclusive", Ownership.Exclusive),
        ("ignore", Ownership.Ignore),
    ];

    private static readonly ImmutableArray<(string, ListMode)> Modes =
    [
        ("exclusive", ListMode.Exclusive),
        ("additive", ListMode.Additive),
        ("ignore", ListMode.Ignore),
    ];

    private static readonly ImmutableArray<(string, bool)> SwitchRoles = [("keep", false), ("replace", true)];

    public static ManageDeclaration Manage(this MapReader file)
    {
        if (file.Map("manage", Keys.Manage) is not { } manage)
            return new();
        var roles = manage.Map("roles", Keys.ManageRoles);
        var groups = manage.Map("groups", Keys.ManageGroups);
        var users = manage.Map("users", Keys.ManageUsers);
        var ignore = manage.Map("ignore", Keys.ManageIgnore);
        manage.Flag("locked");
        return new()
        {
            At = manage.At,
            RoleObjects = Objects(roles),
            RolePermissions = Mode(roles, "permissions"),
            GroupObjects = Objects(groups),
            GroupRoles = Mode(groups, "roles"),
            GroupMembers = Mode(groups, "members"),
            UserObjects = Objects(users),
            UserRoles = Mode(users, "roles"),
            UserGroups = Mode(users, "groups"),
            UserPermissions = Mode(users, "permissions"),
            UserRestrictions = Mode(users, "restrictions"),
            ReplacesSwitchRoles = users?.Word("switchRoles", SwitchRoles)?.Value ?? false,
            IgnoredUsers = ignore?.Texts("users") ?? [],
            IgnoredRoles = ignore?.Texts("roles") ?? [],
        };
    }

    private static Ownership Objects(MapReader? kind) => kind?.Word("objects", Ownerships)?.Value ?? Ownership.Declared;

    private static ListMode Mode(MapReader? kind, string key) => kind?.Word(key, Modes)?.Value ?? ListMode.Exclusive;
}
