using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>The tables of <c>docs/architecture.md</c> that the code is held against.</summary>
internal static partial class ArchitectureDocument
{
    private const string Path = "docs/architecture.md";

    /// <summary>The folders of a project, each below those it may use.</summary>
    public static string[] FoldersOf(string project) =>
        [.. Rows($"folders of {project}").Select(row => row[0].TrimEnd('/'))];

    /// <summary>Each project, the projects it references and the frameworks and packages that only it may have.</summary>
    public static IEnumerable<ProjectRow> Projects() =>
        Rows("projects").Select(row => new ProjectRow(row[0], Names(row[1]), Names(row[2])));

    private static IEnumerable<string[]> Rows(string table)
    {
        var text = MaintainedFile.Read(Path);
        var start = text.IndexOf($"<!-- {table} -->", StringComparison.Ordinal);
        start.Should().BePositive("{0} has the table \"{1}\"", Path, table);
        var end = text.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        return text[start..end]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray());
    }

    private static string[] Names(string cell) => [.. Name().Matches(cell).Select(match => match.Value)];

    [GeneratedRegex(@"[A-Z][\w.]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}

internal sealed record ProjectRow(string Name, string[] References, string[] Own);
