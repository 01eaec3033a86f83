using System.Text;
using System.Text.Json;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>What a request is about.</summary>
internal enum RequestSort
{
    SignIn,
    Query,
    Get,
    Write,
}

/// <summary>A request of a run, known again in another run: the same one, the same number of times before.</summary>
/// <param name="Print">Method, path and body.</param>
/// <param name="Nth">From 1.</param>
/// <param name="Several">It is about several objects.</param>
internal sealed record Request(string Print, int Nth, RequestSort Sort, bool Several)
{
    public static string PrintOf(SimulatedRequest request) =>
        $"{request.Method} {request.PathAndQuery} {Encoding.UTF8.GetString(request.Body.Span)}";

    public static RequestSort SortOf(SimulatedRequest request) =>
        request.Path.EndsWith("/oauth2/token", StringComparison.Ordinal) ? RequestSort.SignIn
        : request.Path.EndsWith("/services/core/query", StringComparison.Ordinal) ? RequestSort.Query
        : request.Method == "GET" ? RequestSort.Get
        : RequestSort.Write;

    public static bool IsAboutSeveral(SimulatedRequest request)
    {
        if (
            request.Path.Contains(',', StringComparison.Ordinal)
            || request.Path.Contains("%2C", StringComparison.Ordinal)
        )
            return true;
        if (request.Body.IsEmpty || SortOf(request) != RequestSort.Write)
            return false;
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.ValueKind == JsonValueKind.Array && body.RootElement.GetArrayLength() > 1;
    }

    public override string ToString() => $"{Sort} #{Nth} {(Print.Length > 160 ? Print[..160] + "..." : Print)}";
}
