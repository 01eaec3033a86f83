using System.Text;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Views;

/// <summary>Diagnostics with the lines of the files that they speak of.</summary>
internal sealed class DiagnosticView(Surroundings world)
{
    private const long Largest = 64 << 20;

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    /// <summary>The text of one; it ends in a line feed.</summary>
    public string Of(Diagnostic diagnostic) => DiagnosticText.Render(diagnostic, LineOf);

    private string? LineOf(string path, int line)
    {
        if (!files.TryGetValue(path, out var lines))
            files[path] = lines = Lines(world.Resolve(path));
        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }

    private static string[] Lines(string path)
    {
        try
        {
            // To show a line of a report that is larger than this, no more memory is spent than on the report.
            return new FileInfo(path) is { Exists: true, Length: > Largest }
                ? []
                : File.ReadAllLines(path, Encoding.UTF8);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // The message stands without its line.
            return [];
        }
    }
}
