using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>Reads an access file: shapes and what can be judged from the file alone.</summary>
public static class AccessFileReader
{
    /// <summary>
    /// The file as declared. Everything wrong with it goes to <paramref name="problems"/>, in the order of the file.
    /// After errors the result serves to find more of them in later stages, never to plan with: what did not fit is left
    /// out of it. It is null when not even the company and its permission model could be read, or the text broke off.
    /// </summary>
    /// <param name="utf8">Not copied; must not change meanwhile.</param>
    public static AccessFile? Read(Source source, ReadOnlyMemory<byte> utf8, IProblems problems)
    {
        var found = new Problems();
        var file = new FileReader(source, found).Read(utf8);
        problems.AddInOrder(found);
        return file;
    }
}
