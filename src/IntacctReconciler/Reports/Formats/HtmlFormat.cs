using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// A page as one file that loads nothing: its policy lets a browser run and style it by the script and the style in it and by
/// no others, and every text from files and from Intacct stands in it as text.
/// </summary>
public static class HtmlFormat
{
    /// <summary>In this order they make up the one script.</summary>
    private static readonly string[] Scripts =
    [
        "model.js",
        "elements.js",
        "sheet.js",
        "list.js",
        "matrix.js",
        "holders.js",
        "search.js",
        "page.js",
    ];

    private static readonly string Template = Asset("page.html");
    private static readonly string Style = Asset("page.css");
    private static readonly string Script =
        $"(() => {{\n\"use strict\";\n{string.Concat(Scripts.Select(Asset))}}})();\n";

    public static string Write(Page page)
    {
        var isPlan = page.Verb == "plan";
        var title = $"{(isPlan ? "Plan" : "Audit")} for {Printable.Of(page.Company)}";
        return Filled(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy"] =
                    $"default-src 'none'; script-src '{HashOf(Script)}'; style-src '{HashOf(Style)}'; img-src data:; base-uri 'none'; form-action 'none'",
                ["verb"] = page.Verb,
                ["title"] = Text(title),
                ["company"] = Text(Printable.Of(page.Company)),
                ["what"] = isPlan ? "Plan" : "Audit",
                ["tool"] = Text(Printable.Of(page.Tool)),
                ["style"] = Style,
                ["facts"] = string.Concat(
                    page.Facts.Select(fact =>
                        $"<div><dt>{Text(fact.Name)}</dt><dd>{Text(Printable.Of(fact.Value))}</dd></div>"
                    )
                ),
                ["tone"] = HtmlSections.ClassOf(page.Mark),
                ["verdict"] = HtmlSections.Of(page.Verdict),
                ["figures"] = string.Concat(page.Figures.Select(Figure)),
                ["overview"] = HtmlSections.Of(page.Overview),
                ["findings"] = isPlan ? "Controls" : "Findings",
                ["changes"] = page.Changes.IsEmpty ? "<p>Nothing is written.</p>" : HtmlSections.Of(page.Changes),
                ["notes"] = page.Notes.IsEmpty ? "<p>No notes.</p>" : HtmlSections.Of(page.Notes),
                ["data"] = page.Data,
                ["script"] = Script,
            }
        );
    }

    internal static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Figure(PageFigure figure) =>
        $"<li class=\"{(figure.Number == 0 ? "none" : HtmlSections.ClassOf(figure.Mark))}\"><b>{figure.Number.ToString("N0", CultureInfo.InvariantCulture)}</b> {Text(figure.Words)}</li>";

    /// <summary>In one pass: a value is never looked through for the names of others.</summary>
    private static string Filled(Dictionary<string, string> values)
    {
        var parts = Template.Split("{{");
        var text = new StringBuilder(parts[0]);
        foreach (var part in parts.AsSpan(1))
        {
            var end = part.IndexOf("}}", StringComparison.Ordinal);
            text.Append(values[part[..end]]).Append(part.AsSpan(end + 2));
        }
        return text.ToString();
    }

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <summary>A browser hashes what it reads after taking both line ends for one.</summary>
    private static string Asset(string name) => EmbeddedFile.Text(name).ReplaceLineEndings("\n");
}
