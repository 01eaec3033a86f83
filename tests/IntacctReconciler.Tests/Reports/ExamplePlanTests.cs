using IntacctReconciler.Diagnostics;
using IntacctReconciler.Plans;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Examples;
using IntacctReconciler.Tests.Intacct;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Reports;

public sealed class ExamplePlanTests
{
    public static TheoryData<string> Folders() => ExampleFolders.All();

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_plan_of_every_example_reads_well(string folder)
    {
        using var rig = Rig.Example(folder);
        var (composition, problems) = Resolved.Compose(ExampleFolders.Input(folder));
        var subject = new PlanSubject(
            composition.Company,
            composition.PermissionModel,
            "simulator:company.json",
            "recon_bot",
            "access.yaml"
        );
        var planned = await Reconciler.PlanAsync(
            composition,
            new(subject, Scene.Noon),
            rig.Reader,
            problems,
            null,
            TestContext.Current.CancellationToken
        );
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        MaintainedFile.ShouldBe(
            $"tests/IntacctReconciler.Tests/Golden/Reports/example-{folder}.80.txt",
            TextFormat.Write(PlanContent.Of(planned!.Plan))
        );
    }
}
