using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IntacctReconciler.Text;

/// <summary>
/// The spellings in which a secret comes back when a server or a library repeats it: as it is, in a URL or a form, in JSON, in
/// HTML, in base64. Whoever covers a secret up has to cover them all.
/// </summary>
public static class SecretForms
{
    /// <summary>Shorter ones would blot out half of every text.</summary>
    public const int Shortest = 4;

    /// <summary>A piece of base64 that is shorter occurs by chance.</summary>
    private const int ShortestCore = 8;

    /// <summary>Longest first, so that no form is covered by halves; none for a secret that is too short to be one.</summary>
    public static ImmutableArray<string> Of(string secret) =>
        secret.Length < Shortest
            ? []
            :
            [
                .. Spelled(secret)
                    .SelectMany(form => new[] { form, Printable.Of(form, int.MaxValue) })
                    .Where(form => form.Length >= Shortest)
                    .Distinct(StringComparer.Ordinal)
                    .OrderByDescending(form => form.Length)
                    .ThenBy(form => form, StringComparer.Ordinal),
            ];

    private static IEnumerable<string> Spelled(string secret)
    {
        yield return secret;
        string[] once = [Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret)];
        // Twice where a body that was a form is put into a URL.
        foreach (var escaped in once.Concat(once.Select(Uri.EscapeDataString)))
        {
            yield return escaped;
            yield return LowerHex(escaped);
        }
        var relaxed = JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return relaxed;
        yield return relaxed.Replace("/", "\\/", StringComparison.Ordinal);
        var strict = JsonEncodedText.Encode(secret).ToString();
        yield return strict;
        yield return LowerHex(strict);
        yield return WebUtility.HtmlEncode(secret);
        foreach (var core in Base64Cores(Encoding.UTF8.GetBytes(secret)))
        {
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>
    /// What base64 makes of the secret wherever it stands in what is encoded: the letters that depend on nothing else, for each
    /// of the three ways in which it may fall.
    /// </summary>
    private static IEnumerable<string> Base64Cores(byte[] secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. secret]);
            var first = ((before * 8) + 5) / 6;
            var end = (before + secret.Length) * 8 / 6;
            if (end - first >= ShortestCore)
                yield return text[first..end];
        }
    }

    /// <summary>The hexadecimal digits of <c>%2F</c> and <c>\u002F</c> in lower case.</summary>
    private static string LowerHex(string escaped)
    {
        var text = new StringBuilder(escaped);
        for (var at = 0; at < text.Length; at++)
        {
            var digits =
                text[at] == '%' ? 2
                : text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 'u' ? 5
                : 0;
            for (var i = at + 1; i <= Math.Min(at + digits, text.Length - 1); i++)
                text[i] = char.ToLowerInvariant(text[i]);
        }
        return text.ToString();
    }
}
