using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Company;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Intacct.Snapshots;

public sealed class SnapshotTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("bill-com-role-based")]
    [InlineData("bill-com-user-based")]
    [InlineData("integrations")]
    public async Task A_snapshot_of_a_snapshot_is_the_same(string example)
    {
        using var company = Rig.Example(example);
        var first = await CaptureAsync(company);

        using var again = Rig.Of(first);

        (await CaptureAsync(again)).Should().Be(first);
        ((string?)JsonNode.Parse(first)!["permissionModel"]).Should().Be(company.Company.PermissionModel);
        company.Company.Calls.Should().NotContain(call => call.Mutating);
    }

    [Fact]
    public async Task Only_the_contacts_of_users_are_captured()
    {
        using var rig = Rig.Acme();

        var objects = JsonNode.Parse(await CaptureAsync(rig))!["objects"]!;

        objects["company-config/user"]!.AsArray().Should().HaveCount(34);
        objects["company-config/contact"]!
            .AsArray()
            .Select(contact => (string)contact!["id"]!)
            .Should()
            .BeInAscendingOrder(StringComparer.Ordinal)
            .And.BeSubsetOf(objects["company-config/user"]!.AsArray().Select(user => (string)user!["contact"]!["id"]!));
    }

    [Fact]
    public async Task A_company_without_members_has_none_in_its_snapshot()
    {
        using var rig = Rig.Acme(("user-group-member", "absent"));

        JsonNode.Parse(await CaptureAsync(rig))!["objects"]!["company-config/user-group-member"].Should().BeNull();
    }

    [Fact]
    public async Task Users_that_queries_hide_are_captured_too()
    {
        using var rig = Rig.Acme(("query-hides-inactive", "on"));

        JsonNode.Parse(await CaptureAsync(rig))!["objects"]!["company-config/user"]!.AsArray().Should().HaveCount(34);
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_is_no_empty_part()
    {
        using var rig = Rig.Acme();
        rig.Company.Faults.On("GET", "/objects/company-config/role/", new Fault.Error(403, "x", "no"));

        var capturing = () => CaptureAsync(rig);

        await capturing.Should().ThrowAsync<CompanyException>();
    }

    private static async Task<string> CaptureAsync(Rig rig)
    {
        using var to = new MemoryStream();
        await rig.Connection.Snapshots().WriteAsync(to, null, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
