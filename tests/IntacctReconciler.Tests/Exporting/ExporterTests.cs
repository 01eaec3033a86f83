using System.Collections.Immutable;
using System.Text;
using CsCheck;
using IntacctReconciler.Catalogue;
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
    private static readonly DateTimeOffset LockedAt = new(2026, 8, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PermissionModel.RoleBased)]
    [InlineData(PermissionModel.UserBased)]
    public void An_export_planned_over_its_company_changes_nothing(PermissionModel model) =>
        RandomState.Company(model).Sample(company => ShouldPlanNothing(company, model, [null]), iter: 100);

    [Theory]
    [InlineData(PermissionModel.RoleBased)]
    [InlineData(PermissionModel.UserBased)]
    public void Nor_does_it_beside_a_lock_of_another_catalogue(PermissionModel model) =>
        WithLock(model).Sample(pair => ShouldPlanNothing(pair.Company, model, [pair.Locked]), iter: 100);

    /// <summary>What is printed may come to stand beside the lock, or elsewhere.</summary>
    [Theory]
    [InlineData(PermissionModel.RoleBased)]
    [InlineData(PermissionModel.UserBased)]
    public void One_export_can_serve_both_with_the_lock_and_without(PermissionModel model) =>
        WithLock(model).Sample(pair => ShouldPlanNothing(pair.Company, model, [pair.Locked, null]), iter: 100);

    [Theory]
    [InlineData(PermissionModel.RoleBased, 0)]
    [InlineData(PermissionModel.RoleBased, 1)]
    [InlineData(PermissionModel.RoleBased, 400)]
    [InlineData(PermissionModel.UserBased, 400)]
    [InlineData(PermissionModel.RoleBased, 1200)]
    public void Nor_does_one_of_any_size(PermissionModel model, int users) =>
        RandomState.Company(model, users).Sample(company => ShouldPlanNothing(company, model, [null]), iter: 1);

    private static Gen<(CompanyState Company, CatalogueLock Locked)> WithLock(PermissionModel model) =>
        from company in RandomState.Company(model)
        from catalogue in RandomState.LockedCatalogue(company.Catalogue)
        from later in RandomState.LockedCatalogue(company.Catalogue)
        let locked = CatalogueLock.Of("ACME", LockedAt, "plan_bot", catalogue, [])
        select (
            company,
            locked.Accept(
                company.Roles.Take(1).Select(role => role.Id),
                company.Users.Take(1).Select(user => user.Id),
                later,
                LockedAt.AddDays(1),
                "plan_bot"
            )
        );

    private static void ShouldPlanNothing(
        CompanyState company,
        PermissionModel model,
        ImmutableArray<CatalogueLock?> locks
    )
    {
        var frame = new ExportFrame(model) { Locks = locks };
        var text = Exporter.Write(company, frame);
        var split = Exporter.Split(company, frame);
        split.Should().AllSatisfy(file => file.Text.Should().StartWith($"# {ExportFile.FirstLine}\n"));
        foreach (var locked in locks)
        {
            ShouldPlanNothing([new(ExportFile.Access, text)], company, locked);
            ShouldPlanNothing(split, company, locked);
        }
    }

    private static void ShouldPlanNothing(ImmutableArray<ExportFile> files, CompanyState company, CatalogueLock? locked)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(new AccessInput(new Files(files)) { Own = new("access.yaml") }, problems);
        var composition = file is null ? null : Composition.Of(file, problems)?.Under(locked);
        var desired = composition is null
            ? null
            : Resolver.Resolve(composition, company, DateTimeOffset.UnixEpoch, problems);
        var all = string.Join('\n', files.Select(one => one.Text));
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty("of\n{0}", all);
        ChangeSet.Of(desired!, company).Changes.Should().BeEmpty("of\n{0}", all);
    }

    private sealed class Files(ImmutableArray<ExportFile> files) : ISourceFiles
    {
        public SourceText Read(string path) =>
            files.FirstOrDefault(file => file.Path == path) is { } found
                ? new(Encoding.UTF8.GetBytes(found.Text))
                : new(null, "it does not exist");
    }
}
