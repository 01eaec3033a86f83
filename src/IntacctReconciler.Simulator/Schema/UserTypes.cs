using static IntacctReconciler.Simulator.Schema.FieldTable;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>Users, user groups and who is in them.</summary>
internal static class UserTypes
{
    public static readonly ObjectType User = new(
        TypeNames.User,
        Offers.All,
        ["id", "accountEmail", "contact"],
        [
            Key,
            OwnId,
            Text("userName"),
            Text("accountEmail") with
            {
                OmittedWhenNull = true,
            },
            Choice(
                "userType",
                "business",
                "business",
                "employee",
                "viewOnly",
                "dashboard",
                "projectManager",
                "paymentApprover",
                "client",
                "platform",
                "crm",
                "warehouse",
                "constructionManager"
            ),
            Choice("adminPrivileges", "off", "off", "limited", "full"),
            Choice("status", "active", "active", "inactive", "lockedOut"),
            Flag("webServices.isEnabled") with
            {
                ReadOnly = true,
            },
            Flag("webServices.isRestricted"),
            Flag("password.neverExpires"),
            Flag("password.requiresReset"),
            Flag("password.disablePassword"),
            Flag("sso.isSSOEnabled"),
            Optional("sso.federatedSSOId"),
            Flag("entityAccess.allowUnrestrictedAccess", byDefault: true),
            Flag("entityAccess.allowTopLevelAccess"),
            Reference("contact", TypeNames.Contact, ContactDetails),
            Choice("trustedDevices", "companyDefault", "companyDefault", "always", "never"),
            Flag("isChatterDisabled"),
            Flag("hideOtherDepartmentTransactions"),
            References("locations", TypeNames.Location) with
            {
                Deprecated = true,
            },
            References("entities", TypeNames.Entity),
            References("departments", TypeNames.Department),
            References("territories", TypeNames.Territory),
            new("roles", FieldKind.Links)
            {
                Target = TypeNames.RoleUser,
                Owner = "user",
                Through = "role",
            },
            new("permissionAssignments", FieldKind.PermissionGrants),
            new("customPermissionAssignments", FieldKind.ApplicationGrants),
            new("agentPermissionAssignments", FieldKind.AgentGrants),
            .. Audit(),
            Entity with
            {
                Immutable = true,
            },
            Href,
        ]
    );

    public static readonly ObjectType UserGroup = new(
        TypeNames.UserGroup,
        Offers.All,
        ["id", "description"],
        [
            Key,
            OwnId,
            Href,
            Text("description"),
            new("roles", FieldKind.Links)
            {
                Target = TypeNames.RoleGroup,
                Owner = "userGroup",
                Through = "role",
            },
            .. Audit(),
        ]
    );

    public static readonly ObjectType Member = new(
        TypeNames.Member,
        Offers.Create | Offers.Delete,
        ["userGroup", "user"],
        [
            Key,
            KeyAsId,
            Href,
            Reference("userGroup", TypeNames.UserGroup) with
            {
                Indexed = true,
            },
            Reference("user", TypeNames.User, "userName") with
            {
                Indexed = true,
            },
            .. Audit(withKeyStrings: false),
        ]
    );
}
