using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Tests.Access;

public sealed class OfferingTests
{
    private static readonly PermissionCatalogue Catalogue = PermissionCatalogue.Of(
        [
            new(Permission.Standard("accountsPayable", "bills"), null, Rights.Of("list", "add")),
            new(Permission.Standard("time", "myTimesheets"), null, Rights.Of("list")),
        ],
        out _
    );

    [Theory]
    [InlineData("accountsPayable", "bills", "list add", Offered.Yes)]
    [InlineData("accountsPayable", "bills", "list post", Offered.NotTheRight)]
    [InlineData("accountsPayable", "payBills", "run", Offered.NotThePermission)]
    [InlineData("projects", "projects", "list", Offered.NotTheModule)]
    public void The_companys_own_catalogue_decides(string module, string name, string rights, Offered expected) =>
        Offering
            .Of(Catalogue, Permission.Standard(module, name), Rights.Of(rights.Split(' ')))
            .Is.Should()
            .Be(expected);

    [Fact]
    public void Where_a_release_moved_it_to_is_told()
    {
        var offering = Offering.Of(Catalogue, Permission.Standard("projects", "myTimesheets"), Rights.None);
        offering.Is.Should().Be(Offered.NotTheModule);
        offering.Moved.Single().To.Should().Be(Permission.Standard("time", "myTimesheets"));
    }

    [Theory]
    [InlineData(PermissionKind.Application)]
    [InlineData(PermissionKind.Agent)]
    public void Of_applications_and_agents_there_is_no_catalogue_to_ask(PermissionKind kind) =>
        Offering
            .Of(Catalogue, new(kind, "Hub", "Payslip", "objects"), Rights.Of("list"))
            .Is.Should()
            .Be(Offered.NotKnown);
}
