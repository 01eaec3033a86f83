using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Auditing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Reviewing;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Auditing;

/// <summary>Audits of a company in memory.</summary>
internal static class Audits
{
    /// <param name="yaml">Without the head.</param>
    public static AuditReview Of(
        CompanyState observed,
        string yaml = "",
        Baseline? baseline = null,
        string asOf = Resolved.Now,
        string model = "role-based",
        ImmutableArray<ReviewRow>? reviewed = null
    )
    {
        var (composition, _) = Resolved.Compose($"version: 1\ncompany: ACME\npermissionModel: {model}\n{yaml}");
        var subject = new PlanSubject(
            "ACME",
            composition.PermissionModel,
            "https://api.intacct.com/ia/api/v1",
            "plan_bot",
            "access.yaml"
        );
        var problems = new Problems();
        var time = DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture);
        var review = Reconciler.Audited(composition, new(subject, time), observed, baseline, problems, reviewed);
        Resolved.Lines(problems.Found.Where(one => one.Severity == Severity.Error)).Should().BeEmpty();
        return review!;
    }

    /// <summary>Findings as "severity kind type name field: what", but for those of the user that reads.</summary>
    public static IEnumerable<string> Lines(this AuditReview review) =>
        review.Findings.Where(finding => finding.Subject.Name != review.Plan.Subject.Reader).Select(Line);

    public static string Line(AuditFinding finding) =>
        $"{finding.Severity} {finding.Kind} {finding.Subject.Type} {finding.Subject.Name}"
        + (finding.Field is { } field ? $" {field}" : "")
        + (finding.What.Length > 0 ? $": {finding.What}" : "");

    /// <summary>Only those of some kinds.</summary>
    public static IEnumerable<string> Lines(this AuditReview review, params AuditKind[] kinds) =>
        review.Findings.Where(finding => kinds.Contains(finding.Kind)).Select(Line);

    public static Baseline Accepting(this AuditReview review, string until, string? owner = null) =>
        Baseline.Of(review, review.Plan.AsOf, IntacctReconciler.Declarations.Moment.Until(until)!.Value, owner, null);
}
