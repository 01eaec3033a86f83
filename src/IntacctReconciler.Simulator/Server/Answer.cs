using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary>Status and body of an answer, before anything of the wire is added.</summary>
internal sealed record Answer(int Status, byte[] Body)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Answer NoContent = new(204, []);

    public IReadOnlyDictionary<string, string> Headers { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }
        return new Answer(status, buffer.WrittenSpan.ToArray());
    }

    /// <summary><c>ia::result</c> with <c>ia::meta</c> counting objects.</summary>
    public static Answer Result(int status, int total, int errors, Action<Utf8JsonWriter> result) =>
        Json(
            status,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("ia::result");
                result(json);
                Meta(json, total, errors);
                json.WriteEndObject();
            }
        );

    public static void Meta(Utf8JsonWriter json, int total, int errors)
    {
        json.WriteStartObject("ia::meta");
        json.WriteNumber("totalCount", total);
        json.WriteNumber("totalSuccess", total - errors);
        json.WriteNumber("totalError", errors);
        json.WriteEndObject();
    }

    public static void PageMeta(Utf8JsonWriter json, int total, int start, int size, int? next, int? previous)
    {
        json.WriteStartObject("ia::meta");
        json.WriteNumber("totalCount", total);
        json.WriteNumber("start", start);
        json.WriteNumber("pageSize", size);
        Optional("next", next);
        Optional("previous", previous);
        json.WriteEndObject();

        void Optional(string name, int? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    public static void Reference(Utf8JsonWriter json, Record record, int? status = null)
    {
        json.WriteStartObject();
        json.WriteString("key", record.KeyText);
        json.WriteString("id", record.Id);
        json.WriteString("href", record.Href);
        if (status is { } own)
        {
            json.WriteNumber("ia::status", own);
        }
        json.WriteEndObject();
    }

    /// <summary>A failed item of a batch or composite.</summary>
    public static void Failed(Utf8JsonWriter json, Refusal refusal, string supportId)
    {
        json.WriteStartObject();
        json.WriteNumber("ia::status", refusal.Status);
        Errors.Write(json, refusal, supportId);
        json.WriteEndObject();
    }
}
