using IntacctReconciler.Model;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>Who changed a record last, as Intacct's audit fields tell.</summary>
internal static class LastChangeColumns
{
    public static PackColumn<T>[] Of<T>(Func<T, (CompanyEvidence Company, Address Address)> row) =>
        [
            new(
                "Last changed (UTC)",
                "when the record as a whole was changed last, as Intacct's audit fields tell",
                one => CellWords.Time(Of(row(one))?.At)
            ),
            new("Last changed by", "the user who did it, as far as Intacct shows that", one => Of(row(one))?.By ?? ""),
        ];

    private static LastChange? Of((CompanyEvidence Company, Address Address) row) =>
        row.Company.State.LastChanges.GetValueOrDefault(row.Address);
}
