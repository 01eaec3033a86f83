using System.Diagnostics.CodeAnalysis;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Api;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>
/// Reads lists of grants. A list that is absent, or of which one row cannot be understood, is null: unreadable, not empty.
/// </summary>
internal static class GrantRows
{
    /// <summary><c>user.permissionAssignments</c> and <c>role.rolePermissionAssignments</c>.</summary>
    public static GrantSet? Standard(IReadOnlyList<Row>? rows, KeyRing keys)
    {
        if (rows is null)
            return null;
        var grants = new List<Grant>(rows.Count);
        foreach (var row in rows)
        {
            if (!TryName(row, keys, out var permission) || row.Texts("accessRights") is not { } rights)
                return null;
            grants.Add(new(permission, Rights.Of(rights)));
        }
        return GrantSet.Of(grants);
    }

    /// <summary>The permission of a row: by its own module and name, which a role's rows have, else by its key.</summary>
    public static bool TryName(Row row, KeyRing keys, [NotNullWhen(true)] out Permission? permission)
    {
        permission = null;
        var key = row.Text("permission.key") ?? row.Text("permission.id");
        if (row.Text("permission.module") is { } module && row.Text("permission.name") is { } name)
        {
            permission = Permission.Standard(module, name);
            if (key is not null)
                keys.Put(permission, key);
            return true;
        }
        return key is not null && keys.TryName(key, out permission);
    }

    /// <summary>Keys of permissions that the rows name by nothing else and that are not known yet.</summary>
    public static IEnumerable<string> Unnamed(IReadOnlyList<Row>? rows, KeyRing keys) =>
        (rows ?? [])
            .Where(row => !TryName(row, keys, out _))
            .Select(row => row.Text("permission.key") ?? row.Text("permission.id"))
            .OfType<string>();

    /// <summary>
    /// Rights in custom applications. GET shows new and old names side by side: <c>permissions</c> and <c>permission</c>,
    /// <c>allowedAccessRights</c> and <c>accessRights</c>.
    /// </summary>
    public static GrantSet? Applications(IReadOnlyList<Row>? rows, KeyRing keys) =>
        Extensions(rows, keys, PermissionKind.Application, "application", Types.Application);

    /// <summary>Rights of AI agents.</summary>
    public static GrantSet? Agents(IReadOnlyList<Row>? rows, KeyRing keys) =>
        Extensions(rows, keys, PermissionKind.Agent, "agent", Types.Agent);

    private static GrantSet? Extensions(
        IReadOnlyList<Row>? rows,
        KeyRing keys,
        PermissionKind kind,
        string property,
        string type
    )
    {
        if (rows is null)
            return null;
        var grants = new List<Grant>();
        foreach (var row in rows)
        {
            var key = row.Text($"{property}.key");
            var id = row.Text($"{property}.id") ?? key;
            var rights = row.Texts("allowedAccessRights") ?? row.Texts("accessRights");
            var permissions = row.List($"{property}.permissions") is { Count: > 0 } named
                ? named
                : row.List($"{property}.permission");
            if (id is null || rights is null || permissions is not { Count: > 0 })
                return null;
            if (key is not null)
                keys.Put(type, id, key);
            foreach (var permission in permissions)
            {
                if (permission.Text("name") is not { } name)
                    return null;
                grants.Add(new(new(kind, id, name, permission.Text("group")), Rights.Of(rights)));
            }
        }
        return GrantSet.Of(grants);
    }
}
