using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>Names of object types in paths and queries.</summary>
internal static class Types
{
    public const string User = "company-config/user";
    public const string Role = "company-config/role";
    public const string RoleUser = "company-config/role-user-map";
    public const string RoleGroup = "company-config/role-user-group-map";
    public const string Group = "company-config/user-group";
    public const string Member = "company-config/user-group-member";
    public const string Permission = "company-config/permission";
    public const string Entity = "company-config/entity";
    public const string Department = "company-config/department";
    public const string Location = "company-config/location";
    public const string Territory = "accounts-receivable/territory";
    public const string History = "company-config/audit-history";
    public const string Contact = "company-config/contact";

    /// <summary>Not types of objects that can be read; their keys are kept under these names.</summary>
    public const string Application = "platform/custom-application";
    public const string Agent = "agent";

    public const int MostKeys = 500;

    /// <summary>A role has a thousand rows of permissions.</summary>
    public const int MostRoleKeys = 50;

    public static string Of(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Contact => Contact,
            ObjectKind.Role => Role,
            ObjectKind.Group => Group,
            ObjectKind.User => User,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
