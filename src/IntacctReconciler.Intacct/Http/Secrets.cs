using System.Text;
using System.Text.Json;

namespace IntacctReconciler.Intacct.Http;

/// <summary>What must not come back out of an answer: a server that repeats what it was sent would put it into messages.</summary>
internal sealed class Secrets(params IEnumerable<string?> values)
{
    private static readonly byte[] Error = "error"u8.ToArray();

    private readonly byte[][] hidden =
    [
        .. values
            .OfType<string>()
            .Where(value => value.Length > 0)
            .SelectMany(value => new[] { value, JsonEncodedText.Encode(value).ToString(), Uri.EscapeDataString(value) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)
            .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Writes asterisks over them wherever an answer tells of an error; other answers are never turned into a message.</summary>
    public void MaskIn(Span<byte> json, int status)
    {
        if (status is >= 200 and < 300 && json.IndexOf(Error) < 0)
            return;
        foreach (var value in hidden)
        {
            for (var rest = json; rest.IndexOf(value) is >= 0 and var at; rest = rest[(at + value.Length)..])
                rest.Slice(at, value.Length).Fill((byte)'*');
        }
    }
}
