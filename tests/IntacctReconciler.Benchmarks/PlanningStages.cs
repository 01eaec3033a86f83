using IntacctReconciler.Access;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Benchmarks;

/// <summary>How long each stage of a plan takes, and what it allocates.</summary>
internal static class PlanningStages
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    public static void Run(LargeCompany company, Measure measure)
    {
        var problems = new Problems();
        var file = measure.Of(
            "read the file",
            () => AccessFileReader.Read(new("access.yaml"), company.File, problems)!
        );
        var composition = measure.Of("compose", () => Composition.Of(file, problems)!);
        var desired = measure.Of("resolve", () => Resolver.Resolve(composition, company.State, AsOf, problems)!);
        if (problems.HasErrors)
            throw new InvalidOperationException(
                problems.Found.First(found => found.Severity == Severity.Error).Message
            );
        var target = measure.Of("lay over", () => desired.Over(company.State));
        var changes = measure.Of("changes and their order", () => ChangeSet.Of(desired, company.State));
        measure.Of("access delta", () => AccessDelta.Between(company.State, target));
        var settings = company.Rules();
        measure.Of("40 rules over everybody", () => Policy.Judge(settings, company.State, AsOf));
        measure.Of(
            "40 rules over the plan",
            () => Policy.Judge(settings, company.State, changes.Target, changes.Changes, AsOf)
        );
        measure.Of("digest of what was observed", () => StateDigest.Of(company.State));
        var request = new PlanRequest(
            new("ACME", PermissionModel.RoleBased, "simulator:company.json", null, "access.yaml"),
            AsOf
        );
        var planned = measure.Of(
            "the whole plan",
            () => Reconciler.Plan(composition, request, company.State, problems)!
        );
        var bytes = measure.Of("write the plan file", () => PlanFile.Write(planned.Plan));
        measure.Of("read the plan file", () => PlanFile.Read(bytes, "plan.json", default, problems)!);
        measure.Note($"{planned.Plan.Changes.Length:N0} changes");
    }
}
