using System.Collections.Immutable;
using IntacctReconciler.Evidence.Tables;

namespace IntacctReconciler.Evidence;

/// <summary>The tables of a pack by the names of their files.</summary>
public static class PackTables
{
    public static ImmutableArray<PackTable> All { get; } =
    [
        UsersTable.Table,
        RolesTable.Table,
        GroupsTable.Table,
        GrantsTable.Table,
        AccessTable.Table,
        ConflictsTable.Table,
        RulesTable.Table,
        ChangesTable.Table,
    ];
}
