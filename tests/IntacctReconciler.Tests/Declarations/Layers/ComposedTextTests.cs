using IntacctReconciler.Tests.Catalogue;

namespace IntacctReconciler.Tests.Declarations.Layers;

/// <summary>
/// Files that are put together. The cases stand in the golden files: a title after === (and the company's entities, when they
/// are known, after a bar), each file after its path, and after &gt;&gt;&gt; what a user is told, or the file that they come to;
/// UPDATE_GOLDEN=1 rewrites that.
/// </summary>
public sealed class ComposedTextTests
{
    private const string Folder = "tests/IntacctReconciler.Tests/Golden/Composition";

    public static TheoryData<string> Names { get; } =
    ["include", "variables", "templates", "generate", "overlay", "locked", "blueprints"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_comes_to_what_stands_there(string name)
    {
        var path = $"{Folder}/{name}.txt";
        MaintainedFile.ShouldBe(path, string.Concat(Cases(name).Select(WithOutput)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_expanded_is_an_access_file_that_means_the_same(string name)
    {
        foreach (var text in Cases(name))
        {
            var (files, entities) = Parsed(text);
            if (files.Read(entities).Found.HasErrors)
                continue;
            var expanded = files.Expanded(entities);
            var again = new SeveralFiles(new Dictionary<string, string> { ["access.yaml"] = expanded });
            again.Read().Found.HasErrors.Should().BeFalse(expanded);
            WithoutComments(again.Expanded()).Should().Be(WithoutComments(expanded));
        }
    }

    private static string WithoutComments(string yaml) =>
        string.Join('\n', yaml.Split('\n').Select(line => line.Split("  # ")[0]).Where(line => !line.StartsWith('#')));

    private static string[] Cases(string name) =>
        MaintainedFile.Read($"{Folder}/{name}.txt").Split("=== ", StringSplitOptions.RemoveEmptyEntries);

    private static string WithOutput(string text)
    {
        var given = text[..text.IndexOf(">>>\n", StringComparison.Ordinal)];
        var (files, entities) = Parsed(text);
        var (_, found) = files.Read(entities);
        var told = string.Concat(found.Found.Select(files.Rendered));
        return $"=== {given}>>>\n{told}{(found.HasErrors ? "" : files.Expanded(entities))}";
    }

    private static (SeveralFiles Files, string[] Entities) Parsed(string text)
    {
        var parts = text[..text.IndexOf(">>>\n", StringComparison.Ordinal)].Split("--- ");
        var entities = parts[0].Split('|') is [_, var known]
            ? known.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        return (new(parts.Skip(1).ToDictionary(Path, Content, StringComparer.Ordinal)), entities);
    }

    private static string Path(string part) => part[..part.IndexOf('\n', StringComparison.Ordinal)];

    /// <summary>Every file but one that says otherwise has a version.</summary>
    private static string Content(string part) =>
        part[(Path(part).Length + 1)..] is var text && text.StartsWith("# no version", StringComparison.Ordinal)
            ? text
            : $"version: 1\n{text}";
}
