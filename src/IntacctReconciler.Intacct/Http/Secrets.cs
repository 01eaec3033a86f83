using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntacctReconciler.Text;

namespace IntacctReconciler.Intacct.Http;

/// <summary>What must not come back out of an answer: a server that repeats what it was sent would put it into messages.</summary>
internal sealed class Secrets(params IEnumerable<string?> values)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] Error = "error"u8.ToArray();

    private readonly byte[][] hidden =
    [
        .. values
            .OfType<string>()
            .SelectMany(value => SecretForms.Of(value))
            .Select(form => JsonEncodedText.Encode(form, Plain.Encoder).ToString())
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length)
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>
    /// The document, with asterisks in the place of secrets wherever it tells of an error; other answers are never turned into
    /// a message. It is written anew first, since JSON can spell a text in many ways.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonDocument Read(byte[] json, int status)
    {
        var document = JsonDocument.Parse(json);
        if (status is >= 200 and < 300 && json.AsSpan().IndexOf(Error) < 0)
            return document;
        var plain = new ArrayBufferWriter<byte>(json.Length);
        using (document)
        using (var writer = new Utf8JsonWriter(plain, Plain))
            document.WriteTo(writer);
        var bytes = plain.WrittenSpan.ToArray();
        MaskIn(bytes);
        return JsonDocument.Parse(bytes);
    }

    private void MaskIn(Span<byte> json)
    {
        foreach (var value in hidden)
        {
            for (var rest = json; rest.IndexOf(value) is >= 0 and var at; rest = rest[(at + value.Length)..])
                rest.Slice(at, value.Length).Fill((byte)'*');
        }
    }
}
