using System.Collections.Immutable;
using IntacctReconciler.Auditing;

namespace IntacctReconciler.Reports.Content;

/// <summary>What an audit has found, a row for each finding, those that are accepted at the end.</summary>
public static class AuditSheet
{
    private static readonly ImmutableArray<string> Columns =
    [
        "Company",
        "Id",
        "Severity",
        "Kind",
        "Object",
        "Name",
        "Field",
        "Finding",
        "Remedy",
        "File",
        "Line",
        "Last changed by",
        "Last changed (UTC)",
        "Accepted until",
        "Owner",
        "Reason",
    ];

    public static Sheet Of(AuditReview review)
    {
        var words = new AuditWords(new(review.Observed.Catalogue, Detail.Verbose));
        return new(
            Columns,
            [
                .. review
                    .Findings.Concat(review.Accepted)
                    .Select(finding => Row(review.Plan.Subject.Company, finding, words)),
            ]
        );
    }

    private static ImmutableArray<string> Row(string company, AuditFinding finding, AuditWords words) =>
        [
            company,
            finding.Fingerprint,
            AuditWords.Severity(finding.Severity),
            finding.Kind.Code,
            finding.Subject.Type,
            finding.Subject.Name,
            finding.Field ?? "",
            words.Of(finding) is { IsEmpty: false } said ? said.Text : finding.Kind.Says,
            finding.Mend,
            .. Sheet.Place(finding.At),
            finding.LastChange?.By ?? "",
            finding.LastChange?.At is { } at ? Wording.Time(at) : "",
            finding.Accepted?.Until ?? "",
            finding.Accepted?.Owner ?? "",
            finding.Accepted?.Reason ?? "",
        ];
}
