using System.Text;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Tests.Declarations;

/// <summary>Reads access files from text, and shows what was found as a user would see it.</summary>
internal static class Reading
{
    public const string Head = "version: 1\ncompany: ACME\npermissionModel: role-based\n";

    public static (AccessFile? File, IReadOnlyList<Diagnostic> Found) Of(string yaml)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(new("access.yaml"), Encoding.UTF8.GetBytes(yaml), problems);
        return (file, problems.Found);
    }

    /// <summary>The file, which must have nothing wrong with it.</summary>
    public static AccessFile Clean(string yaml)
    {
        var (file, found) = Of(yaml);
        Rendered(yaml, found).Should().BeEmpty();
        return file!;
    }

    public static string Rendered(string yaml) => Rendered(yaml, Of(yaml).Found);

    public static string Rendered(string yaml, IEnumerable<Diagnostic> found)
    {
        var lines = yaml.ReplaceLineEndings("\n").Split('\n');
        return string.Concat(
            found.Select(diagnostic =>
                DiagnosticText.Render(diagnostic, (_, line) => line <= lines.Length ? lines[line - 1] : null)
            )
        );
    }
}
