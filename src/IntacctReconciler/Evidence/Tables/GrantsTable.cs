using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>What every role and every user was given, permission by permission, as Intacct stores it.</summary>
internal static class GrantsTable
{
    private sealed record Row(Address Holder, Grant Grant, CellWords Words)
    {
        public Permission Permission => Grant.Permission;
    }

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "grants.csv",
            "What each role grants, and what users hold without a role: a row for each permission.",
            Rows,
            new("Held by", "role or user", row => Address.Word(row.Holder.Kind)),
            new("ID", "of the role or the user", row => row.Holder.Id),
            new("Kind", "permission, custom application or agent", row => CellWords.Kind(row.Permission)),
            new("Module", "in the words of the screens", row => row.Words.Module(row.Permission)),
            new("Permission", "in the words of the screens", row => row.Words.Name(row.Permission)),
            new(
                "Access rights",
                "in the words of the screens",
                row => row.Words.Rights(row.Permission, row.Grant.Rights)
            ),
            new("API permission", "module/name, as the API has it", row => row.Permission.ToString()),
            new("API access rights", "as the API has them", row => row.Grant.Rights.ToString())
        );

    private static IEnumerable<Row> Rows(CompanyEvidence company) =>
        [
            .. company.State.Roles.SelectMany(role => Rows(company, Address.Role(role.Id), EffectiveAccess.Own(role))),
            .. company.State.Users.SelectMany(user => Rows(company, Address.User(user.Id), EffectiveAccess.Own(user))),
        ];

    private static IEnumerable<Row> Rows(CompanyEvidence company, Address holder, GrantSet grants) =>
        grants.Select(grant => new Row(holder, grant, company.Words));
}
