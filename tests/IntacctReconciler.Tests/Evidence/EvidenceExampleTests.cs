using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Cli.Commands;
using IntacctReconciler.Evidence;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Cli;

namespace IntacctReconciler.Tests.Evidence;

/// <summary>
/// The pack of the example stands beside it file by file, and docs/evidence.md shows it; UPDATE_GOLDEN=1 rewrites both. What
/// differs with the version of the program is left out.
/// </summary>
public sealed class EvidenceExampleTests
{
    private const string Document = "docs/evidence.md";
    private const string Folder = "examples/audit/expected/evidence";
    private const string End = "<!-- end -->";

    [Fact]
    public async Task Every_file_of_its_pack_stands_beside_it()
    {
        await using var desk = Desk.With("audit");
        await RunAsync(desk);
        Directory.CreateDirectory(MaintainedFile.PathOf(Folder));
        using var zip = ZipFile.OpenRead(desk.PathOf("acme.zip"));
        foreach (var entry in zip.Entries)
        {
            using var content = new StreamReader(entry.Open(), Encoding.UTF8);
            var text = await content.ReadToEndAsync(TestContext.Current.CancellationToken);
            MaintainedFile.ShouldBe($"{Folder}/{entry.FullName}", Shown(entry.FullName, text));
        }
        Directory
            .EnumerateFiles(MaintainedFile.PathOf(Folder))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task The_page_shows_what_is_printed()
    {
        await using var desk = Desk.With("audit");
        var printed = (await RunAsync(desk)).Split('\n');
        var digest = Array.FindIndex(printed, line => line.StartsWith("SHA-256 ", StringComparison.Ordinal));
        printed[digest] = "SHA-256 ...";
        var (mark, text) = Section("<!-- output: ");
        MaintainedFile.ShouldBe(Document, Replaced(mark, $"```text\n{string.Join('\n', printed)}```\n", text));
    }

    [Fact]
    public void The_page_has_every_file_and_column()
    {
        var table = new StringBuilder();
        foreach (var pack in PackTables.All)
        {
            table.Append($"\n### {pack.Name}\n\n{pack.Holds}\n\n| column | |\n| --- | --- |\n");
            foreach (var (heading, says) in pack.Columns)
                table.Append($"| {heading} | {says} |\n");
        }
        var (mark, text) = Section("<!-- columns");
        MaintainedFile.ShouldBe(Document, Replaced(mark, table.ToString(), text));
    }

    [Fact]
    public void The_page_has_all_that_is_not_told()
    {
        var list = string.Concat(NotTold.All.Select(one => $"- **{one.What}**: {one.Why}. See {one.Instead}.\n"));
        var (mark, text) = Section("<!-- not told");
        MaintainedFile.ShouldBe(Document, Replaced(mark, list, text));
    }

    private static async Task<string> RunAsync(Desk desk)
    {
        var text = MaintainedFile.Read(Document);
        var at = text.IndexOf("<!-- output: ", StringComparison.Ordinal) + "<!-- output: ".Length;
        var ran = await desk.RunAsync(text[at..text.IndexOf(" -->", at, StringComparison.Ordinal)].Split(' '));
        ran.Error.Should().BeEmpty();
        ran.ExitCode.Should().Be(0);
        return ran.Out;
    }

    /// <summary>The same with every version: the name of the program, and in the manifest what depends on it.</summary>
    private static string Shown(string name, string text)
    {
        var shown = text.Replace(VersionLine.Tool, "intacct-reconciler VERSION", StringComparison.Ordinal);
        if (name == "README.txt")
            // The lines are broken elsewhere where the version is longer.
            return string.Join("\n\n", shown.Split("\n\n").Select((part, i) => i == 1 ? Wrapped(part) : part));
        if (name != "manifest.json")
            return shown.ReplaceLineEndings("\n");
        var manifest = JsonNode.Parse(shown)!;
        manifest["files"]!["README.txt"] = new JsonObject { ["sha256"] = "differs with the version" };
        return manifest.ToJsonString(Indented) + "\n";
    }

    private static string Wrapped(string paragraph) =>
        paragraph
            .ReplaceLineEndings(" ")
            .Replace(". ", ".\n", StringComparison.Ordinal)
            .Replace(VersionLine.Tool, "intacct-reconciler VERSION", StringComparison.Ordinal);

    private static (string Mark, string Text) Section(string begin)
    {
        var text = MaintainedFile.Read(Document);
        var at = text.IndexOf(begin, StringComparison.Ordinal);
        at.Should().BeGreaterThan(0, "{0} must hold {1}", Document, begin);
        var end = text.IndexOf("-->\n", at, StringComparison.Ordinal) + "-->\n".Length;
        return (text[at..end], text);
    }

    private static string Replaced(string mark, string with, string text)
    {
        var from = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return text[..from] + with + text[text.IndexOf(End, from, StringComparison.Ordinal)..];
    }

    private static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
