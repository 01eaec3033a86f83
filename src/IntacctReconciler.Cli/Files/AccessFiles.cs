using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Cli.Files;

/// <summary>Reads what is declared for a company.</summary>
internal static class AccessFiles
{
    /// <summary>
    /// The composition; null when nothing can be said beyond the <paramref name="problems"/>. After errors it serves to find
    /// more of them, never to plan with.
    /// </summary>
    public static Composition? Load(AccessSource source, IProblems problems) =>
        AccessFileReader.Read(new Source(source.Shown), source.Read(), problems) is { } file
            ? Composition.Of(file, problems)
            : null;
}
