using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>A snapshot says where it comes from.</summary>
public sealed class SourceTests
{
    private const string Report = """
        { "format": "intacct-snapshot/1", "source": "report", "company": "ACME", "permissionModel": "user-based", "objects": {
          "company-config/user": [
            { "id": "a", "status": "active", "audit": { "createdByUser": { "id": "b" } } },
            { "id": "b", "userName": "B", "status": "inactive" } ] } }
        """;

    [Fact]
    public void Of_a_report_what_one_user_leaves_out_is_not_known_of_that_one()
    {
        var desk = Desk.At(Report, "anybody");
        var users = desk.Call("GET", "/objects/company-config/user/1,2").Body!["ia::result"]!.AsArray();
        users[0]!["userName"].Should().BeNull();
        users[0]!["audit"]!["createdByUser"]!["id"]!.GetValue<string>().Should().Be("b");
        users[0]!["audit"]!["createdDateTime"].Should().BeNull();
        users[1]!["userName"]!.GetValue<string>().Should().Be("B");
        users
            .Should()
            .OnlyContain(user => user!["userType"] == null && user["entities"] == null && user["contact"] == null);
    }

    [Fact]
    public void The_same_goes_for_the_snapshot_that_it_gives() =>
        SimulatedCompany
            .FromSnapshot(Report, TimeProvider.System)
            .ToSnapshot()
            .Should()
            .NotContainAny("userType", "2020-01-01");

    [Fact]
    public void No_other_source_is_known()
    {
        var open = () =>
            SimulatedCompany.FromSnapshot(
                Report.Replace("\"report\"", "\"rumour\"", StringComparison.Ordinal),
                TimeProvider.System
            );
        open.Should().Throw<SimulatorSeedException>().WithMessage("source is \"rumour\"*");
    }
}
