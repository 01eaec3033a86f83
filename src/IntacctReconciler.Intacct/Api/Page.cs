using System.Globalization;
using System.Text.Json;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Api;

/// <summary>One page of a query's answer.</summary>
/// <param name="Next">Where the next page starts, from 1; null after the last.</param>
internal readonly record struct Page(JsonElement Rows, int Total, int? Next)
{
    public static Page Of(JsonElement root, string what)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("ia::result", out var rows)
            || rows.ValueKind != JsonValueKind.Array
        )
        {
            throw Trouble.Broken($"the query for {what} gave no list");
        }
        if (!root.TryGetProperty("ia::meta", out var meta) || Number(meta, "totalCount") is not { } total)
            throw Trouble.Broken($"the list of {what} does not say how many there are");
        return new(rows, total, Number(meta, "next"));
    }

    private static int? Number(JsonElement meta, string name) =>
        meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty(name, out var value)
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
