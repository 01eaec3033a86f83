namespace IntacctReconciler.Tests.Simulator;

public sealed class ReadingTests
{
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    [Fact]
    public void A_user_shows_its_roles_restrictions_and_defaults()
    {
        var user = desk.User("clerk1");

        user["roles"]![0]!["id"]!.GetValue<string>().Should().Be("AP clerk");
        user["entities"]![0]!["id"]!.GetValue<string>().Should().Be("UK-01");
        user["entityAccess"]!["allowUnrestrictedAccess"]!.GetValue<bool>().Should().BeFalse();
        user["adminPrivileges"]!.GetValue<string>().Should().Be("off");
        user["contact"]!["printAs"]!.GetValue<string>().Should().Be("Clerk, Leeds");
        user["audit"]!["createdDateTime"]!.GetValue<string>().Should().Be("2020-01-01T00:00:00Z");
        user["entity"]!["key"].Should().BeNull();
    }

    [Fact]
    public void Several_keys_give_a_list_and_one_key_an_object()
    {
        var keys = desk.Query("company-config/user", ["key"]).Select(row => row!["key"]!.GetValue<string>()).ToList();

        Desk.Result(desk.Call("GET", $"/objects/company-config/user/{string.Join(",", keys)}"))
            .AsArray()
            .Should()
            .HaveCount(8);
        var (status, body, _) = desk.Call("GET", $"/objects/company-config/user/{keys[0]},9999");
        status.Should().Be(207);
        body!["ia::result"]![1]!["ia::status"]!.GetValue<int>().Should().Be(404);
    }
}
