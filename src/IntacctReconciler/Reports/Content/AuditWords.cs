using IntacctReconciler.Auditing;

namespace IntacctReconciler.Reports.Content;

/// <summary>What a finding says after its subject.</summary>
internal sealed class AuditWords(Wording wording)
{
    private readonly FieldWords fields = new(wording, _ => false);

    public Phrase Of(AuditFinding finding) =>
        finding.Difference is { } difference ? new Phrase(fields.Of(difference)) : finding.What;

    /// <summary>user["clerk1"]</summary>
    public static string Subject(AuditSubject subject) => Names.Of(subject.Type, subject.Name);

    public static string Severity(AuditSeverity severity) =>
        severity switch
        {
            AuditSeverity.Info => "info",
            AuditSeverity.Low => "low",
            AuditSeverity.Medium => "medium",
            AuditSeverity.High => "high",
            AuditSeverity.Critical => "critical",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
