using IntacctReconciler.Declarations.Reading;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>Reads access files: puts together what they are made of, and checks shapes and what can be judged from files alone.</summary>
public static class AccessFileReader
{
    /// <summary>
    /// What is declared for one company. Everything wrong with it goes to <paramref name="problems"/>, file by file in their
    /// order. After errors the result serves to find more of them in later stages, never to plan with: what did not fit is
    /// left out of it. It is null when not even the company and its permission model could be read, or a text broke off.
    /// </summary>
    public static AccessFile? Read(AccessInput input, IProblems problems)
    {
        var found = new Problems();
        var file = new FileReader(input, found).Read();
        problems.AddInOrder(found);
        return file;
    }

    /// <summary>The same of a single file that includes nothing.</summary>
    /// <param name="utf8">Not copied; must not change meanwhile.</param>
    public static AccessFile? Read(Source source, ReadOnlyMemory<byte> utf8, IProblems problems) =>
        Read(new AccessInput(new OneFile(source.Path, utf8)) { Own = new(source.Path, source.Via) }, problems);

    private sealed class OneFile(string path, ReadOnlyMemory<byte> utf8) : ISourceFiles
    {
        public SourceText Read(string wanted) => wanted == path ? new(utf8) : new(null, "only one file is at hand");
    }
}
