using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Who asks, and from where.</summary>
/// <param name="User">The web services user of the token.</param>
/// <param name="Entity">The entity in whose context the request is made; null at top level.</param>
/// <param name="Scope">The entities the caller may see; null: all.</param>
internal sealed record Caller(Record User, long? Entity, IReadOnlySet<long>? Scope)
{
    /// <summary>The application that signed in for the user.</summary>
    public string ClientId { get; init; } = "";

    public string Admin => User.Text("adminPrivileges") ?? "off";
    public bool IsFullAdmin => Admin == "full";
    public bool IsAdmin => Admin is "full" or "limited";

    /// <summary>Whether a record private to an entity can be seen from here.</summary>
    public bool Sees(Record record, bool includePrivate)
    {
        if (record.Type.EntityField is not { } field || record[field] is not long home)
        {
            return record.Type.Name != TypeNames.Entity || Scope is null || Scope.Contains(record.Key);
        }
        if (Scope is not null && !Scope.Contains(home))
        {
            return false;
        }
        return Entity is null ? includePrivate : Entity == home;
    }
}

/// <summary>Which rights of the catalogue a user has, by roles, groups and own permissions.</summary>
internal sealed class CallerRights(Simulation company)
{
    private CompanyStore Store => company.Store;

    public bool Has(Record user, string module, string name, params ReadOnlySpan<string> anyOf)
    {
        foreach (var grant in Grants(user))
        {
            var permission = Store[TypeNames.Permission].Find(grant.Permission)!;
            if (permission.Text("module") != module || permission.Text("name") != name)
            {
                continue;
            }
            if (anyOf.Length == 0 ? grant.Rights.Length > 0 : grant.Rights.AsSpan().IndexOfAny(anyOf) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private IEnumerable<PermissionGrant> Grants(Record user)
    {
        if (!company.IsRoleBased)
        {
            return (PermissionGrant[]?)user["permissionAssignments"] ?? [];
        }
        var rows = Store[TypeNames.RoleRow];
        return RolesOf(user)
            .Distinct()
            .SelectMany(role => rows.Rows("role", role))
            .Select(row => rows.Find(row)!)
            .Select(row => new PermissionGrant(row.Reference("permission")!.Value, row.Texts("accessRights")));
    }

    private IEnumerable<long> RolesOf(Record user)
    {
        var (links, groupLinks, members) = (
            Store[TypeNames.RoleUser],
            Store[TypeNames.RoleGroup],
            Store[TypeNames.Member]
        );
        var direct = links.Rows("user", user.Key).Select(row => links.Find(row)!.Reference("role")!.Value);
        var throughGroups = members
            .Rows("user", user.Key)
            .Select(row => members.Find(row)!.Reference("userGroup")!.Value)
            .SelectMany(group => groupLinks.Rows("userGroup", group))
            .Select(row => groupLinks.Find(row)!.Reference("role")!.Value);
        return direct.Concat(throughGroups);
    }
}
