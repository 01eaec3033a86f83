using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Every user, whatever its status, with each field that this tool knows.</summary>
internal static class UsersTable
{
    private sealed record Row(User User, CompanyEvidence Company);

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "users.csv",
            "Every user of the company, whatever its status.",
            company => company.State.Users.Select(user => new Row(user, company)),
            [
                new("User ID", "the login", row => row.User.Id),
                .. Fields.User.Select(FieldColumns.Of<User, Row>(row => row.User)),
                new(
                    "User groups",
                    "the groups that the user is a member of",
                    row => CellWords.List(row.Company.Access.GroupsOf(row.User.Id).Select(group => group.Id))
                ),
                .. LastChangeColumns.Of<Row>(row => (row.Company, Address.User(row.User.Id))),
            ]
        );
}
