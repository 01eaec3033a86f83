using System.Collections.Immutable;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Snapshots;

/// <param name="SortedBy">Fields that order the objects; keys differ between companies and say nothing.</param>
/// <param name="IsEverywhere">Else the company is asked whether it has the type.</param>
internal sealed record Kind(string Type, string What, ImmutableArray<string> SortedBy, bool IsEverywhere)
{
    public static ImmutableArray<Kind> All { get; } =
    [
        new(Types.User, "users", ["id"], true),
        new(Types.Role, "roles", ["id"], true),
        new(Types.Group, "user groups", ["id"], true),
        new(Types.Member, "members of user groups", ["userGroup.id", "user.id"], false),
        new(Types.Permission, "permissions", ["module", "name"], true),
        new(Types.Entity, "entities", ["id"], false),
        new(Types.Department, "departments", ["id"], false),
        new(Types.Location, "locations", ["id"], false),
        new(Types.Territory, "territories", ["id"], false),
    ];

    public int Most => Type == Types.Role ? Types.MostRoleKeys : Types.MostKeys;

    public (string Key, string Name) Sort(Row row) =>
        (row.Text("key")!, string.Join('\n', SortedBy.Select(field => row.Text(field))));
}
