using System.Text;
using IntacctReconciler.Declarations;

namespace IntacctReconciler.Cli.Files;

/// <summary>Declarations made of what the command line says; they include nothing.</summary>
internal sealed class GivenText(string text) : ISourceFiles
{
    public const string Path = "(command line)";

    public SourceText Read(string path) =>
        path == Path ? new(Encoding.UTF8.GetBytes(text)) : new(null, "the command line names no files");
}
