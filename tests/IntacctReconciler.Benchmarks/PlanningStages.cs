using System.Diagnostics;
using System.Globalization;
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

/// <summary>How long each stage of a plan takes, and what it allocates: medians of a few runs, one after the other.</summary>
internal static class PlanningStages
{
    private static readonly DateTimeOffset AsOf = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    public static void Run(LargeCompany company, int repeats, TextWriter to)
    {
        to.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{company.Users:N0} users, {company.State.Roles.Count:N0} roles, a file of {company.File.Length / 1048576.0:N1} MB, {repeats} runs"
            )
        );
        var problems = new Problems();
        var file = Measured("read the file", () => AccessFileReader.Read(new("access.yaml"), company.File, problems)!);
        var composition = Measured("compose", () => Composition.Of(file, problems)!);
        var desired = Measured("resolve", () => Resolver.Resolve(composition, company.State, AsOf, problems)!);
        if (problems.HasErrors)
            throw new InvalidOperationException(
                problems.Found.First(found => found.Severity == Severity.Error).Message
            );
        var target = Measured("lay over", () => desired.Over(company.State));
        Measured("changes and their order", () => ChangeSet.Of(desired, company.State));
        Measured("access delta", () => AccessDelta.Between(company.State, target));
        var settings = PolicySettings.Of(
            Composition.Of(
                AccessFileReader.Read(
                    new("rules.yaml"),
                    "version: 1\ncompany: ACME\npermissionModel: role-based\npolicies: [builtin:sod]\n"u8.ToArray(),
                    problems
                )!,
                problems
            )!,
            company.State.Catalogue,
            problems
        );
        Measured("40 rules over everybody", () => Policy.Judge(settings, company.State, AsOf));
        Measured("digest of what was observed", () => StateDigest.Of(company.State));
        var request = new PlanRequest(
            new("ACME", PermissionModel.RoleBased, "simulator:company.json", null, "access.yaml"),
            AsOf
        );
        var planned = Measured("the whole plan", () => Reconciler.Plan(composition, request, company.State, problems)!);
        var bytes = Measured("write the plan file", () => PlanFile.Write(planned.Plan));
        Measured("read the plan file", () => PlanFile.Read(bytes, "plan.json", default, problems)!);
        to.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{planned.Plan.Changes.Length:N0} changes; peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576:N0} MB"
            )
        );

        T Measured<T>(string what, Func<T> stage)
        {
            var result = stage();
            var times = new double[repeats];
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < repeats; i++)
            {
                var start = Stopwatch.GetTimestamp();
                result = stage();
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / repeats;
            Array.Sort(times);
            to.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {what, -30}{times[repeats / 2], 10:N1} ms{allocated / 1048576.0, 10:N1} MB allocated"
                )
            );
            return result;
        }
    }
}
