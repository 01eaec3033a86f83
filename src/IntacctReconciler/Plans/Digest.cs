using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace IntacctReconciler.Plans;

/// <summary>SHA-256 over canonical JSON, as lower-case hex.</summary>
public static class Digest
{
    public static string Of(JsonNode? node) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(node)));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
