using System.Collections.Immutable;
using IntacctReconciler.Auditing;

namespace IntacctReconciler.Reports.Content;

/// <summary>What an audit has found, one by one; kinds of which nothing is found have passed.</summary>
public static class AuditChecks
{
    public static CheckList Of(AuditReview review)
    {
        var words = new AuditWords(new(review.Observed.Catalogue, Detail.Verbose));
        var subject = review.Plan.Subject;
        ImmutableArray<Check> found =
        [
            .. review.Findings.Select(finding => Of(finding, words)),
            .. review.Accepted.Select(finding => Of(finding, words)),
        ];
        var kinds = found.Select(check => check.Rule.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            "audit",
            subject.Company,
            subject.File,
            [.. AuditKinds.All.Select(Of)],
            [
                .. AuditKinds
                    .All.Where(kind => !kinds.Contains(kind.Code))
                    .Select(kind => new Check(Of(kind), CheckEnd.Passed, "nothing found")),
                .. found,
                .. review.Notes.Select(PlanChecks.Of),
            ]
        );
    }

    private static CheckRule Of(AuditKind kind) =>
        new(kind.Code, "audit", kind.Says, AuditWords.Severity(kind.Severity), kind.Finds);

    private static Check Of(AuditFinding finding, AuditWords words) =>
        new(
            Of(finding.Kind) with
            {
                Severity = AuditWords.Severity(finding.Severity),
            },
            End(finding),
            $"{AuditWords.Subject(finding.Subject)}: {(words.Of(finding) is { IsEmpty: false } said ? said.Text : finding.Kind.Says)}",
            AuditWords.Subject(finding.Subject),
            finding.At
        )
        {
            Remedy = finding.Mend,
            Accepted = finding.Accepted is { } accepted
                ? $"owner {Names.Text(accepted.Owner ?? "not named")}, until {Names.Text(accepted.Until)}: {Names.Text(accepted.Reason ?? "no reason given")}"
                : null,
            Identity = finding.Fingerprint,
        };

    private static CheckEnd End(AuditFinding finding) =>
        finding.Accepted is not null ? CheckEnd.Accepted
        : finding.Severity >= AuditSeverity.High ? CheckEnd.Failed
        : finding.Severity == AuditSeverity.Medium ? CheckEnd.Warning
        : CheckEnd.Note;
}
