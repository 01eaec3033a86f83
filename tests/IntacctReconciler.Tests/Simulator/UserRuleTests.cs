namespace IntacctReconciler.Tests.Simulator;

public sealed class UserRuleTests
{
    private static Desk At(params (string, string)[] switches) => Desk.At(Seeds.RoleBased, "recon", switches);

    private static Desk As(string user, params (string, string)[] switches) => Desk.At(Seeds.RoleBased, user, switches);

    [Theory]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"},"status":"inactive"}""",
        422,
        "SIM-0104"
    )]
    [InlineData("""{"id":"n","contact":{"id":"boss"}}""", 400, "/accountEmail is a required field")]
    [InlineData("""{"id":"n","accountEmail":"n@acme.example","contact":{"id":"nobody"}}""", 422, "SIM-0002")]
    [InlineData("""{"id":"n","accountEmail":"n@acme.example","contact":{"id":" "}}""", 422, "SIM-0001")]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss","lastName":"x"}}""",
        422,
        "SIM-0003"
    )]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"},"userType":"employee","adminPrivileges":"limited"}""",
        422,
        "SIM-0111"
    )]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"},"roles":[{"id":"No such role"}]}""",
        422,
        "SIM-0002"
    )]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"},"roles":[{"id":"Spare"},{"id":"Spare"}]}""",
        422,
        "SIM-0004"
    )]
    [InlineData(
        """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"},"userType":"pilot"}""",
        400,
        "invalidParameter"
    )]
    public void A_user_who_breaks_a_rule_is_not_created(string body, int status, string says)
    {
        var desk = At();

        desk.Call("POST", "/objects/company-config/user", body).ShouldBeRefused(status, says);

        desk.Query("company-config/user", ["id"]).Should().HaveCount(8);
    }

    [Theory]
    [InlineData("409")]
    [InlineData("422")]
    public void An_id_that_is_taken_is_refused(string status)
    {
        var desk = At(("duplicate-id", status));

        desk.Call("POST", "/objects/company-config/role", """{"id":"Spare"}""")
            .ShouldBeRefused(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), "SIM-0006");
    }

    [Fact]
    public void Ids_that_differ_in_case_are_different() =>
        At().Call("POST", "/objects/company-config/role", """{"id":"SPARE"}""").ShouldBeDone();

    [Fact]
    public void A_user_is_in_a_group_once() =>
        At()
            .Call(
                "POST",
                "/objects/company-config/user-group-member",
                """{"userGroup":{"id":"AP team"},"user":{"id":"clerk1"}}"""
            )
            .ShouldBeRefused(409, "SIM-0006");

    [Fact]
    public void External_users_cannot_be_changed_or_deleted()
    {
        var desk = At();

        desk.Patch("user", "ExtUser|Console|helper", """{"userName":"x"}""").ShouldBeRefused(422, "SIM-0100");
        Delete(desk, "user", "ExtUser|Console|helper").ShouldBeRefused(422, "SIM-0100");
    }

    [Fact]
    public void Only_users_who_never_logged_in_are_deleted_and_no_administrators()
    {
        var desk = At();

        Delete(desk, "user", "boss").ShouldBeRefused(422, "SIM-0102");
        Delete(desk, "user", "recon").ShouldBeRefused(422, "SIM-0101");
        Delete(desk, "user", "limited").ShouldBeRefused(422, "SIM-0103");
        desk.SignedInAs("reader");
        Delete(desk, "user", "reader").ShouldBeRefused(422, "SIM-0102");
        Delete(desk, "user", "clerk1").ShouldBeDone();
        desk.Query("company-config/role-user-map", ["key"], """[{"$eq":{"user.id":"clerk1"}}]""").Should().BeEmpty();
        desk.Query("company-config/user-group-member", ["key"]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("404", 404)]
    [InlineData("422", 422)]
    public void Deleting_what_is_not_there(string way, int status) =>
        At(("delete-missing", way)).Call("DELETE", "/objects/company-config/user/9999").Status.Should().Be(status);

    [Fact]
    public void The_last_active_full_administrator_stays_one()
    {
        var desk = At();
        desk.Patch("user", "boss", """{"adminPrivileges":"off"}""").ShouldBeDone();
        desk.Patch("user", "ukbot", """{"status":"inactive"}""").ShouldBeDone();

        desk.Patch("user", "recon", """{"adminPrivileges":"limited"}""").ShouldBeRefused(422, "SIM-0112");
        desk.Patch("user", "recon", """{"status":"lockedOut"}""").ShouldBeRefused(422, "SIM-0112");
    }

    [Fact]
    public void Only_full_administrators_change_full_administrators() =>
        As("limited").Patch("user", "boss", """{"userName":"x"}""").ShouldBeRefused(422, "SIM-0110");

    [Fact]
    public void A_limited_administrator_grants_limited_rights_only_with_the_permission_for_it()
    {
        const string makeLimited = """{"userType":"business","adminPrivileges":"limited"}""";
        const string makeFull = """{"userType":"business","adminPrivileges":"full"}""";
        var desk = At();
        desk.Call(
                "POST",
                "/objects/company-config/role",
                """{"id":"Granter","rolePermissionAssignments":[{"permission":{"key":"254"},"accessRights":["enable"]}]}"""
            )
            .ShouldBeDone();
        var limited = desk.SignedInAs("limited");
        limited.Patch("user", "clerk1", makeLimited).ShouldBeRefused(422, "SIM-0113");
        desk.Patch("user", "limited", """{"roles":[{"id":"Granter"}]}""").ShouldBeDone();

        limited.Patch("user", "clerk1", makeFull).ShouldBeRefused(422, "SIM-0113");
        desk.Company.Switches = desk.Company.Switches.With("limited-admin-may-grant", "off");
        limited.Patch("user", "clerk1", makeLimited).ShouldBeRefused(422, "SIM-0113");
        desk.Company.Switches = desk.Company.Switches.With("limited-admin-may-grant", "on");
        limited.Patch("user", "clerk1", makeLimited).ShouldBeDone();
    }

    [Theory]
    [InlineData("allowed", 200)]
    [InlineData("refused", 422)]
    public void The_caller_changing_itself(string way, int status) =>
        At(("self-edit", way)).Patch("user", "recon", """{"userName":"Me"}""").Status.Should().Be(status);

    [Theory]
    [InlineData("on", 422)]
    [InlineData("off", 200)]
    public void A_password_kept_for_ever_without_web_services_only(string way, int status) =>
        At(("never-expires-needs-web-services", way))
            .Patch("user", "clerk1", """{"password":{"neverExpires":true}}""")
            .Status.Should()
            .Be(status);

    [Fact]
    public void A_user_made_web_services_only_may_use_the_API()
    {
        var desk = At();

        desk.Patch("user", "clerk1", """{"webServices":{"isRestricted":true},"password":{"neverExpires":true}}""")
            .ShouldBeDone();

        desk.User("clerk1")["webServices"]!["isEnabled"].Flag().Should().BeTrue();
        desk.SignedInAs("clerk1");
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("off", false)]
    public void Taking_all_entities_away_opens_all_of_them(string way, bool unrestricted)
    {
        var desk = At(("entities-set-restriction", way), ("restricted-without-entities", "accepted"));

        desk.Patch("user", "clerk1", """{"entities":[]}""").ShouldBeDone();

        desk.User("clerk1")["entityAccess"]!["allowUnrestrictedAccess"].Flag().Should().Be(unrestricted);
    }

    [Theory]
    [InlineData("refused", 422)]
    [InlineData("accepted", 200)]
    public void Restricted_without_any_entity(string way, int status) =>
        At(("restricted-without-entities", way))
            .Patch("user", "clerk1", """{"entities":[],"entityAccess":{"allowUnrestrictedAccess":false}}""")
            .Status.Should()
            .Be(status);

    [Fact]
    public void A_licence_that_is_used_up_refuses_another_business_user()
    {
        const string newUser = """{"id":"n","accountEmail":"n@acme.example","contact":{"id":"boss"}}""";

        At(("business-seats", "1"))
            .Call("POST", "/objects/company-config/user", newUser)
            .ShouldBeRefused(422, "SIM-0107");
        At().Call("POST", "/objects/company-config/user", newUser).ShouldBeDone();
    }

    [Fact]
    public void A_role_in_use_is_not_deleted() => Delete(At(), "role", "AP clerk").ShouldBeRefused(422, "SIM-0130");

    [Fact]
    public void A_role_in_use_may_go_with_its_links()
    {
        var desk = At(("role-in-use", "cascade"));

        Delete(desk, "role", "AP clerk").ShouldBeDone();

        desk.User("clerk1")["roles"]!.AsArray().Should().BeEmpty();
        desk.Get("company-config/user-group", "AP team")["roles"]!.AsArray().Should().BeEmpty();
        desk.Query("company-config/role-permission-assignment", ["role.id"])
            .Select(row => row!["role.id"].Text())
            .Should()
            .Equal("User reader");
    }

    [Fact]
    public void A_group_goes_with_its_members_and_a_contact_in_use_stays()
    {
        var desk = At();

        Delete(desk, "user-group", "AP team").ShouldBeDone();

        desk.Query("company-config/user-group-member", ["key"]).Should().BeEmpty();
        desk.Query("company-config/role-user-group-map", ["key"]).Should().BeEmpty();
        Delete(desk, "contact", "Clerk, Leeds").ShouldBeRefused(422, "SIM-0131");
    }

    [Fact]
    public void What_is_left_out_of_a_patch_stays()
    {
        var desk = At();

        desk.Patch("user", "clerk1", """{"userName":"Renamed"}""").ShouldBeDone();

        var user = desk.User("clerk1");
        user["userName"].Text().Should().Be("Renamed");
        user["roles"].Ids().Should().Equal("AP clerk");
        user["entities"].Ids().Should().Equal("UK-01");
        user["audit"]!["modifiedByUser"]!["id"].Text().Should().Be("recon");
    }

    [Fact]
    public void A_key_is_never_given_twice()
    {
        var desk = At();
        var first = Create();
        desk.Call("DELETE", $"/objects/company-config/role/{first}").ShouldBeDone();

        Create().Should().NotBe(first);

        string Create() =>
            Desk.Result(desk.Call("POST", "/objects/company-config/role", """{"id":"Passing"}"""))["key"].Text();
    }

    private static (int, System.Text.Json.Nodes.JsonNode?, IntacctReconciler.Simulator.SimulatedResponse) Delete(
        Desk desk,
        string type,
        string id
    ) => desk.Call("DELETE", $"/objects/company-config/{type}/{desk.Key($"company-config/{type}", id)}");
}
