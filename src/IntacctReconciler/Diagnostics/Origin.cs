namespace IntacctReconciler.Diagnostics;

/// <summary>A text that was read, and the passage through which it was reached; a template used twice is two sources of one path.</summary>
/// <param name="Path">The path as the user would write it.</param>
/// <param name="Via">How this text came in; null for the file that was named.</param>
public sealed record Source(string Path, Passage? Via = null);

public enum PassageKind
{
    Include,
    Template,

    /// <summary>What the companies of a fleet share.</summary>
    Base,

    /// <summary>The file of a company in a fleet, over the base.</summary>
    Overlay,
    Blueprint,
    Generate,
}

/// <summary>A way by which a text came into the composition, and where that was asked for.</summary>
public sealed record Passage(PassageKind Kind, string Name, Origin At);

/// <summary>A place in a text: line and column count from 1.</summary>
public readonly record struct Origin(Source Source, int Line, int Column)
{
    /// <summary>file:line:column</summary>
    public override string ToString() => $"{Source.Path}:{Line}:{Column}";
}
