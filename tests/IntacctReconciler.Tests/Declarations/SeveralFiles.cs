using System.Text;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;

namespace IntacctReconciler.Tests.Declarations;

/// <summary>Files by path, held in memory.</summary>
internal sealed class SeveralFiles(IReadOnlyDictionary<string, string> files) : ISourceFiles
{
    public SourceText Read(string path) =>
        files.TryGetValue(path, out var text) ? new(Encoding.UTF8.GetBytes(text)) : new(null, "it does not exist");

    /// <summary>access.yaml and what it includes; paths that begin with <c>base</c> are below it, as in a fleet.</summary>
    public AccessInput Input(params string[] entities) =>
        new(this)
        {
            Own = files.ContainsKey("access.yaml")
                ? new("access.yaml", IsFleet ? new(PassageKind.Overlay, "ACME", At("fleet.yaml", 3)) : null)
                : null,
            Base =
            [
                .. files
                    .Keys.Where(path => path.StartsWith("base", StringComparison.Ordinal) && !path.Contains('/'))
                    .Order(StringComparer.Ordinal)
                    .Select(path => new InputFile(path, new(PassageKind.Base, path, At("fleet.yaml", 2)))),
            ],
            Entities = entities.Length == 0 ? null : entities,
        };

    private bool IsFleet =>
        files.Keys.Any(path => path.StartsWith("base", StringComparison.Ordinal) && !path.Contains('/'));

    /// <summary>Reads and composes; what was found as a user sees it.</summary>
    public (AccessFile? File, Problems Found) Read(params string[] entities)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(Input(entities), problems);
        if (file is not null)
            Composition.Of(file, problems);
        return (file, problems);
    }

    public string Expanded(params string[] entities) => ExpandedFile.Write(Input(entities), new Problems());

    public string Rendered(Diagnostic diagnostic) => DiagnosticText.Render(diagnostic, LineOf);

    private string? LineOf(string path, int line) =>
        files.TryGetValue(path, out var text) && text.Split('\n') is var lines && line <= lines.Length
            ? lines[line - 1]
            : null;

    private static Origin At(string path, int line) => new(new(path), line, 1);
}
