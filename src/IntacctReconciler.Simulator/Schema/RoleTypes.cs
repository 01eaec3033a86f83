using static IntacctReconciler.Simulator.Schema.FieldTable;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>The permission catalogue, roles, their permissions and who holds them.</summary>
internal static class RoleTypes
{
    public static readonly ObjectType Role = new(
        TypeNames.Role,
        Offers.All,
        ["id"],
        [
            Key,
            OwnId,
            Href,
            Optional("description"),
            Choice("roleType", "enterprise", "enterprise", "eConsole", "multiEntityDistributed", "multiEntityShared"),
            Choice("applyTo", "loginAndSlideIn", "loginAndSlideIn", "loginOnly", "slideInOnly"),
            new("rolePermissionAssignments", FieldKind.Rows) { Target = TypeNames.RoleRow, Owner = "role" },
            new("customRolePermissionAssignments", FieldKind.ApplicationGrants),
            new("agentRolePermissionAssignments", FieldKind.AgentGrants),
            new("roleUsers", FieldKind.Rows)
            {
                Target = TypeNames.RoleUser,
                Owner = "role",
                ReadOnly = true,
            },
            new("roleGroups", FieldKind.Rows)
            {
                Target = TypeNames.RoleGroup,
                Owner = "role",
                ReadOnly = true,
            },
            .. Audit(),
        ]
    );

    public static readonly ObjectType RoleRow = new(
        TypeNames.RoleRow,
        Offers.Update,
        [],
        [
            Key,
            KeyAsId,
            Href,
            ReadOnly("role", TypeNames.Role),
            Reference("permission", TypeNames.Permission, "module", "name") with
            {
                Indexed = true,
            },
            Rights("accessRights"),
            .. Audit(),
        ]
    )
    {
        IsOwned = true,
    };

    public static readonly ObjectType RoleUser = new(
        TypeNames.RoleUser,
        Offers.Read,
        [],
        [Key, KeyAsId, Href, ReadOnly("role", TypeNames.Role), ReadOnly("user", TypeNames.User), .. Audit()]
    );

    public static readonly ObjectType RoleGroup = new(
        TypeNames.RoleGroup,
        Offers.Read,
        [],
        [Key, KeyAsId, Href, ReadOnly("role", TypeNames.Role), ReadOnly("userGroup", TypeNames.UserGroup), .. Audit()]
    );

    public static readonly ObjectType Permission = new(
        TypeNames.Permission,
        Offers.Read,
        [],
        [
            Key,
            KeyAsId,
            Href,
            Listed("module", LongVocabularies.Modules),
            Listed("name", LongVocabularies.PermissionNames),
            Listed("permissionGroup", new Vocabulary("activitiesAndLists", "objectIds", "reports")) with
            {
                Nullable = true,
            },
            Rights("allowedAccessRights") with
            {
                ReadOnly = true,
            },
        ]
    );

    private static Field ReadOnly(string path, string target) =>
        Reference(path, target) with
        {
            ReadOnly = true,
            Indexed = true,
        };

    private static Field Listed(string path, Vocabulary values) =>
        new(path, FieldKind.Choice) { ReadOnly = true, Values = values };
}
