using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Reports.Content;

/// <summary>A plan as a page: the same as in a terminal, and who can do what before and after it.</summary>
public static class PlanPage
{
    private const string OfChanges = "CHANGES";
    private const string OfHeldBack = "HELD BACK";
    private const string OfNotes = "NOTES";

    /// <param name="tool">Name and version.</param>
    public static Page Of(Plan plan, DesiredState desired, ChangeSet changes, string tool)
    {
        var report = PlanContent.Of(plan);
        // The first is the header and the last the summary, which have places of their own.
        var middle = report.Sections[1..^1];
        return new()
        {
            Verb = "plan",
            Company = plan.Subject.Company,
            Facts = Page.FactsOf(plan.Subject, plan.AsOf, Names.FileName(plan.Subject.File)),
            Verdict = report.Summary,
            Mark =
                plan.IsRefused ? Mark.Refused
                : plan.IsEmpty ? Mark.Ok
                : Mark.Change,
            Figures = Figures(plan),
            Overview = [.. middle.Where(part => TitleOf(part) is not (OfChanges or OfHeldBack or OfNotes))],
            // Under a heading of their own.
            Changes =
            [
                .. middle.Where(part => TitleOf(part) == OfChanges).Select(part => part with { Title = null }),
                .. middle.Where(part => TitleOf(part) == OfHeldBack),
            ],
            Notes = [.. middle.Where(part => TitleOf(part) == OfNotes).Select(part => part with { Title = null })],
            Data = DataOf(plan, desired, changes),
            Tool = tool,
        };
    }

    private static string TitleOf(Section section) => section.Title?.Text ?? "";

    private static ImmutableArray<PageFigure> Figures(Plan plan)
    {
        var counts = PlanCounts.Of(plan);
        var refused =
            plan.Policies.Refusals.Count(finding => finding.Status != ConflictStatus.Ending)
            + plan.Guards.Refusals.Count();
        return
        [
            new(plan.Access.Gaining.Count, "gain access", Mark.Gain),
            new(plan.Access.Losing.Count, "lose access", Mark.Lose),
            new(counts.Create, "to add", Mark.None),
            new(counts.Update + counts.Rename, "to change", Mark.None),
            new(counts.Deactivate + counts.Delete, "to remove", Mark.None),
            new(refused, "controls refuse", refused > 0 ? Mark.Refused : Mark.None),
        ];
    }

    private static string DataOf(Plan plan, DesiredState desired, ChangeSet changes)
    {
        ImmutableArray<CompanyState> states = [changes.Observed, changes.Target];
        var catalogue = changes.Observed.Has(Facets.Catalogue) ? changes.Observed.Catalogue : ShippedCatalogue.Load();
        var full = new Wording(catalogue, Detail.Verbose);
        var reading = new PlanReading(plan, new(catalogue, Detail.Brief));
        var tables = new PageTables(full, PageCompany.Held(states));
        var declared = new DeclaredAccess(desired, changes.Observed);
        var company = new PageCompany(tables, full, declared, states);
        return Page.DataOf(json =>
        {
            json.WriteString("verb", "plan");
            company.Write(json);
            new PageChanges(reading, full, tables, declared).Write(json);
            new PageFindings(json, tables, company).Write(reading);
            tables.Write(json);
        });
    }
}
