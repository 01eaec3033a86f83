using System.Text;
using System.Text.RegularExpressions;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Errors;

/// <summary>The tables of docs/errors.md are made of the methods that make the messages; UPDATE_GOLDEN=1 rewrites them.</summary>
public sealed partial class ErrorDocTests
{
    private const string Document = "docs/errors.md";

    private static readonly (string Range, string Title)[] Chapters =
    [
        ("IR01", "A file as YAML, and what shape its values have"),
        ("IR02", "The access file, and fleets"),
        ("IR03", "What the files come to when they are put together"),
        ("IR04", "What the files come to in the company"),
        ("IR05", "Planning, questions about access, audits, and the all-users permissions report"),
        ("IR06", "Saved plans"),
        ("IR70", "Paths and arguments"),
        ("IR71", "Credentials"),
        ("IR72", "Simulated companies"),
        ("IR73", "Lock and journal"),
        ("IR80", "The connection, and what Intacct answers"),
    ];

    [Fact]
    public void It_has_every_message()
    {
        var text = MaintainedFile.Read(Document);
        var start = text.IndexOf("<!-- messages -->\n", StringComparison.Ordinal) + "<!-- messages -->\n".Length;
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        MaintainedFile.ShouldBe(Document, text[..start] + string.Concat(Chapters.Select(Chapter)) + text[end..]);
    }

    [Fact]
    public void Every_code_has_its_chapter() =>
        ErrorForm.All.Should().OnlyContain(form => Chapters.Any(one => form.Said.Code.StartsWith(one.Range)));

    private static string Chapter((string Range, string Title) chapter)
    {
        var table = new StringBuilder(
            $"\n## {chapter.Title}\n\n| code | | message | what to do |\n| --- | --- | --- | --- |\n"
        );
        foreach (
            var said in ErrorForm
                .All.Select(form => form.Said)
                .Where(one => one.Code.StartsWith(chapter.Range, StringComparison.Ordinal))
                .DistinctBy(one => one.Code)
        )
            table.Append(
                $"| {said.Code} | {Word(said.Severity)} | {Shown(said.Message)} | {Shown(said.Hint ?? "")} |\n"
            );
        return table.ToString();
    }

    private static string Word(Severity severity) => $"{severity}".ToLowerInvariant();

    /// <summary>Names in italics, and whatever Markdown would take for something else as it is.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        var at = 0;
        foreach (Match part in Parts().Matches(text))
        {
            shown.Append(Escaped(text[at..part.Index])).Append($"*{Name(part.Value)}*");
            at = part.Index + part.Length;
        }
        return shown.Append(Escaped(text[at..])).ToString();
    }

    private static string Name(string part) =>
        part switch
        {
            ['<', .. var name, '>'] => name,
            "0001-01-01 00:00Z" => "time",
            "IOException" => "kind of fault",
            _ when part.Contains("host.example", StringComparison.Ordinal) => "address",
            _ => "n",
        };

    private static string Escaped(string text) => Special().Replace(text, @"\$0").ReplaceLineEndings(" ");

    [GeneratedRegex(
        "<[a-z ]+>|(?:https://)?host\\.example(?:/path)?|0001-01-01 00:00Z|IOException|7,?777|(?<=U\\+|\\\\u)[0-9A-F]{4}",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"[|*_<>`\[\]]", RegexOptions.None, 1000)]
    private static partial Regex Special();
}
