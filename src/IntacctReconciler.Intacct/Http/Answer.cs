using System.Text.Json;
using IntacctReconciler.Company;

namespace IntacctReconciler.Intacct.Http;

/// <summary>What came back. Holds the JSON of one page; dispose it when its rows are mapped.</summary>
/// <param name="Body">Null when there is none or none that can be read.</param>
/// <param name="Wait">How long Intacct asks to wait before the next try.</param>
/// <param name="Fault">Why the body of a success cannot be used: not JSON, broken, too large.</param>
internal sealed record Answer(int Status, JsonDocument? Body, TimeSpan? Wait = null, CompanyException? Fault = null)
    : IDisposable
{
    /// <summary>The error, also where it came with a success status; null for a success.</summary>
    public ApiError? Error { get; } =
        Body is not null
            ? Envelope.ErrorOf(Status, Body.RootElement) ?? BareUnlessSuccess(Status)
            : BareUnlessSuccess(Status);

    /// <summary>Too many requests, or overload: nothing was done.</summary>
    public bool IsThrottled => Status is 429 or 503;

    /// <summary>Whether the token is at fault. Intacct says so in three ways.</summary>
    public bool IsTokenRefused =>
        Status == 401 || Error is { ErrorId: "REST-1206" or "REST-2102" } or { Code: "GW-0040" or "tokenInvalid" };

    public JsonElement Root => Body?.RootElement ?? default;

    public void Dispose() => Body?.Dispose();

    private static ApiError? BareUnlessSuccess(int status) => status is >= 200 and < 300 ? null : ApiError.Bare(status);
}
