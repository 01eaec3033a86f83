using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Auditing;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;

namespace IntacctReconciler.Reports.Content;

/// <summary>An audit as a page: the same as in a terminal, and who can do what.</summary>
public static class AuditPage
{
    private const string OfNotes = "NOTES";

    /// <param name="tool">Name and version.</param>
    public static Page Of(AuditSummary summary, string tool)
    {
        var review = summary.Review;
        var sections = AuditContent.Of(review, Detail.Brief, summary).Sections;
        // The first is the header and the last the summary, which have places of their own.
        var middle = sections[1..^1];
        return new()
        {
            Verb = "audit",
            Company = review.Plan.Subject.Company,
            Facts = Page.FactsOf(review.Plan.Subject, review.Plan.AsOf, ComparedWith(review)),
            Verdict = summary.Phrase,
            Mark = summary.ExitCode == 0 ? Mark.Ok : Mark.Refused,
            Figures =
            [
                .. Enum.GetValues<AuditSeverity>().OrderDescending().Select(severity => Figure(review, severity)),
                new(review.Accepted.Length + review.Waived, "accepted or waived", Mark.Ok),
            ],
            Overview = [.. middle.Where(part => part.Title?.Text != OfNotes)],
            Notes = [.. middle.Where(part => part.Title?.Text == OfNotes).Select(part => part with { Title = null })],
            Data = DataOf(review),
            Tool = tool,
        };
    }

    private static PageFigure Figure(AuditReview review, AuditSeverity severity)
    {
        var count = review.Findings.Count(finding => finding.Severity == severity);
        return new(
            count,
            AuditWords.Severity(severity),
            count == 0 ? Mark.None
                : severity >= AuditSeverity.High ? Mark.Refused
                : severity == AuditSeverity.Medium ? Mark.Notable
                : Mark.None
        );
    }

    private static string ComparedWith(AuditReview review)
    {
        var file = Names.FileName(review.Plan.Subject.File);
        return review.ComparedWith switch
        {
            Auditing.ComparedWith.File => file,
            Auditing.ComparedWith.FileAndBaseline => $"{file} and baseline",
            Auditing.ComparedWith.Baseline => "baseline",
            Auditing.ComparedWith.Nothing => "nothing",
            _ => throw new UnreachableException(),
        };
    }

    private static string DataOf(AuditReview review)
    {
        ImmutableArray<CompanyState> states = [review.Observed];
        var full = new Wording(review.Observed.Catalogue, Detail.Verbose);
        var tables = new PageTables(full, PageCompany.Held(states));
        var declared = review.Desired is { } desired ? new DeclaredAccess(desired, review.Observed) : null;
        var company = new PageCompany(tables, full, declared, states);
        return Page.DataOf(json =>
        {
            json.WriteString("verb", "audit");
            company.Write(json);
            new PageFindings(json, tables, company).Write(review, new AuditWords(full));
            tables.Write(json);
        });
    }
}
