namespace IntacctReconciler.Simulator.Schema;

/// <summary>Names of the simulated object types.</summary>
internal static class TypeNames
{
    public const string User = "company-config/user";
    public const string UserGroup = "company-config/user-group";
    public const string Member = "company-config/user-group-member";
    public const string Role = "company-config/role";
    public const string RoleRow = "company-config/role-permission-assignment";
    public const string RoleUser = "company-config/role-user-map";
    public const string RoleGroup = "company-config/role-user-group-map";
    public const string Permission = "company-config/permission";
    public const string Contact = "company-config/contact";
    public const string Entity = "company-config/entity";
    public const string Department = "company-config/department";
    public const string Location = "company-config/location";
    public const string History = "company-config/audit-history";
    public const string Territory = "accounts-receivable/territory";
}
