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

    public void Add(Diagnostic diagnostic)
    {
        if (!seen.Add(diagnostic))
            return;
        found.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }
}
