using System.Text.RegularExpressions;
using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Architecture;

/// <summary>A C# file of a project and what it says it uses.</summary>
internal sealed partial record SourceFile(string Path, string Folder, string Text)
{
    /// <summary>The files of a project; those beside the project file have no folder.</summary>
    public static IEnumerable<SourceFile> Of(string project)
    {
        var root = MaintainedFile.PathOf(project);
        return Directory
            .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path =>
                !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(
                path,
                path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "",
                File.ReadAllText(System.IO.Path.Combine(root, path))
            ));
    }

    public string Namespace => NamespaceLine().Match(Text) is { Success: true } match ? match.Groups["name"].Value : "";

    /// <summary>First parts, below a namespace, of all that the file names: by <c>using</c> or in full.</summary>
    public IEnumerable<string> UsesBelow(string rootNamespace) =>
        Qualified()
            .Matches(Text)
            .Select(match => match.Value)
            .Where(name => name.StartsWith(rootNamespace + ".", StringComparison.Ordinal))
            .Select(name => name[(rootNamespace.Length + 1)..].Split('.')[0])
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether the file names a type as <c>Folder.Type</c>, which C# allows without a <c>using</c>.</summary>
    public bool Names(string folder, string type) =>
        Regex.IsMatch(Text, $@"(?<![\w.]){folder}\.{type}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?<![\w.])IntacctReconciler(\.\w+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();
}
