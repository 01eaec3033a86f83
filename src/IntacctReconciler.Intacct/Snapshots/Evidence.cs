using System.Collections.Concurrent;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Reading;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Snapshots;

/// <summary>What a snapshot learns from the objects while they pass.</summary>
internal sealed class Evidence(string caller)
{
    private readonly ConcurrentDictionary<string, string> contacts = new(StringComparer.Ordinal);
    private volatile bool usersHaveRoles;
    private volatile bool usersHavePermissions;

    /// <summary>Keys of the contacts that users are tied to, sorted by id.</summary>
    public IEnumerable<string> Contacts =>
        contacts.OrderBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => pair.Key).ToArray();

    /// <summary>Roles held by users tell; without any, so do direct permissions. A company with neither is taken for role-based.</summary>
    public string PermissionModel => usersHavePermissions && !usersHaveRoles ? "user-based" : "role-based";

    /// <exception cref="Company.CompanyException">It is the user that reads, and it is restricted.</exception>
    public void See(string type, Row row)
    {
        if (type != Types.User)
            return;
        if (row.Text("contact.key") is { } key)
            contacts[key] = row.Text("contact.id") ?? "";
        usersHaveRoles |= row.List("roles") is { Count: > 0 };
        usersHavePermissions |= row.List("permissionAssignments") is { Count: > 0 };
        if (string.Equals(row.Text("id"), caller, StringComparison.OrdinalIgnoreCase))
            Caller.RequireUnrestricted(Restrictions.Read(row, new User(caller), new(), new()));
    }
}
