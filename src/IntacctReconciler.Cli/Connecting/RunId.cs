using System.Security.Cryptography;

namespace IntacctReconciler.Cli.Connecting;

/// <summary>Tells one run from every other; part of each idempotency key.</summary>
internal static class RunId
{
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
