using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;
using IntacctReconciler.Tests.Catalogue;
using IntacctReconciler.Tests.Examples;
using IntacctReconciler.Tests.Intacct;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Exporting;

public sealed class ExampleExportTests
{
    public static TheoryData<string> Folders() => ExampleFolders.All();

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task The_company_of_every_example_is_as_its_export_says(string folder)
    {
        using var rig = Rig.Example(folder);
        var file = Resolved.Compose(ExampleFolders.Input(folder)).Composition.File;
        var company = await rig.Reader.ReadAsync(new(Facets.Everything), null, TestContext.Current.CancellationToken);
        var text = Exporter.Write(company, new(file.PermissionModel.Value, file.Connection));

        MaintainedFile.ShouldBe($"tests/IntacctReconciler.Tests/Golden/Exporting/{folder}.yaml", text);

        var (composition, problems) = Resolved.Compose(text);
        var observed = await rig.Reader.ReadAsync(composition.Scope, null, TestContext.Current.CancellationToken);
        var desired = Resolver.Resolve(composition, observed, new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero), problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        ChangeSet.Of(desired!, observed).Changes.Should().BeEmpty();
        composition.File.Connection!.Simulator!.Value.Value.Should().Be(file.Connection!.Simulator!.Value.Value);
    }
}
