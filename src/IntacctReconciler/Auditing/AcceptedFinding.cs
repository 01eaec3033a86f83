namespace IntacctReconciler.Auditing;

/// <summary>A finding that somebody accepts for a time, as a baseline holds it.</summary>
/// <param name="Fingerprint">Of the finding.</param>
/// <param name="Kind">The kind's code, which may be one that this version does not know.</param>
/// <param name="Until">The end as written: a date (that day included, UTC) or a time.</param>
/// <param name="Ends">The first instant at which it holds no more; UTC.</param>
public sealed record AcceptedFinding(
    string Fingerprint,
    string Kind,
    AuditSubject Subject,
    string? Field,
    string Until,
    DateTimeOffset Ends
)
{
    public string? Owner { get; init; }

    public string? Reason { get; init; }

    public bool HoldsAt(DateTimeOffset time) => time < Ends;
}
