using System.Collections.Immutable;
using System.Text;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Cli.Files;
using IntacctReconciler.Exporting;

namespace IntacctReconciler.Cli.Starter;

/// <summary>The files that <c>init --from-company</c> writes.</summary>
/// <param name="Exported">The company; access.yaml comes last.</param>
internal sealed record CompanyStarter(StarterFiles Starter, ImmutableArray<ExportFile> Exported, CatalogueLock Locked)
{
    private static string LockName { get; } = LockFiles.NameBeside(ExportFile.Access, member: null);

    /// <summary>What is written besides the export.</summary>
    public static IEnumerable<string> OtherFiles(string company, Pipeline pipeline) =>
        new StarterFiles(company, default, pipeline).PipelineFile() is { } file
            ? [LockName, "README.md", ".gitignore", file.Path]
            : [LockName, "README.md", ".gitignore"];

    public ImmutableArray<StarterFile> All()
    {
        StarterFile[] first = [.. Exported.OrderBy(file => file.Path != ExportFile.Access).Select(Part), Lock()];
        StarterFile[] last =
        [
            new(".gitignore", Starter.Text("gitignore"), "what stays out of the repository"),
            .. Starter.PipelineFile() is { } pipeline ? [pipeline] : Array.Empty<StarterFile>(),
        ];
        return [.. first, Readme([.. first, .. last]), .. last];
    }

    /// <summary>A line for each file; files of one folder share one.</summary>
    public static ImmutableArray<(string Path, string What)> Rows(IEnumerable<StarterFile> files) =>
        [
            .. files
                .Select(file => (Path: ShownPath(file), file.What))
                .DistinctBy(row => row.Path, StringComparer.Ordinal),
        ];

    private static string ShownPath(StarterFile file) =>
        file.Path.Split('/') is [var kind, _] && kind is "roles" or "groups" or "users" ? $"{kind}/*.yaml" : file.Path;

    private StarterFile Readme(IEnumerable<StarterFile> files) =>
        new(
            "README.md",
            Starter
                .Text("company.README.md")
                .Replace(
                    "@ROWS@\n",
                    string.Concat(Rows(files).Select(row => $"| `{row.Path}` | {row.What} |\n")),
                    StringComparison.Ordinal
                ),
            "what to do with these files"
        );

    private StarterFile Part(ExportFile file) => new(file.Path, file.Text, What(file));

    private StarterFile Lock() =>
        new(
            LockName,
            Encoding.UTF8.GetString(CatalogueLockFile.Write(Locked)),
            "what presets stand for: what is offered now"
        );

    private string What(ExportFile file) =>
        file.Path != ExportFile.Access ? "part of access.yaml, which includes it"
        : Exported.Length == 1 ? "who may do what, as it is now"
        : "the company, and which files make it up";
}
