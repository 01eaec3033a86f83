namespace IntacctReconciler.Tests.Simulator;

public sealed class WritingTests
{
    private const string NewClerk = """
        { "id": "clerk2", "userName": "Clerk two", "accountEmail": "clerk2@acme.example", "contact": { "id": "Two, Clerk" },
          "userType": "employee", "entities": [{ "id": "UK-01" }, { "id": "DE-01" }], "roles": [{ "id": "AP clerk" }] }
        """;
    private readonly Desk desk = Desk.At(Seeds.RoleBased);

    [Fact]
    public void A_contact_and_then_its_user_are_created()
    {
        var contact = desk.Call(
            "POST",
            "/objects/company-config/contact",
            """{"id":"Two, Clerk","printAs":"Two, Clerk"}"""
        );
        var user = desk.Call("POST", "/objects/company-config/user", NewClerk);

        contact.Status.Should().Be(201);
        user.Status.Should().Be(201);
        user.Body!["ia::result"]!["id"]!.GetValue<string>().Should().Be("clerk2");
        var shown = desk.User("clerk2");
        shown["entities"]!.AsArray().Should().HaveCount(2);
        shown["entityAccess"]!["allowUnrestrictedAccess"]!.GetValue<bool>().Should().BeFalse();
        shown["audit"]!["createdByUser"]!["id"]!.GetValue<string>().Should().Be("recon");
        shown["audit"]!["createdDateTime"]!.GetValue<string>().Should().Be("2026-11-02T09:00:00Z");
    }

    [Fact]
    public void Roles_of_a_user_are_replaced_and_their_links_get_new_keys()
    {
        var before = desk.Query(
            "company-config/role-user-map",
            ["key", "role.id"],
            """[{"$eq":{"user.id":"clerk1"}}]"""
        );

        Desk.Result(desk.Patch("user", "clerk1", """{"roles":[{"id":"AP clerk"},{"id":"Spare"}]}"""));

        var after = desk.Query(
            "company-config/role-user-map",
            ["key", "role.id"],
            """[{"$eq":{"user.id":"clerk1"}}]"""
        );
        after.Select(row => row!["role.id"]!.GetValue<string>()).Should().Equal("AP clerk", "Spare");
        after.Select(row => row!["key"]!.GetValue<string>()).Should().NotContain(before[0]!["key"]!.GetValue<string>());
    }

    [Fact]
    public void Rows_of_a_role_are_updated_added_and_deleted_in_one_request()
    {
        var rows = desk.Role("AP clerk")["rolePermissionAssignments"]!.AsArray();
        var (bills, journal) = (rows[0]!["key"], rows[1]!["key"]);

        Desk.Result(
            desk.Patch(
                "role",
                "AP clerk",
                $$"""
                { "rolePermissionAssignments": [
                  { "key": "{{bills}}", "accessRights": ["list"] },
                  { "permission": { "id": "253" }, "accessRights": ["list"] },
                  { "key": "{{journal}}", "ia::operation": "delete" } ] }
                """
            )
        );

        var after = desk.Role("AP clerk")["rolePermissionAssignments"]!.AsArray();
        after.Select(row => row!["permission"]!["name"]!.GetValue<string>()).Should().Equal("bills", "users");
        after[0]!["accessRights"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public void A_batch_answers_item_by_item()
    {
        var key = desk.Key("company-config/user", "clerk1");

        var (status, body, _) = desk.Call(
            "PATCH",
            "/objects/company-config/user",
            $$"""[{"key":"{{key}}","status":"inactive"},{"key":"9999","status":"inactive"}]"""
        );

        status.Should().Be(207);
        body!["ia::result"]![0]!["ia::status"]!.GetValue<int>().Should().Be(200);
        body["ia::result"]![1]!["ia::status"]!.GetValue<int>().Should().Be(404);
        body["ia::meta"]!["totalSuccess"]!.GetValue<int>().Should().Be(1);
        desk.User("clerk1")["status"]!.GetValue<string>().Should().Be("inactive");
    }

    [Fact]
    public void An_atomic_batch_changes_nothing_when_one_item_fails()
    {
        var key = desk.Key("company-config/user", "clerk1");

        var (status, body, _) = desk.With("X-IA-API-Param-Transaction", "true")
            .Call(
                "PATCH",
                "/objects/company-config/user",
                $$"""[{"key":"{{key}}","status":"inactive"},{"key":"9999","status":"inactive"}]"""
            );

        status.Should().Be(207);
        body!["ia::result"]![0]!["ia::error"]!["code"]!.GetValue<string>().Should().Be("unprocessed");
        desk.User("clerk1")["status"]!.GetValue<string>().Should().Be("active");
    }

    [Fact]
    public void A_group_gets_members_and_roles()
    {
        Desk.Result(
            desk.Call(
                "POST",
                "/objects/company-config/user-group",
                """{"id":"GL team","description":"GL","roles":[{"id":"Spare"}]}"""
            )
        );
        var member = desk.Call(
            "POST",
            "/objects/company-config/user-group-member",
            """{"userGroup":{"id":"GL team"},"user":{"id":"clerk1"}}"""
        );

        member.Status.Should().Be(201);
        desk.Get("company-config/user-group", "GL team")["roles"]!.AsArray().Should().ContainSingle();
        var key = member.Body!["ia::result"]!["key"]!.GetValue<string>();
        desk.Call("DELETE", $"/objects/company-config/user-group-member/{key}").Status.Should().Be(204);
    }
}
