using System.Collections.Immutable;
using IntacctReconciler.Auditing;

namespace IntacctReconciler.Reports.Content;

/// <summary>An audit in numbers.</summary>
/// <param name="Counts">Findings that nobody has accepted, by severity; the gravest first, and those without any too.</param>
public sealed record AuditTally(ImmutableArray<int> Counts)
{
    public static ImmutableArray<AuditSeverity> Severities { get; } =
    [.. Enum.GetValues<AuditSeverity>().OrderDescending()];

    public static AuditTally Of(AuditReview review) =>
        new([.. Severities.Select(severity => review.Findings.Count(finding => finding.Severity == severity))]);
}
