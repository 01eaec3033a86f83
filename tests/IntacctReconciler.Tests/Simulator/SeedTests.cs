using System.Text.Json.Nodes;
using IntacctReconciler.Simulator;

namespace IntacctReconciler.Tests.Simulator;

public sealed class SeedTests
{
    private const string Recon =
        """{ "id": "recon", "adminPrivileges": "full", "webServices": { "isRestricted": true } }""";

    private static string Of(string objects, string more = "") =>
        $$"""{ "format": "intacct-snapshot/1", "company": "ACME", "objects": { {{objects}} } {{more}} }""";

    private static SimulatedCompany Load(string json) => SimulatedCompany.FromSnapshot(json, TimeProvider.System);

    [Theory]
    [InlineData("no json", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"format":"other"}""", "format is \"other\"")]
    [InlineData("""{"format":"intacct-snapshot/1"}""", "company is missing")]
    [InlineData("""{"format":"intacct-snapshot/1","company":"A"}""", "objects is missing")]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","objects":{},"objcts":{}}""",
        "\"objcts\" is not a member of the seed"
    )]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","permissionModel":"mixed","objects":{}}""",
        "permissionModel is \"mixed\""
    )]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","objects":{"company-config/usr":[]}}""",
        "\"company-config/usr\", which is not simulated"
    )]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","objects":{"company-config/user":{}}}""",
        "objects.company-config/user is not a list"
    )]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","objects":{},"simulator":{"fails":[]}}""",
        "\"fails\" is not a member of simulator"
    )]
    [InlineData(
        """{"format":"intacct-snapshot/1","company":"A","objects":{},"simulator":{"loggedIn":["x"]}}""",
        "user \"x\""
    )]
    public void A_seed_of_the_wrong_form_is_refused(string json, string says) =>
        FluentActions.Invoking(() => Load(json)).Should().Throw<SimulatorSeedException>().WithMessage($"*{says}*");

    [Theory]
    [InlineData("""{ "userName": "x" }""", "an object of objects.company-config/user has no id")]
    [InlineData("""{ "id": "a" }, { "id": "a" }""", "company-config/user \"a\": the id is used twice")]
    [InlineData(
        """{ "id": "a", "key": "5" }, { "id": "b", "key": "5" }""",
        "company-config/user \"b\": key 5 is used twice"
    )]
    [InlineData("""{ "id": "a", "key": "05" }""", "company-config/user \"a\": key \"05\" is not a number")]
    [InlineData(
        """{ "id": "a", "roles": [{ "id": "Ghost" }] }""",
        "company-config/user \"a\": roles refers to company-config/role \"Ghost\""
    )]
    [InlineData(
        """{ "id": "a", "entities": [{ "id": "FR" }] }""",
        "company-config/user \"a\": entities refers to company-config/entity \"FR\""
    )]
    [InlineData("""{ "id": "a", "roles": [{}] }""", "roles names nothing")]
    [InlineData("""{ "id": "a", "isChatterDisabled": "no" }""", "isChatterDisabled is neither true nor false")]
    [InlineData("""{ "id": "a", "userName": 5 }""", "userName is not text")]
    [InlineData("""{ "id": "a", "webServices": true }""", "webServices is not an object")]
    [InlineData(
        """{ "id": "a", "permissionAssignments": [{ "permission": { "module": "accountsPayable", "name": "ghosts" } }] }""",
        "accountsPayable/ghosts"
    )]
    [InlineData(
        """{ "id": "a", "permissionAssignments": [{ "accessRights": [] }] }""",
        "a row of permissionAssignments has no permission"
    )]
    [InlineData("""{ "id": "a", "contact": {} }""", "contact names nothing")]
    public void A_seed_with_a_bad_user_is_refused(string users, string says) =>
        FluentActions
            .Invoking(() => Load(Of($"\"company-config/user\": [{users}]")))
            .Should()
            .Throw<SimulatorSeedException>()
            .WithMessage($"*{says}*");

    [Fact]
    public void A_seed_is_refused_when_role_and_user_disagree() =>
        FluentActions
            .Invoking(() =>
                Load(
                    Of(
                        """
                        "company-config/role": [{ "id": "R", "roleUsers": [{ "user": { "id": "a" } }] }],
                        "company-config/user": [{ "id": "a", "roles": [] }]
                        """
                    )
                )
            )
            .Should()
            .Throw<SimulatorSeedException>()
            .WithMessage("*company-config/user \"a\": a role lists it as holder*");

    [Fact]
    public void A_seed_with_an_unknown_switch_is_refused_with_the_list() =>
        FluentActions
            .Invoking(() => Load(Of("", ""","simulator":{"switches":{"read-lagg":"1"}}""")))
            .Should()
            .Throw<SimulatorSwitchException>()
            .WithMessage("*read-lagg*read-lag*");

    [Fact]
    public void A_switch_with_an_unknown_value_is_refused_with_the_values() =>
        FluentActions
            .Invoking(() => SimulatorSwitches.Defaults.With("role-row-delete", "maybe"))
            .Should()
            .Throw<SimulatorSwitchException>()
            .WithMessage("*accepted, ignored, refused*");

    [Fact]
    public void Switches_of_the_seed_give_way_to_those_of_the_caller()
    {
        var company = SimulatedCompany.FromSnapshot(
            Of("", ""","simulator":{"switches":{"read-lag":1,"role-row-delete":"refused"}}"""),
            TimeProvider.System,
            [KeyValuePair.Create("read-lag", "3")]
        );

        company.Switches[SimulatorSwitches.ReadLag].Should().Be("3");
        company.Switches[SimulatorSwitches.RoleRowDelete].Should().Be("refused");
    }

    [Fact]
    public void Without_permissions_the_shipped_catalogue_is_used()
    {
        var desk = Desk.At(Of($"\"company-config/user\": [{Recon}]"));

        desk.Query("company-config/permission", ["key"], "[]", ""","size":4000""").Count.Should().BeGreaterThan(300);
    }

    [Fact]
    public void A_permission_that_a_role_holds_beyond_the_catalogue_is_kept_but_not_listed()
    {
        var desk = Desk.At(
            Of(
                $$"""
                "company-config/permission": [],
                "company-config/role": [{ "id": "R", "rolePermissionAssignments": [
                  { "permission": { "key": "9001", "module": "accountsPayable", "name": "bills" }, "accessRights": ["list"] } ] }],
                "company-config/user": [{{Recon}}]
                """
            )
        );

        desk.Role("R")["rolePermissionAssignments"]![0]!["permission"]!["name"].Text().Should().Be("bills");
        desk.Query("company-config/permission", ["key"]).Should().BeEmpty();
        desk.Company.Notices.Should().ContainSingle().Which.Should().Contain("9001");
    }

    [Fact]
    public void Unknown_values_and_properties_are_kept_and_noticed()
    {
        var desk = Desk.At(
            Of(
                $$"""
                "company-config/user": [{{Recon}}, { "id": "a", "userType": "hologram", "shoeSize": { "eu": 44 }, "password": { "hint": 1 } }]
                """
            )
        );

        var user = desk.User("a");
        user["userType"].Text().Should().Be("hologram");
        user["shoeSize"]!["eu"]!.GetValue<int>().Should().Be(44);
        desk.Patch("user", "recon", """{"userType":"hologram"}""").Error().ToJsonString().Should().Contain("SIM-0111");
        desk.Company.Notices.Should().HaveCount(2);
    }

    [Fact]
    public void Applications_named_by_id_alone_get_one_key_each()
    {
        const string rows = """
            [{ "application": { "id": "Pay", "permissions": [{ "name": "Payment", "group": "objects" }] }, "allowedAccessRights": ["list"] }]
            """;
        var desk = Desk.At(
            Of(
                $$"""
                "company-config/role": [{ "id": "A", "customRolePermissionAssignments": {{rows}} }, { "id": "B", "customRolePermissionAssignments": {{rows}} }],
                "company-config/user": [{{Recon}}]
                """,
                ""","simulator":{"applications":["Unheld"]}"""
            )
        );

        Key("A").Should().Be(Key("B"));
        desk.Patch(
                "role",
                "A",
                """{"customRolePermissionAssignments":[{"application":{"id":"Unheld"},"allowedAccessRights":["list"]}]}"""
            )
            .ShouldBeDone();
        Key("A").Should().NotBe(Key("B"));
        desk.Patch(
                "role",
                "A",
                """{"customRolePermissionAssignments":[{"application":{"id":"Ghost"},"allowedAccessRights":["list"]}]}"""
            )
            .ShouldBeRefused(422, "SIM-0002");

        string Key(string role) =>
            desk.Role(role)["customRolePermissionAssignments"]![0]!["application"]!["key"].Text();
    }

    [Fact]
    public void Contacts_come_from_the_users_when_the_seed_has_none()
    {
        var desk = Desk.At(
            Of(
                $$"""
                "company-config/user": [{{Recon}}, { "id": "a", "contact": { "key": "77", "id": "Lee, Mina", "lastName": "Lee" } }]
                """
            )
        );

        desk.Get("company-config/contact", "Lee, Mina")["lastName"].Text().Should().Be("Lee");
        desk.Key("company-config/contact", "Lee, Mina").Should().Be("77");
        desk.User("a")["contact"]!["lastName"].Text().Should().Be("Lee");
    }

    [Fact]
    public void A_snapshot_loaded_gives_the_same_snapshot()
    {
        foreach (var seed in (string[])[Seeds.RoleBased, Seeds.UserBased])
        {
            var first = Load(seed).ToSnapshot();

            Load(first).ToSnapshot().Should().Be(first);
        }
    }

    [Fact]
    public void Every_object_of_a_snapshot_can_be_read_back_over_REST()
    {
        var desk = Desk.At(
            Seeds.RoleBased.Replace(
                "\"company-config/user-group\":",
                """
                "company-config/contact": [{"id":"Clerk, Leeds"},{"id":"Hidden","entity":{"id":"UK-01"}}], "company-config/user-group":
                """,
                StringComparison.Ordinal
            )
        );
        var snapshot = JsonNode.Parse(desk.Company.ToSnapshot())!["objects"]!.AsObject();

        foreach (var (type, objects) in snapshot)
        {
            var keys = desk.Query(type, ["key"], "[]", ""","size":4000""").Select(row => row!["key"].Text()).ToList();
            keys.Should().HaveCount(objects!.AsArray().Count);
            foreach (var (key, own) in keys.Zip(objects.AsArray()))
            {
                Desk.Result(desk.Call("GET", $"/objects/{type}/{key}")).ToJsonString().Should().Be(own!.ToJsonString());
            }
        }
    }
}
