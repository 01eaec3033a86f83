using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>
/// Intacct's keys of what was read. They stay in here: the core knows ids. Keys of links (role-user-map and its like) are not
/// kept, because every write makes new ones; a role's rows and members are replaced at every reading.
/// </summary>
internal sealed class KeyRing
{
    private readonly ConcurrentDictionary<(string Type, string Id), string> keys = new();
    private readonly ConcurrentDictionary<Permission, string> permissions = new();
    private readonly ConcurrentDictionary<string, Permission> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ILookup<Permission, string>> roleRows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Group, string User), ImmutableArray<string>> members = new();

    public bool KnowsPermissions => !names.IsEmpty;

    public void Put(string type, string id, string key) => keys[(type, id)] = key;

    public void Drop(string type, string id) => keys.TryRemove((type, id), out _);

    public string? Find(string type, string id) => keys.GetValueOrDefault((type, id));

    public string? Find(Address address) => Find(Types.Of(address.Kind), address.Id);

    public void Put(Permission permission, string key)
    {
        permissions[permission] = key;
        names[key] = permission;
    }

    public string? Find(Permission permission) => permissions.GetValueOrDefault(permission);

    public bool TryName(string key, [NotNullWhen(true)] out Permission? permission) =>
        names.TryGetValue(key, out permission);

    /// <summary>The keys of the role's rows; more than one for a permission when the company holds it twice.</summary>
    public void PutRoleRows(string role, IEnumerable<(Permission Permission, string Key)> rows) =>
        roleRows[role] = rows.ToLookup(row => row.Permission, row => row.Key);

    public ILookup<Permission, string>? RoleRows(string role) => roleRows.GetValueOrDefault(role);

    /// <summary>Replaces what is known of these groups' members; of all groups when null.</summary>
    public void PutMembers(IReadOnlySet<string>? groups, IEnumerable<(string Group, string User, string Key)> rows)
    {
        foreach (var known in members.Keys)
        {
            if (groups is null || groups.Contains(known.Group))
                members.TryRemove(known, out _);
        }
        foreach (var (group, user, key) in rows)
            members.AddOrUpdate(
                (group, user),
                [key],
                (_, before) => before.Contains(key, StringComparer.Ordinal) ? before : before.Add(key)
            );
    }

    public ImmutableArray<string> Members(string group, string user) => members.GetValueOrDefault((group, user), []);
}
