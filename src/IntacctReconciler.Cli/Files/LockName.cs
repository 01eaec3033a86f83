using System.Security.Cryptography;
using System.Text;
using IntacctReconciler.Cli.Connecting;

namespace IntacctReconciler.Cli.Files;

/// <summary>What the lock of a company is called: two ways to the same company give the same name.</summary>
internal static class LockName
{
    private const int Readable = 40;

    /// <summary>Whose company it is for a person, and a digest of where it is: <c>ACME-1f0c….lock</c>.</summary>
    public static string Of(Target target)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Place(target))));
        var name = StateFolder.NameOf(target.Company);
        return $"{name[..Math.Min(name.Length, Readable)]}-{digest[..32]}.lock";
    }

    /// <summary>
    /// The server and the company on it, whatever the case they are written in: one lock too many is harmless, one too few
    /// is not. The company of a simulator is wherever its state is.
    /// </summary>
    private static string Place(Target target) =>
        target.Endpoint is { } endpoint
            ? $"{endpoint.IdnHost}:{endpoint.Port}\n{target.Company}".ToUpperInvariant()
            : $"simulator:{target.State}";
}
