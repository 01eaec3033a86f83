using System.Text;
using CsCheck;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Exporting;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Exporting;

public sealed class ExporterTests
{
    [Theory]
    [InlineData(PermissionModel.RoleBased)]
    [InlineData(PermissionModel.UserBased)]
    public void An_export_planned_over_its_company_changes_nothing(PermissionModel model) =>
        RandomState.Company(model).Sample(company => ShouldPlanNothing(company, model), iter: 150);

    private static void ShouldPlanNothing(CompanyState company, PermissionModel model)
    {
        var text = Exporter.Write(company, new(model));
        var problems = new Problems();
        var file = AccessFileReader.Read(new("access.yaml"), Encoding.UTF8.GetBytes(text), problems);
        var composition = file is null ? null : Composition.Of(file, problems);
        var desired = composition is null
            ? null
            : Resolver.Resolve(composition, company, DateTimeOffset.UnixEpoch, problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty("of\n{0}", text);
        ChangeSet.Of(desired!, company).Changes.Should().BeEmpty("of\n{0}", text);
    }
}
