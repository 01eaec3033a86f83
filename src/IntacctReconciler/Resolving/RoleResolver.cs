using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

internal sealed class RoleResolver(Resolution resolution)
{
    public DesiredObject Resolve(RoleDeclaration role)
    {
        var address = Address.Role(role.Id);
        var now = role.IsAbsent
            ? resolution.Observed.Roles.Find(role.Id)
            : resolution.AsItIs(role, resolution.Observed.Roles, resolution.Roles);
        var fields = new WantedFields(resolution, address);
        resolution.IsSlip(resolution.Roles, role);
        if (!role.IsAbsent)
        {
            var mode = resolution.Manage.RolePermissions;
            var observed = resolution.Observed.Roles;
            fields.Text("description", role.Description);
            fields.Choice("roleType", role.RoleType, Choices.RoleType, observed, one => one.RoleType);
            fields.Choice("applyTo", role.ApplyTo, Choices.ApplyTo, observed, one => one.ApplyTo);
            fields.Permissions(role.Permissions, mode, now?.Permissions ?? GrantSet.Empty);
            fields.Custom(
                "customApplications",
                PermissionKind.Application,
                role.CustomApplications,
                mode,
                now?.Applications ?? GrantSet.Empty
            );
            fields.Custom("agents", PermissionKind.Agent, role.Agents, mode, now?.Agents ?? GrantSet.Empty);
            if (now is not null && role.Permissions is { } permissions && mode is not ListMode.Ignore)
                NoteUndeclared(address, role, now, permissions);
        }
        var wanted = role.Desired(fields);
        resolution.CheckTakenOver(wanted, address, now, ["permissions", "customApplications", "agents"]);
        return wanted;
    }

    /// <summary>They are fields of their own, which somebody who declares the permissions may not know.</summary>
    private void NoteUndeclared(Address address, RoleDeclaration role, Role now, PermissionsDeclaration permissions)
    {
        if (role.CustomApplications is null && now.Applications is { Count: > 0 } applications)
            resolution.Problems.Add(
                Codes.UndeclaredGrants(permissions.At, address.Said(), "customApplications", applications.Count)
            );
        if (role.Agents is null && now.Agents is { Count: > 0 } agents)
            resolution.Problems.Add(Codes.UndeclaredGrants(permissions.At, address.Said(), "agents", agents.Count));
    }
}
