using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>Reads roles and groups.</summary>
internal sealed class RoleShape(Facets facets, KeyRing keys, Notes notes)
{
    public static ImmutableArray<string> Flat { get; } =
    ["id", "description", "roleType", "applyTo", "audit.modifiedDateTime", "audit.modifiedByUser.id"];

    public static ImmutableArray<string> FlatGroup { get; } =
    ["id", "description", "audit.modifiedDateTime", "audit.modifiedByUser.id"];

    public Role Read(Row row)
    {
        var id = Ids.Of(row, "a role");
        if (row.Text("key") is { } key)
            keys.Put(Types.Role, id, key);
        var role = new Role(id)
        {
            Description = Nullable(row, "description", "role", id),
            RoleType = Text(row, "roleType", id),
            ApplyTo = Text(row, "applyTo", id),
        };
        return facets.HasFlag(Facets.RoleGrants) ? Granted(row, role) : role;
    }

    /// <summary>Roles and members are filled in by whoever knows the links.</summary>
    public UserGroup ReadGroup(Row row)
    {
        var id = Ids.Of(row, "a user group");
        if (row.Text("key") is { } key)
            keys.Put(Types.Group, id, key);
        return new(id) { Description = Nullable(row, "description", "user group", id) };
    }

    private Role Granted(Row row, Role role)
    {
        var rows = row.List("rolePermissionAssignments");
        var permissions = Noted(GrantRows.Standard(rows, keys), "rolePermissionAssignments", role);
        if (permissions is not null)
            keys.PutRoleRows(role.Id, RowKeys(rows!));
        return role with
        {
            Permissions = permissions,
            Applications = Noted(
                GrantRows.Applications(row.List("customRolePermissionAssignments"), keys),
                "customRolePermissionAssignments",
                role
            ),
            Agents = Noted(
                GrantRows.Agents(row.List("agentRolePermissionAssignments"), keys),
                "agentRolePermissionAssignments",
                role
            ),
        };
    }

    private IEnumerable<(Permission, string)> RowKeys(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            if (GrantRows.TryName(row, keys, out var permission) && (row.Text("key") ?? row.Text("id")) is { } key)
                yield return (permission, key);
        }
    }

    private GrantSet? Noted(GrantSet? grants, string field, Role role)
    {
        if (grants is null)
            notes.Unreadable(field, "role", role.Id);
        return grants;
    }

    /// <summary>Null in Intacct is an empty text; only an absent property is unreadable.</summary>
    private string? Nullable(Row row, string field, string kind, string id)
    {
        if (row.Has(field))
            return row.Text(field) ?? "";
        notes.Unreadable(field, kind, id);
        return null;
    }

    private string? Text(Row row, string field, string id)
    {
        var text = row.Text(field);
        if (text is null)
            notes.Unreadable(field, "role", id);
        return text;
    }
}
