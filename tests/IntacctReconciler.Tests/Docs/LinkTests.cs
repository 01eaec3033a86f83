using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Docs;

/// <summary>What the documents refer to is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents() =>
        [
            .. MaintainedFile.In("", "*.md"),
            .. new[] { "docs", "examples" }
                .SelectMany(folder =>
                    Directory.EnumerateFiles(MaintainedFile.PathOf(folder), "*.md", SearchOption.AllDirectories)
                )
                .Select(path => Path.GetRelativePath(MaintainedFile.PathOf(""), path)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_within_the_repository_leads_somewhere(string document)
    {
        var broken =
            from Match link in Link().Matches(Prose(document))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Leads(document, target)
            select target;
        broken.Should().BeEmpty("{0} refers to them", document);
    }

    private static bool Leads(string document, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, "");
        var from = MaintainedFile.PathOf(document);
        var full = path.Length == 0 ? from : Path.GetFullPath(path, Path.GetDirectoryName(from)!);
        return Path.Exists(full) && (heading.Length == 0 || Anchors(full).Contains(heading, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Anchors(string document)
    {
        var text = Prose(document);
        return Heading()
            .Matches(text)
            .Select(heading => Slug(heading.Groups["words"].Value))
            .Concat(Mark().Matches(text).Select(mark => mark.Groups["id"].Value));
    }

    /// <summary>As the usual hosts make an anchor of a heading.</summary>
    private static string Slug(string heading) =>
        string.Concat(
            heading
                .Trim()
                .ToLowerInvariant()
                .Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_')
                .Select(sign => sign == ' ' ? '-' : sign)
        );

    /// <summary>Without code, in which nothing is a link.</summary>
    private static string Prose(string document) =>
        Code().Replace(File.ReadAllText(MaintainedFile.PathOf(document)), "");

    [GeneratedRegex("```.*?```", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<words>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
