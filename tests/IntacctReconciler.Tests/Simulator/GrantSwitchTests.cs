using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Simulator;

/// <summary>What writing lists of rights does is unknown in many ways; each way is a switch.</summary>
public sealed class GrantSwitchTests
{
    private static Desk UserBased(params (string, string)[] switches) => Desk.At(Seeds.UserBased, "recon", switches);

    private static Desk RoleBased(params (string, string)[] switches) => Desk.At(Seeds.RoleBased, "recon", switches);

    private static IEnumerable<string> Grants(Desk desk) =>
        desk.User("clerk1")["permissionAssignments"]!
            .AsArray()
            .Select(row => $"{row!["permission"]!["key"].Text()}:{string.Join('+', row["accessRights"].Texts())}");

    private static IEnumerable<string> Rows(Desk desk) =>
        desk.Role("AP clerk")["rolePermissionAssignments"]!
            .AsArray()
            .Select(row => $"{row!["permission"]!["key"].Text()}:{string.Join('+', row["accessRights"].Texts())}");

    private static string RowKey(Desk desk, int place) =>
        desk.Role("AP clerk")["rolePermissionAssignments"]![place]!["key"].Text();

    [Theory]
    [InlineData("replace", "274:readonly")]
    [InlineData("ignore-empty", "274:readonly")]
    [InlineData("merge", "207:list+add", "274:readonly")]
    public void A_new_list_of_user_permissions(string way, params string[] then)
    {
        var desk = UserBased(("user-permissions", way));

        desk.Patch(
                "user",
                "clerk1",
                """{"permissionAssignments":[{"permission":{"key":"274"},"accessRights":["readonly"]}]}"""
            )
            .ShouldBeDone();

        Grants(desk).Should().Equal(then);
    }

    [Theory]
    [InlineData("replace", 0)]
    [InlineData("merge", 2)]
    [InlineData("ignore-empty", 2)]
    public void An_empty_list_of_user_permissions(string way, int left)
    {
        var desk = UserBased(("user-permissions", way));

        desk.Patch("user", "clerk1", """{"permissionAssignments":[]}""").ShouldBeDone();

        Grants(desk).Should().HaveCount(left);
    }

    [Theory]
    [InlineData("removes", "274:list")]
    [InlineData("empties", "207:", "274:list")]
    [InlineData("keeps", "207:list+add", "274:list")]
    public void A_user_permission_without_rights(string way, params string[] then)
    {
        var desk = UserBased(("user-permissions", "merge"), ("user-permission-empty-rights", way));

        desk.Patch("user", "clerk1", """{"permissionAssignments":[{"permission":{"key":"207"},"accessRights":[]}]}""")
            .ShouldBeDone();

        Grants(desk).Should().Equal(then);
    }

    [Fact]
    public void A_user_permission_without_rights_may_be_refused()
    {
        var desk = UserBased(("user-permission-empty-rights", "refused"));

        desk.Patch("user", "clerk1", """{"permissionAssignments":[{"permission":{"key":"207"},"accessRights":[]}]}""")
            .ShouldBeRefused(422, "SIM-0013");

        Grants(desk).Should().Equal("207:list+add", "274:list");
    }

    private const string OtherApplicationRow = """
        {"customPermissionAssignments":[{"application":{"id":"Pay","permissions":[{"name":"Menu","group":"menus"}]},"allowedAccessRights":["menu"]}]}
        """;

    [Theory]
    [InlineData("replace", "Menu")]
    [InlineData("merge", "Payment", "Menu")]
    [InlineData("ignore-empty", "Menu")]
    public void A_new_list_of_application_rights(string way, params string[] then)
    {
        var desk = UserBased(("custom-assignments", way));

        desk.Patch("user", "clerk1", OtherApplicationRow).ShouldBeDone();

        Applications(desk).Should().Equal(then);
    }

    [Theory]
    [InlineData("replace", 0)]
    [InlineData("merge", 1)]
    [InlineData("ignore-empty", 1)]
    public void An_empty_list_of_application_rights(string way, int left)
    {
        var desk = UserBased(("custom-assignments", way));

        desk.Patch("user", "clerk1", """{"customPermissionAssignments":[]}""").ShouldBeDone();

        Applications(desk).Should().HaveCount(left);
    }

    [Theory]
    [InlineData("replace", 0)]
    [InlineData("merge", 1)]
    [InlineData("ignore-empty", 1)]
    public void An_empty_list_of_agent_rights(string way, int left)
    {
        var desk = UserBased(("agent-assignments", way));

        desk.Patch("user", "clerk1", """{"agentPermissionAssignments":[]}""").ShouldBeDone();

        desk.User("clerk1")["agentPermissionAssignments"]!.AsArray().Should().HaveCount(left);
    }

