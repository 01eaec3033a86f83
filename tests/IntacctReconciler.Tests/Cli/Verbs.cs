using System.CommandLine;
using IntacctReconciler.Cli;
using IntacctReconciler.Cli.Commands;

namespace IntacctReconciler.Tests.Cli;

/// <summary>The verbs as they are declared, to look at and to parse with; none of them is run.</summary>
internal static class Verbs
{
    public static RootCommand All(Interruption interruption) =>
        CommandTree.Of(
            new()
            {
                Out = TextWriter.Null,
                Error = TextWriter.Null,
                In = TextReader.Null,
                Environment = _ => null,
                Folder = ".",
                DataFolder = ".",
                Interruption = interruption,
            }
        );
}
