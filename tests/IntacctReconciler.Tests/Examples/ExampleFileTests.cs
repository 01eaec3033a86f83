using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Resolving;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Examples;

public sealed class ExampleFileTests
{
    public static TheoryData<string> Folders() => ExampleFolders.All();

    [Theory]
    [MemberData(nameof(Folders))]
    public void There_is_nothing_to_say_about_the_access_file_of_an_example(string folder)
    {
        var problems = new Problems();
        var composition = Composition.Of(AccessFileOf(folder), problems);
        OfflineCheck.Run(composition!, ShippedCatalogue.Load(), problems);
        problems.Found.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Its_company_is_the_one_of_the_access_file_and_can_be_simulated(string folder)
    {
        var company = SimulatedCompany.FromSnapshot(ExampleFolders.Read(folder, "company.json"), TimeProvider.System);
        var file = AccessFileOf(folder);
        company.Notices.Should().BeEmpty();
        company.Company.Should().Be(file.Company.Value);
        company
            .PermissionModel.Should()
            .Be(file.PermissionModel.Value is Model.PermissionModel.RoleBased ? "role-based" : "user-based");
    }

    [Fact]
    public void ACME_is_a_company_as_one_meets_it()
    {
        using var seed = JsonDocument.Parse(ExampleFolders.Read("acme", "company.json"));
        var objects = seed.RootElement.GetProperty("objects");
        var users = objects.GetProperty("company-config/user").EnumerateArray().ToList();
        users.Should().HaveCountGreaterThanOrEqualTo(25);
        Values(users, "userType").Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThanOrEqualTo(5);
        Values(users, "status").Should().Contain(["active", "inactive", "lockedOut"]);
        Values(users, "id")
            .Should()
            .Contain("intacct")
            .And.Contain(id => id.StartsWith("ExtUser|", StringComparison.Ordinal));
        users.Count(user => user.TryGetProperty("webServices", out _)).Should().BeGreaterThanOrEqualTo(2);
        var roles = Values(objects.GetProperty("company-config/role").EnumerateArray(), "id");
        roles.Where(id => id.StartsWith("::SYS::", StringComparison.Ordinal)).Should().NotBeEmpty();
        roles
            .Where(id => !id.StartsWith("::SYS::", StringComparison.Ordinal))
            .Should()
            .HaveCountGreaterThanOrEqualTo(8);
        objects.GetProperty("company-config/entity").GetArrayLength().Should().BeGreaterThanOrEqualTo(5);
        objects.GetProperty("company-config/user-group").GetArrayLength().Should().BeGreaterThanOrEqualTo(4);
    }

    /// <summary>With the files beside it that it names.</summary>
    private static AccessFile AccessFileOf(string folder)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(ExampleFolders.Input(folder), problems);
        problems.Found.Should().BeEmpty();
        return file!;
    }

    private static List<string> Values(IEnumerable<JsonElement> rows, string property) =>
        [.. rows.Select(row => row.GetProperty(property).GetString()!)];
}
