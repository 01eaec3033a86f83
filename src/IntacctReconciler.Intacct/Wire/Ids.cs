using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Wire;

internal static class Ids
{
    /// <summary>The id of an object; without one nothing else about it means anything.</summary>
    public static string Of(Row row, string what) =>
        row.Text("id") is { Length: > 0 } id ? id : throw Trouble.Broken($"{what} without an id");
}