    [Theory]
    [InlineData("removes", 0)]
    [InlineData("empties", 1)]
    [InlineData("keeps", 1)]
    public void An_application_row_without_rights(string way, int left)
    {
        var desk = UserBased(("extension-empty-rights", way));

        desk.Patch(
                "user",
                "clerk1",
                """{"customPermissionAssignments":[{"application":{"id":"Pay","permissions":[{"name":"Payment","group":"objects"}]},"allowedAccessRights":[]}]}"""
            )
            .ShouldBeDone();

        Applications(desk).Should().HaveCount(left);
    }

    [Fact]
    public void Application_rights_show_old_and_new_names_side_by_side()
    {
        var row = UserBased().User("clerk1")["customPermissionAssignments"]![0]!;

        row["accessRights"].Texts().Should().Equal(row["allowedAccessRights"].Texts());
        row["application"]!["permission"]!
            .ToJsonString()
            .Should()
            .Be(row["application"]!["permissions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("accepted", 1)]
    [InlineData("ignored", 2)]
    public void Deleting_a_role_row(string way, int left)
    {
        var desk = RoleBased(("role-row-delete", way));

        desk.Patch("role", "AP clerk", DeleteFirstRow(desk)).ShouldBeDone();

        Rows(desk).Should().HaveCount(left);
    }

    [Fact]
    public void Deleting_a_role_row_may_be_refused()
    {
        var desk = RoleBased(("role-row-delete", "refused"));

        desk.Patch("role", "AP clerk", DeleteFirstRow(desk)).ShouldBeRefused(422, "SIM-0021");

        Rows(desk).Should().HaveCount(2);
    }

    private static string DeleteFirstRow(Desk desk) =>
        $$"""{"rolePermissionAssignments":[{"key":"{{RowKey(desk, 0)}}","ia::operation":"delete"}]}""";

    [Theory]
    [InlineData("removes", "274:list")]
    [InlineData("empties", "207:", "274:list")]
    [InlineData("keeps", "207:list+readonly+add", "274:list")]
    public void A_role_row_without_rights(string way, params string[] then)
    {
        var desk = RoleBased(("role-row-empty-rights", way));

        desk.Patch(
                "role",
                "AP clerk",
                $$"""{"rolePermissionAssignments":[{"key":"{{RowKey(desk, 0)}}","accessRights":[]}]}"""
            )
            .ShouldBeDone();

        Rows(desk).Should().Equal(then);
    }

    [Fact]
    public void A_role_row_without_rights_may_be_refused()
    {
        var desk = RoleBased(("role-row-empty-rights", "refused"));

        desk.Patch(
                "role",
                "AP clerk",
                $$"""{"rolePermissionAssignments":[{"key":"{{RowKey(desk, 0)}}","accessRights":[]}]}"""
            )
            .ShouldBeRefused(422, "SIM-0013");
    }

    [Fact]
    public void A_second_row_for_a_permission_is_an_error()
    {
        var desk = RoleBased();

        desk.Patch("role", "AP clerk", SecondBillsRow).ShouldBeRefused(422, "SIM-0023");

        Rows(desk).Should().Equal("207:list+readonly+add", "274:list");
    }

    [Fact]
    public void A_second_row_for_a_permission_may_be_merged_into_the_first()
    {
        var desk = RoleBased(("duplicate-role-row", "merge"));

        desk.Patch("role", "AP clerk", SecondBillsRow).ShouldBeDone();

        Rows(desk).Should().Equal("207:list+readonly+add+delete", "274:list");
    }

    private const string SecondBillsRow =
        """{"rolePermissionAssignments":[{"permission":{"key":"207"},"accessRights":["list","delete"]}]}""";

    [Fact]
    public void Rights_that_the_permission_does_not_allow_are_refused()
    {
        var desk = RoleBased();

        desk.Patch("role", "Spare", VoidBills).ShouldBeRefused(422, "SIM-0011");
    }

    [Fact]
    public void Rights_that_the_permission_does_not_allow_may_be_accepted()
    {
        var desk = RoleBased(("rights-outside-allowed", "accepted"));

        desk.Patch("role", "Spare", VoidBills).ShouldBeDone();
    }

    private const string VoidBills =
        """{"rolePermissionAssignments":[{"permission":{"key":"207"},"accessRights":["void"]}]}""";

    [Fact]
    public void Permissions_of_a_module_without_subscription_are_kept_but_neither_listed_nor_given()
    {
        var desk = RoleBased(("unsubscribed-modules", "accountsPayable, budgets"));

        desk.Query("company-config/permission", ["module"])
            .Select(row => row!["module"].Text())
            .Should()
            .NotContain("accountsPayable")
            .And.HaveCount(4);
        Rows(desk).Should().Contain("207:list+readonly+add");
        desk.Patch(
                "role",
                "Spare",
                """{"rolePermissionAssignments":[{"permission":{"key":"207"},"accessRights":["list"]}]}"""
            )
            .ShouldBeRefused(422, "SIM-0010");
        RoleBased().Query("company-config/permission", ["module"]).Should().HaveCount(5);
    }

    [Theory]
    [InlineData("refused", 422)]
    [InlineData("ignored", 200)]
    public void Permissions_for_a_user_of_a_role_based_company(string way, int status)
    {
        var desk = RoleBased(("other-model", way));

        desk.Patch(
                "user",
                "clerk1",
                """{"permissionAssignments":[{"permission":{"key":"274"},"accessRights":["list"]}]}"""
            )
            .Status.Should()
            .Be(status);

        Grants(desk).Should().BeEmpty();
    }

    [Theory]
    [InlineData("refused", 422)]
    [InlineData("ignored", 200)]
    public void Roles_for_a_user_of_a_user_based_company(string way, int status)
    {
        var desk = UserBased(("other-model", way));

        desk.Patch("user", "clerk1", """{"roles":[{"id":"Unused"}]}""").Status.Should().Be(status);

        desk.User("clerk1")["roles"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public void A_row_is_patched_by_itself_with_its_whole_set_of_rights()
    {
        var desk = RoleBased();

        desk.Call(
                "PATCH",
                $"/objects/company-config/role-permission-assignment/{RowKey(desk, 0)}",
                """{"accessRights":["list"]}"""
            )
            .ShouldBeDone();

        Rows(desk).Should().Equal("207:list", "274:list");
    }

    [Theory]
    [InlineData("""{"key":"9999","accessRights":["list"]}""", 422, "SIM-0024")]
    [InlineData("""{"permission":{"key":"9999"},"accessRights":["list"]}""", 422, "SIM-0002")]
    [InlineData("""{"permission":{"id":""},"accessRights":["list"]}""", 422, "SIM-0001")]
    [InlineData("""{"permission":{"key":"207"}}""", 422, "SIM-0014")]
    [InlineData("""{"permission":{"key":"207"},"accessRights":["fly"]}""", 400, "invalidParameter")]
    [InlineData("""{"permission":{"key":"207","name":"bills"},"accessRights":["list"]}""", 400, "REST-1050")]
    [InlineData("""{"id":"1","permission":{"key":"207"},"accessRights":["list"]}""", 400, "REST-1050")]
    [InlineData("""{"rights":[]}""", 400, "REST-1043")]
    [InlineData("""{"key":"1","ia::operation":"drop"}""", 400, "REST-1061")]
    public void A_bad_role_row_is_refused_and_nothing_of_the_request_is_done(string row, int status, string says)
    {
        var desk = RoleBased();

        desk.Patch("role", "Spare", $$"""{"description":"changed","rolePermissionAssignments":[{{row}}]}""")
            .ShouldBeRefused(status, says);

        desk.Role("Spare")["description"].Should().BeNull();
    }

    [Fact]
    public void A_new_role_takes_rows_without_keys_only()
    {
        var desk = RoleBased();

        desk.Call(
                "POST",
                "/objects/company-config/role",
                """{"id":"New","rolePermissionAssignments":[{"key":"1","permission":{"key":"207"},"accessRights":["list"]}]}"""
            )
            .ShouldBeRefused(400, "REST-1050");
        desk.Call(
                "POST",
                "/objects/company-config/role",
                """{"id":"New","rolePermissionAssignments":[{"permission":{"key":"207"},"accessRights":["list"]}]}"""
            )
            .ShouldBeDone();
        JsonNode role = desk.Role("New");
        role["roleType"].Text().Should().Be("enterprise");
        role["rolePermissionAssignments"]!.AsArray().Should().ContainSingle();
    }

    private static IEnumerable<string> Applications(Desk desk) =>
        desk.User("clerk1")["customPermissionAssignments"]!
            .AsArray()
            .Select(row => row!["application"]!["permissions"]![0]!["name"].Text());
}
