namespace IntacctReconciler.Tests.Simulator;

/// <summary>Switches for what answers look like.</summary>
public sealed class AnswerSwitchTests
{
    private static Desk At(params (string, string)[] switches) => Desk.At(Seeds.RoleBased, "recon", switches);

    [Theory]
    [InlineData("A", true, true, false)]
    [InlineData("B", false, true, false)]
    [InlineData("B-meta-inside", false, false, true)]
    [InlineData("A-without-meta", true, false, false)]
    [InlineData("as-documented", true, true, false)]
    public void Errors_are_wrapped(string form, bool atTop, bool metaAtTop, bool metaInside)
    {
        var body = At(("error-envelope", form)).Call("GET", "/objects/company-config/user/9999").Body!;

        (body["ia::error"] is not null).Should().Be(atTop);
        (body["ia::result"]?["ia::error"] is not null).Should().Be(!atTop);
        (body["ia::meta"] is not null).Should().Be(metaAtTop);
        (body["ia::result"]?["ia::meta"] is not null).Should().Be(metaInside);
    }

    [Fact]
    public void As_documented_a_bad_request_is_wrapped_in_the_result() =>
        At().Call("POST", "/objects/company-config/role").Body!["ia::result"]!["ia::error"].Should().NotBeNull();

    [Theory]
    [InlineData("shown", "clerk1@acme.example")]
    [InlineData("null", null)]
    [InlineData("absent", null)]
    public void The_account_e_mail(string way, string? value)
    {
        var desk = At(("account-email", way));

        foreach (
            var row in new[]
            {
                desk.User("clerk1"),
                desk.Query("company-config/user", ["accountEmail"], """[{"$eq":{"id":"clerk1"}}]""")[0]!,
            }
        )
        {
            row["accountEmail"]?.Text().Should().Be(value);
            row.AsObject()
                .ContainsKey("accountEmail")
                .Should()
                .Be(way == "shown" || (way == "null" && !row.AsObject().ContainsKey("id")));
        }
    }

    [Theory]
    [InlineData("own", true, 0)]
    [InlineData("beside", true, 1)]
    [InlineData("instead", false, 1)]
    public void Locations_and_entities_of_a_user(string way, bool entities, int locations)
    {
        var user = At(("user-locations", way)).User("clerk1");

        user.AsObject().ContainsKey("entities").Should().Be(entities);
        user["locations"]!.AsArray().Should().HaveCount(locations);
    }

    [Theory]
    [InlineData("own", 200)]
    [InlineData("beside", 422)]
    [InlineData("instead", 422)]
    public void Writing_locations(string way, int status) =>
        At(("user-locations", way))
            .Patch("user", "clerk1", """{"locations":[{"id":"UK-01"}]}""")
            .Status.Should()
            .Be(status);

    [Fact]
    public void The_old_name_of_entities_points_to_locations() =>
        At(("user-locations", "beside")).User("clerk1")["locations"]![0]!["href"].Text().Should().Contain("/location/");

    [Theory]
    [InlineData("present", true)]
    [InlineData("absent", false)]
    public void Roles_of_a_group_in_a_GET(string way, bool shown)
    {
        var desk = At(("group-roles", way));

        desk.Get("company-config/user-group", "AP team").AsObject().ContainsKey("roles").Should().Be(shown);
        desk.Query("company-config/role-user-group-map", ["role.id", "userGroup.id"]).Should().ContainSingle();
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("on", true)]
    public void Properties_introduced_later(string way, bool shown) =>
        At(("unknown-fields", way)).User("clerk1").AsObject().ContainsKey("introducedLater").Should().Be(shown);

    [Theory]
    [InlineData("off", 5)]
    [InlineData("on", 6)]
    public void Values_introduced_later(string way, int permissions)
    {
        var desk = At(("unknown-enum-values", way));
        var rows = desk.Query("company-config/permission", ["key", "module"]);

        rows.Should().HaveCount(permissions);
        if (way == "on")
        {
            var newest = rows.Single(row => row!["module"].Text() == "quantumLedger")!["key"].Text();
            desk.Patch(
                    "role",
                    "Spare",
                    $$"""{"rolePermissionAssignments":[{"permission":{"key":"{{newest}}"},"accessRights":["observe"]}]}"""
                )
                .ShouldBeDone();
        }
    }

    [Fact]
    public void A_company_may_lack_the_members_of_groups()
    {
        var desk = At(("user-group-member", "absent"));

        desk.Call("GET", "/objects/company-config/user-group-member").ShouldBeRefused(404, "notFound");
        desk.Call("POST", "/objects/company-config/user-group-member", "{}").ShouldBeRefused(404, "notFound");
        desk.Call("POST", "/services/core/query", """{"object":"company-config/user-group-member","fields":["key"]}""")
            .ShouldBeRefused(400, "does not exist");
        var model = desk.Call("GET", "/services/core/model?name=company-config/user-group-member").Body!;
        model["ia::result"]!.AsArray().Should().BeEmpty();
        model["ia::meta"]!["totalCount"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public void A_company_with_members_of_groups_has_a_model_of_them() =>
        At().Call("GET", "/services/core/model?name=company-config/user-group-member").Body!["ia::result"]!
            ["httpMethods"]
            .Text()
            .Should()
            .Be("OPTIONS,GET,POST,DELETE");

    [Theory]
    [InlineData("catalogue", false)]
    [InlineData("own", true)]
    public void Keys_of_the_shipped_catalogue(string way, bool differ)
    {
        string Key(string company) => Desk.At(
                    $$"""
                    { "format": "intacct-snapshot/1", "company": "{{company}}", "objects": {
                      "company-config/role": [{ "id": "r", "rolePermissionAssignments": [
                        { "permission": { "module": "accountsPayable", "name": "bills" }, "accessRights": ["list"] } ] }],
                      "company-config/user": [{ "id": "recon", "adminPrivileges": "full", "webServices": { "isRestricted": true } }] } }
                    """,
                    "recon",
                    ("permission-keys", way)
                )
                .Role("r")["rolePermissionAssignments"]![0]!["permission"]!["key"].Text();

        (Key("ACME") != Key("BETA")).Should().Be(differ);
    }
}
