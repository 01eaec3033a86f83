using System.Text.Json;

namespace IntacctReconciler.Text;

/// <summary>What is wrong with JSON, in words for people.</summary>
public static class JsonFault
{
    /// <summary>The place as an editor counts it, and the reason without the parser's own way of counting.</summary>
    public static string Words(Exception fault) =>
        fault is JsonException { LineNumber: { } line, BytePositionInLine: { } before }
            ? $"line {line + 1}, byte {before + 1}: {Reason(fault.Message)}"
            : fault.Message;

    private static string Reason(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
