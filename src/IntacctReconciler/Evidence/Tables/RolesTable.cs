using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Every role with who holds it.</summary>
internal static class RolesTable
{
    private sealed record Row(Role Role, IdSet Users, IdSet Groups, CompanyEvidence Company);

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "roles.csv",
            "Every role of the company, and who holds it.",
            Rows,
            [
                new("Role", "its name, which is its id", row => row.Role.Id),
                .. Fields.Role.Select(FieldColumns.Of<Role, Row>(row => row.Role)),
                new("Users", "ids of the users who hold it themselves", row => CellWords.List(row.Users)),
                new("User groups", "ids of the groups that hold it", row => CellWords.List(row.Groups)),
                .. LastChangeColumns.Of<Row>(row => (row.Company, Address.Role(row.Role.Id))),
            ]
        );

    private static IEnumerable<Row> Rows(CompanyEvidence company)
    {
        var users = Held(company.State.Users.Select(user => (user.Id, user.Roles)));
        var groups = Held(company.State.Groups.Select(group => (group.Id, group.Roles)));
        return company.State.Roles.Select(role => new Row(
            role,
            IdSet.Of(users[role.Id]),
            IdSet.Of(groups[role.Id]),
            company
        ));
    }

    private static ILookup<string, string> Held(IEnumerable<(string Id, IdSet? Roles)> holders) =>
        holders
            .SelectMany(one => (one.Roles ?? IdSet.Empty).Select(role => (Role: role, one.Id)))
            .ToLookup(held => held.Role, held => held.Id, StringComparer.Ordinal);
}
