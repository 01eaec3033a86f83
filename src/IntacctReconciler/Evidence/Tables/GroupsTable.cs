using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Every user group with its roles and members.</summary>
internal static class GroupsTable
{
    private sealed record Row(UserGroup Group, CompanyEvidence Company);

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "groups.csv",
            "Every user group: its members hold its roles.",
            company => company.State.Groups.Select(group => new Row(group, company)),
            [
                new("User group", "its name, which is its id", row => row.Group.Id),
                .. Fields.Group.Select(FieldColumns.Of<UserGroup, Row>(row => row.Group)),
                .. LastChangeColumns.Of<Row>(row => (row.Company, Address.Group(row.Group.Id))),
            ]
        );
}
