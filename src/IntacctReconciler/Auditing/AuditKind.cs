namespace IntacctReconciler.Auditing;

/// <summary>A sort of finding.</summary>
/// <param name="Code">Stable: it stands in output, in baselines and in pipelines that filter by it.</param>
/// <param name="Severity">What it usually is; single findings can be graver or less grave.</param>
/// <param name="Says">The heading over findings of the kind.</param>
/// <param name="Finds">When it is found, and when it is not.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record AuditKind(string Code, AuditSeverity Severity, string Says, string Finds, string Mend)
{
    /// <summary>
    /// Whether a baseline can accept it. What policies find has waivers of its own, in the access file; what a review finds is
    /// answered in the reviewed file.
    /// </summary>
    public bool IsAcceptable { get; init; } = true;

    public override string ToString() => Code;
}
