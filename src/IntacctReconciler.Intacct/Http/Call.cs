using System.Buffers;
using System.Text.Json;

namespace IntacctReconciler.Intacct.Http;

/// <summary>One request, not yet sent.</summary>
/// <param name="Path">Below the endpoint, with its leading slash.</param>
/// <param name="Body">JSON; empty for none.</param>
internal sealed record Call(
    HttpMethod Method,
    string Path,
    ReadOnlyMemory<byte> Body = default,
    string? IdempotencyKey = null
)
{
    public const string QueryPath = "/services/core/query";
    public const string TokenPath = "/oauth2/token";

    public static Call Get(string path) => new(HttpMethod.Get, path);

    public static Call Post(string path, ReadOnlyMemory<byte> body) => new(HttpMethod.Post, path, body);

    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return buffer.WrittenMemory;
    }
}
