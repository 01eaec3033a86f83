using System.Diagnostics;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Composing;

/// <summary>The fields that a declaration speaks of, with their places, in the order of the documentation.</summary>
internal static class DeclaredFields
{
    /// <summary>All but <c>state</c>, <c>owner</c>, <c>ticket</c>, <c>allow</c>, <c>like</c> and <c>formerly</c>.</summary>
    public static IEnumerable<(string Name, Origin At)> Of(ObjectDeclaration declared) =>
        All(declared).Where(field => field.At is not null).Select(field => (field.Name, field.At!.Value));

    private static IEnumerable<(string Name, Origin? At)> All(ObjectDeclaration declared) =>
        declared switch
        {
            RoleDeclaration role => OfRole(role),
            GroupDeclaration group => OfGroup(group),
            UserDeclaration user => OfUser(user),
            _ => throw new UnreachableException(),
        };

    private static IEnumerable<(string Name, Origin? At)> OfRole(RoleDeclaration role) =>
        [
            ("description", role.Description?.At),
            ("roleType", role.RoleType?.At),
            ("applyTo", role.ApplyTo?.At),
            ("permissions", role.Permissions?.At),
            ("customApplications", role.CustomApplications?.At),
            ("agents", role.Agents?.At),
        ];

    private static IEnumerable<(string Name, Origin? At)> OfGroup(GroupDeclaration group) =>
        [("description", group.Description?.At), ("roles", group.Roles?.At), ("members", group.Members?.At)];

    private static IEnumerable<(string Name, Origin? At)> OfUser(UserDeclaration user) =>
        [
            ("name", user.Name?.At),
            ("email", user.Email?.At),
            ("contact", user.Contact?.At),
            ("type", user.Type?.At),
            ("status", user.Status?.At),
            ("admin", user.Admin?.At),
            ("webServicesOnly", user.WebServicesOnly?.At),
            ("passwordNeverExpires", user.PasswordNeverExpires?.At),
            ("disablePassword", user.DisablePassword?.At),
            ("sso", user.SsoEnabled?.At ?? user.SsoId?.At),
            ("trustedDevices", user.TrustedDevices?.At),
            ("entities", user.Entities?.At),
            ("departments", user.Departments?.At),
            ("territories", user.Territories?.At),
            ("hideOtherDepartmentTransactions", user.HideOtherDepartmentTransactions?.At),
            ("roles", user.Roles?.At),
            ("groups", user.Groups?.At),
            ("permissions", user.Permissions?.At),
            ("customApplications", user.CustomApplications?.At),
            ("agents", user.Agents?.At),
        ];
}
