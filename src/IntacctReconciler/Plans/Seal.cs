using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace IntacctReconciler.Plans;

/// <summary>SHA-256 against damage, HMAC-SHA-256 against tampering.</summary>
internal static class Seal
{
    public static JsonObject Of(byte[] body, ReadOnlySpan<byte> key)
    {
        var seal = new JsonObject { ["sha256"] = Digest.Of(body) };
        if (key.Length > 0)
            seal["hmac_sha256"] = Signature(body, key);
        return seal;
    }

    /// <summary>What is wrong, in words that follow "the plan"; null when nothing is.</summary>
    public static string? Broken(JsonNode? seal, byte[] body, ReadOnlySpan<byte> key)
    {
        if (!Same(seal.Member("sha256").AsText("sha256"), Digest.Of(body)))
            return "was changed or damaged after it was written";
        if (key.Length == 0)
            return null;
        return seal.Optional("hmac_sha256") is not { } signature
                ? "is not signed, and INTACCT_PLAN_KEY asks for signed plans"
            : Same(signature.AsText("hmac_sha256"), Signature(body, key)) ? null
            : "was not signed with the key in INTACCT_PLAN_KEY";
    }

    private static string Signature(byte[] body, ReadOnlySpan<byte> key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, body));

    private static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
