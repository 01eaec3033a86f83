using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Reading;

internal static class Tables
{
    public static Table<T> Of<T>(string what, IReadOnlyCollection<T> rows)
        where T : class, IIdentified
    {
        var twice = rows.GroupBy(row => row.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? Table<T>.Of(rows) : throw Trouble.Twice(what, twice.Key);
    }
}
