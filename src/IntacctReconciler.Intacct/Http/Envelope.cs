using System.Text.Json;

namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// Finds the error in an answer. Intacct has three forms: <c>{"ia::error"}</c>, <c>{"ia::result":{"ia::error"}}</c> and the
/// token endpoint's <c>{"error"}</c>; <c>ia::meta</c> may stand beside, inside or nowhere, and <c>details</c> may be an object.
/// </summary>
internal static class Envelope
{
    /// <summary>The error of a whole answer; null when there is none. Errors come with a success status too.</summary>
    public static ApiError? ErrorOf(int status, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("ia::error", out var beside))
            return Read(status, beside);
        if (
            root.TryGetProperty("ia::result", out var result)
            && result.ValueKind == JsonValueKind.Object
            && result.TryGetProperty("ia::error", out var inside)
        )
        {
            return Read(status, inside);
        }
        return root.TryGetProperty("error", out var token) ? ReadToken(status, token, root) : null;
    }

    /// <summary>The error of one item of a batch; null when it went well.</summary>
    public static ApiError? ErrorOfItem(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        var status =
            item.TryGetProperty("ia::status", out var given) && given.TryGetInt32(out var number) ? number : 200;
        if (item.TryGetProperty("ia::error", out var error))
            return Read(status, error);
        if (
            item.TryGetProperty("ia::result", out var result)
            && result.ValueKind == JsonValueKind.Object
            && result.TryGetProperty("ia::error", out var inner)
        )
        {
            return Read(status, inner);
        }
        return status is >= 200 and < 300 ? null : ApiError.Bare(status);
    }

    private static ApiError Read(int status, JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
            return ApiError.Bare(status) with { Message = error.GetString() };
        if (error.ValueKind != JsonValueKind.Object)
            return ApiError.Bare(status);
        var details = error.TryGetProperty("details", out var given) ? given : default;
        return new(
            status,
            Text(error, "code"),
            Text(error, "errorId"),
            error.TryGetProperty("additionalInfo", out var more) ? Text(more, "messageId") : null,
            Text(error, "message"),
            details.ValueKind == JsonValueKind.Array ? [.. details.EnumerateArray().Select(ReadDetail)] : [],
            Text(error, "supportId") ?? Text(error, "requestId") ?? Text(details, "requestId")
        );
    }

    private static ApiError ReadToken(int status, JsonElement error, JsonElement root) =>
        error.ValueKind == JsonValueKind.Object
            ? Read(status, error)
            : ApiError.Bare(status) with
            {
                Code = error.ValueKind == JsonValueKind.String ? error.GetString() : null,
                ErrorId = Text(root, "errorId"),
                Message = Text(root, "error_description") ?? Text(root, "message"),
                SupportId = Text(root, "supportId"),
            };

    private static ApiErrorDetail ReadDetail(JsonElement detail) =>
        detail.ValueKind == JsonValueKind.String
            ? new(null, null, detail.GetString(), null, null)
            : new(
                Text(detail, "code"),
                Text(detail, "errorId"),
                Text(detail, "message"),
                Text(detail, "target"),
                Text(detail, "correction")
            );

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object
        && from.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;
}
