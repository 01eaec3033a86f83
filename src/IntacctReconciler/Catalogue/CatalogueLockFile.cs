using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Text;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// Locks as files, made to be committed and reviewed. The digest finds damage, and a merge of two locks that nobody looked
/// at: it is no protection from somebody who means harm.
/// </summary>
public static class CatalogueLockFile
{
    public const string Format = "intacct-catalogue-lock/1";

    /// <summary>What stands in the place of the access file's extension.</summary>
    public const string Extension = ".catalogue.lock.json";

    private const string AnyFormat = "intacct-catalogue-lock/";

    /// <summary>UTF-8, the same bytes for the same lock.</summary>
    public static byte[] Write(CatalogueLock locked)
    {
        var body = CatalogueLockText.Body(locked);
        return Encoding.UTF8.GetBytes($"{body}  \"sha256\": \"{DigestOf(body)}\"\n}}\n");
    }

    /// <summary>The digest that stands in the file of this lock.</summary>
    public static string DigestOf(CatalogueLock locked) => DigestOf(CatalogueLockText.Body(locked));

    /// <summary>The lock; or null, and why not in <paramref name="problems"/>.</summary>
    /// <param name="path">For messages.</param>
    public static CatalogueLock? Read(ReadOnlySpan<byte> bytes, string path, IProblems problems)
    {
        var content = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            var file =
                JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                as JsonObject;
            if (FormatOf(file) is not { } format || !format.StartsWith(AnyFormat, StringComparison.Ordinal))
                return Refuse(Codes.NotALock(path));
            if (format != Format)
                return Refuse(Codes.NewerLockFormat(path, format, Format));
            var locked = CatalogueLockReading.Read(file!, out var digest);
            return digest == DigestOf(locked) ? locked : Refuse(Codes.LockAltered(path));
        }
        // Text that is no Unicode is found only when it is asked for.
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return Refuse(Codes.LockDamaged(path, JsonFault.Words(fault)));
        }

        CatalogueLock? Refuse(Diagnostic why)
        {
            problems.Add(why);
            return null;
        }
    }

    private static string? FormatOf(JsonObject? file) =>
        file is not null && file.TryGetPropertyValue("format", out var node) && node is JsonValue value
            ? value.TryGetValue(out string? format)
                ? format
                : null
            : null;

    private static string DigestOf(string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
