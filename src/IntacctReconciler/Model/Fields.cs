using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Model;

/// <summary>
/// The one table of fields: reading, comparing, writing, plan files, reports, export, schema and documentation all go by it.
/// </summary>
public static class Fields
{
    /// <summary>The field of a role or a user under which grants of a kind stand.</summary>
    public static string OfGrants(PermissionKind kind) =>
        kind switch
        {
            PermissionKind.Standard => "permissions",
            PermissionKind.Application => "customApplications",
            PermissionKind.Agent => "agents",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static ImmutableArray<Field<User>> User { get; } =
    [
        Text<User>(new("name", FieldShape.Text, "User name", "userName"), u => u.Name, (u, v) => u with { Name = v }),
        Text<User>(
            new("email", FieldShape.Text, "Account email address", "accountEmail"),
            u => u.Email,
            (u, v) => u with { Email = v }
        ),
        Text<User>(
            new("contact", FieldShape.Text, "Contact", "contact", OnCreateOnly: true),
            u => u.Contact,
            (u, v) => u with { Contact = v }
        ),
        Text<User>(
            new("type", FieldShape.Text, "User type", "userType", Choices.UserType, "business"),
            u => u.Type,
            (u, v) => u with { Type = v }
        ),
        Text<User>(
            new("status", FieldShape.Text, "Status", "status", Choices.Status, "active"),
            u => u.Status,
            (u, v) => u with { Status = v }
        ),
        Text<User>(
            new("admin", FieldShape.Text, "Admin privileges", "adminPrivileges", Choices.Admin, "off"),
            u => u.Admin,
            (u, v) => u with { Admin = v }
        ),
        Flag<User>(
            new("webServicesOnly", FieldShape.Flag, "Web Services only", "webServices.isRestricted", Default: "false"),
            u => u.WebServicesOnly,
            (u, v) => u with { WebServicesOnly = v }
        ),
        Flag<User>(
            new(
                "passwordNeverExpires",
                FieldShape.Flag,
                "Keep my password until I reset it",
                "password.neverExpires",
                Default: "false"
            ),
            u => u.PasswordNeverExpires,
            (u, v) => u with { PasswordNeverExpires = v }
        ),
        Flag<User>(
            new("disablePassword", FieldShape.Flag, "Disable password", "password.disablePassword", Default: "false"),
            u => u.DisablePassword,
            (u, v) => u with { DisablePassword = v }
        ),
        Flag<User>(
            new("sso.enabled", FieldShape.Flag, "Enable single sign-on", "sso.isSSOEnabled", Default: "false"),
            u => u.SsoEnabled,
            (u, v) => u with { SsoEnabled = v }
        ),
        Text<User>(
            new("sso.id", FieldShape.Text, "Federated SSO user ID", "sso.federatedSSOId"),
            u => u.SsoId,
            (u, v) => u with { SsoId = v }
        ),
        Text<User>(
            new(
                "trustedDevices",
                FieldShape.Text,
                "Trusted devices",
                "trustedDevices",
                Choices.TrustedDevices,
                "companyDefault"
            ),
            u => u.TrustedDevices,
            (u, v) => u with { TrustedDevices = v }
        ),
        Reach<User>(
            new("entities", FieldShape.Reach, "Entities", "entities, entityAccess", Default: "all"),
            u => u.Entities,
            (u, v) => u with { Entities = v }
        ),
        Reach<User>(
            new("departments", FieldShape.Reach, "Departments", "departments", Default: "all"),
            u => u.Departments,
            (u, v) => u with { Departments = v }
        ),
        Reach<User>(
            new("territories", FieldShape.Reach, "Territories", "territories", Default: "all"),
            u => u.Territories,
            (u, v) => u with { Territories = v }
        ),
        Flag<User>(
            new(
                "hideOtherDepartmentTransactions",
                FieldShape.Flag,
                "Hide transactions of other departments",
                "hideOtherDepartmentTransactions",
                Default: "false"
            ),
            u => u.HideOtherDepartmentTransactions,
            (u, v) => u with { HideOtherDepartmentTransactions = v }
        ),
        Ids<User>(new("roles", FieldShape.Ids, "Roles", "roles"), u => u.Roles, (u, v) => u with { Roles = v }),
        Grants<User>(
            new("permissions", FieldShape.Grants, "Permissions", "permissionAssignments"),
            u => u.Permissions,
            (u, v) => u with { Permissions = v }
        ),
        Grants<User>(
            new("customApplications", FieldShape.Grants, "Custom applications", "customPermissionAssignments"),
            u => u.Applications,
            (u, v) => u with { Applications = v }
        ),
        Grants<User>(
            new("agents", FieldShape.Grants, "Agents", "agentPermissionAssignments"),
            u => u.Agents,
            (u, v) => u with { Agents = v }
        ),
    ];

    public static ImmutableArray<Field<Role>> Role { get; } =
    [
        Text<Role>(
            new("description", FieldShape.Text, "Description", "description"),
            r => r.Description,
            (r, v) => r with { Description = v }
        ),
        Text<Role>(
            new("roleType", FieldShape.Text, "Role type", "roleType", Choices.RoleType, "enterprise"),
            r => r.RoleType,
            (r, v) => r with { RoleType = v }
        ),
        Text<Role>(
            new("applyTo", FieldShape.Text, "Use for", "applyTo", Choices.ApplyTo, "loginAndSlideIn"),
            r => r.ApplyTo,
            (r, v) => r with { ApplyTo = v }
        ),
        Grants<Role>(
            new("permissions", FieldShape.Grants, "Permissions", "rolePermissionAssignments"),
            r => r.Permissions,
            (r, v) => r with { Permissions = v }
        ),
        Grants<Role>(
            new("customApplications", FieldShape.Grants, "Custom applications", "customRolePermissionAssignments"),
            r => r.Applications,
            (r, v) => r with { Applications = v }
        ),
        Grants<Role>(
            new("agents", FieldShape.Grants, "Agents", "agentRolePermissionAssignments"),
            r => r.Agents,
            (r, v) => r with { Agents = v }
        ),
    ];

    public static ImmutableArray<Field<UserGroup>> Group { get; } =
    [
        Text<UserGroup>(
            new("description", FieldShape.Text, "Description", "description"),
            g => g.Description,
            (g, v) => g with { Description = v }
        ),
        Ids<UserGroup>(new("roles", FieldShape.Ids, "Roles", "roles"), g => g.Roles, (g, v) => g with { Roles = v }),
        Ids<UserGroup>(
            new("members", FieldShape.Ids, "Members", "user-group-member"),
            g => g.Members,
            (g, v) => g with { Members = v }
        ),
    ];

    public static ImmutableArray<Field<Contact>> Contact { get; } =
    [
        Text<Contact>(
            new("first", FieldShape.Text, "First name", "firstName", OnCreateOnly: true),
            c => c.FirstName,
            (c, v) => c with { FirstName = v }
        ),
        Text<Contact>(
            new("last", FieldShape.Text, "Last name", "lastName", OnCreateOnly: true),
            c => c.LastName,
            (c, v) => c with { LastName = v }
        ),
        Text<Contact>(
            new("printAs", FieldShape.Text, "Print as", "printAs", OnCreateOnly: true),
            c => c.PrintAs,
            (c, v) => c with { PrintAs = v }
        ),
        Text<Contact>(
            new("email", FieldShape.Text, "Primary email address", "email1", OnCreateOnly: true),
            c => c.Email,
            (c, v) => c with { Email = v }
        ),
    ];

    /// <summary>What is known of a kind's fields, for whoever has no typed object at hand.</summary>
    public static ImmutableArray<FieldInfo> Of(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Contact => [.. Contact.Select(field => field.Info)],
            ObjectKind.Role => [.. Role.Select(field => field.Info)],
            ObjectKind.Group => [.. Group.Select(field => field.Info)],
            ObjectKind.User => [.. User.Select(field => field.Info)],
            _ => throw new UnreachableException(),
        };

    private static Field<T> Text<T>(FieldInfo info, Func<T, string?> get, Func<T, string, T> set) =>
        new(
            info,
            from => get(from) is { } text ? new FieldValue.Text(text) : null,
            (to, value) => set(to, ((FieldValue.Text)value).Value)
        );

    private static Field<T> Flag<T>(FieldInfo info, Func<T, bool?> get, Func<T, bool, T> set) =>
        new(
            info,
            from => get(from) is { } flag ? new FieldValue.Flag(flag) : null,
            (to, value) => set(to, ((FieldValue.Flag)value).Value)
        );

    private static Field<T> Ids<T>(FieldInfo info, Func<T, IdSet?> get, Func<T, IdSet, T> set) =>
        new(
            info,
            from => get(from) is { } ids ? new FieldValue.Ids(ids) : null,
            (to, value) => set(to, ((FieldValue.Ids)value).Value)
        );

    private static Field<T> Grants<T>(FieldInfo info, Func<T, GrantSet?> get, Func<T, GrantSet, T> set) =>
        new(
            info,
            from => get(from) is { } grants ? new FieldValue.Grants(grants) : null,
            (to, value) => set(to, ((FieldValue.Grants)value).Value)
        );

    private static Field<T> Reach<T>(FieldInfo info, Func<T, Restriction?> get, Func<T, Restriction, T> set) =>
        new(
            info,
            from => get(from) is { } reach ? new FieldValue.Reach(reach) : null,
            (to, value) => set(to, ((FieldValue.Reach)value).Value)
        );
}
