namespace IntacctReconciler.Diagnostics;

public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>Something that a person should know about the input or the company.</summary>
/// <param name="Code">Stable, for searching and for tools: <c>IR0123</c>.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Hint">How to mend it; null where the message says it all.</param>
/// <param name="At">Where; null for what has no place in a file.</param>
/// <param name="Other">A second place that takes part, such as the first of two duplicates.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Message,
    string? Hint = null,
    Origin? At = null,
    Origin? Other = null
)
{
    /// <summary>Whether the lines of its places are not to be shown, as a secret may stand on them by mistake.</summary>
    public bool HidesLine { get; init; }
}
