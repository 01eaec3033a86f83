namespace IntacctReconciler.Diagnostics;

/// <summary>Takes every diagnostic of a stage, so that a user sees all of them and not only the first.</summary>
public interface IProblems
{
    void Add(Diagnostic diagnostic);

    bool HasErrors { get; }
}

/// <summary>Diagnostics in the order they were found; the same one is kept once.</summary>
public sealed class Problems : IProblems
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<Diagnostic> seen = [];

    public IReadOnlyList<Diagnostic> Found => found;

    public bool HasErrors { get; private set; }

    /// <summary>File by file, as they were first spoken of, and line by line.</summary>
    public IEnumerable<Diagnostic> InOrder
    {
        get
        {
            var files = found
                .Select(FileOf)
                .Distinct(StringComparer.Ordinal)
                .Index()
                .ToDictionary(file => file.Item, file => file.Index, StringComparer.Ordinal);
            return found.OrderBy(one => files[FileOf(one)]).ThenBy(one => one.At?.Line).ThenBy(one => one.At?.Column);
        }
    }

    private static string FileOf(Diagnostic one) => one.At?.Source.Path ?? "";

    public void Add(Diagnostic diagnostic)
    {
        if (!seen.Add(diagnostic))
            return;
        found.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }
}
