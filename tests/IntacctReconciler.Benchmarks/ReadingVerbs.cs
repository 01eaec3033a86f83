using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Benchmarks;

/// <summary>What the verbs that only read take once the company is read and the files are composed.</summary>
internal static class ReadingVerbs
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    public static void Run(LargeCompany company, Measure measure)
    {
        var problems = new Problems();
        var state = company.State;
        var composition = Composition.Of(AccessFileReader.Read(new("access.yaml"), company.File, problems)!, problems)!;
        var desired = Resolver.Resolve(composition, state, AsOf, problems)!;
        var declared = measure.Of("explain: what the files say", () => new DeclaredAccess(desired, state));
        var frame = new ExplainFrame("ACME", state.Catalogue, Detail.Verbose);
        var user = state.Users[company.Users / 2];
        measure.Of(
            "explain user, as text",
            () => TextFormat.Write(ExplainContent.Of(new Explainer(state, declared).OfUser(user), frame).Report)
        );
        var asked = Permission.Standard("accountsPayable", "bills");
        var holders = measure.Of("explain permission", () => new Explainer(state, declared).OfPermission(asked, null));
        measure.Of("the same as text", () => TextFormat.Write(ExplainContent.Of(holders, frame).Report));
        measure.Of("the same as JSON", () => CanonicalJson.Text(ExplainContent.Of(holders, frame).Json));
        measure.Note($"{holders.Holders.Length:N0} users hold {asked}");
        measure.Of("export", () => Exporter.Write(state, new(PermissionModel.RoleBased)));
        var request = new PlanRequest(
            new("ACME", PermissionModel.RoleBased, "simulator:company.json", null, "access.yaml"),
            AsOf
        );
        var review = measure.Of(
            "audit, with the plan",
            () => Reconciler.Audited(composition, request, state, null, problems)!
        );
        var summary = new AuditSummary(review, 6);
        measure.Of("the same as text", () => TextFormat.Write(AuditContent.Of(review, Detail.Verbose, summary)));
        measure.Of("the same as JSON", () => AuditJson.Of(review, 6).ToJsonString());
        measure.Note($"{review.Findings.Length:N0} findings");
    }
}
