using System.Security.Cryptography;
using System.Text;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// Makes the <c>Idempotency-Key</c> of a write. The same write after a lost answer has the same key, so Intacct carries it out
/// once; after a definite answer the attempt is higher and the key another one.
/// </summary>
internal sealed record IdempotencyKey(string RunId, string BatchId, int BatchAttempt)
{
    /// <summary>64 hexadecimal digits; Intacct takes 256 characters.</summary>
    public string Of(int attempt, HttpMethod method, string path, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{RunId}\n{BatchId}\n{BatchAttempt}.{attempt}\n{method}\n{path}\n");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
