using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.EndToEnd;

/// <summary>
/// Looks for what every secret of these tests contains, in whatever encoding: everything that may be decoded is, by other code
/// than that which is to cover secrets up.
/// </summary>
internal static partial class Canary
{
    private const string Sings = "cAnArY";

    public static void IsNowhereIn(string text, string where)
    {
        var at = Readings(text).FirstOrDefault(reading => reading.Contains(Sings, StringComparison.OrdinalIgnoreCase));
        at.Should().BeNull("{0} must hold no secret", where);
        Token().Match(text).Value.Should().BeEmpty("{0} must hold no token", where);
    }

    /// <summary>Every file that the program can have written.</summary>
    public static void HasNoCanary(this Desk desk)
    {
        foreach (var folder in (string[])[desk.Folder, desk.Home])
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            IsNowhereIn(File.ReadAllText(file), file);
    }

    private static IEnumerable<string> Readings(string text)
    {
        yield return text;
        // What was wrapped to the width of a page.
        yield return Blank().Replace(text, "");
        var decoded = Uri.UnescapeDataString(Uri.UnescapeDataString(text));
        yield return decoded;
        yield return WebUtility.HtmlDecode(decoded);
        yield return Unicode()
            .Replace(text, match => ((char)Convert.ToInt32(match.Groups["hex"].Value, 16)).ToString());
        foreach (Match run in Base64().Matches(text))
        {
            for (var skip = 0; skip < 4; skip++)
                yield return Decoded(run.Value[skip..]);
        }
    }

    private static string Decoded(string run)
    {
        var standard = run.Replace('-', '+').Replace('_', '/');
        return Encoding.Latin1.GetString(Convert.FromBase64String(standard[..(standard.Length / 4 * 4)]));
    }

    [GeneratedRegex(@"Bearer(\s|%20|\+)[^*\s]\S*", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\s+", RegexOptions.None, 10000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\\u(?<hex>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Unicode();

    [GeneratedRegex("[A-Za-z0-9+/_-]{12,}", RegexOptions.None, 10000)]
    private static partial Regex Base64();
}
