using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Intacct.Writing;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Intacct.Writing;

public sealed class BodiesTests
{
    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");
    private static readonly Permission Vendors = Permission.Standard("accountsPayable", "vendors");
    private static readonly Permission Checks = Permission.Standard("accountsPayable", "checks");
    private static readonly Permission Pay = new(PermissionKind.Application, "Pay", "P", "objects");

    private readonly KeyRing keys = new();

    public BodiesTests()
    {
        keys.Put(Bills, "1");
        keys.Put(Vendors, "2");
        keys.Put(Checks, "3");
        keys.Put(Types.Application, "Pay", "77");
        keys.Put(Types.Role, "Clerk", "9");
    }

    [Theory]
    [InlineData(false, """{"key":"r2","ia::operation":"delete"}""")]
    [InlineData(true, """{"key":"r2","accessRights":[]}""")]
    public void A_roles_rows_are_updated_added_and_taken_away(bool emptied, string takenAway)
    {
        keys.PutRoleRows("Clerk", [(Bills, "r1"), (Vendors, "r2")]);

        Json(
                new Bodies(keys, insist: emptied).RoleRows(
                    "Clerk",
                    Grants((Bills, "list"), (Vendors, "list")),
                    Grants((Bills, "list readonly"), (Checks, "print")),
                    emptied
                )
            )
            .Should()
            .Be(
                $$"""[{"key":"r1","accessRights":["list","readonly"]},{"permission":{"key":"3"},"accessRights":["print"]},{{takenAway}}]"""
            );
    }

    [Fact]
    public void A_row_that_stands_twice_becomes_one()
    {
        keys.PutRoleRows("Clerk", [(Bills, "r1"), (Bills, "r2")]);

        Json(new Bodies(keys, false).RoleRows("Clerk", Grants((Bills, "list add")), Grants((Bills, "list")), false))
            .Should()
            .Be("""[{"key":"r1","accessRights":["list"]},{"key":"r2","ia::operation":"delete"}]""");
    }

    [Theory]
    [InlineData(false, """{"permissionAssignments":[{"permission":{"key":"1"},"accessRights":["list"]}]}""")]
    [InlineData(
        true,
        """{"permissionAssignments":[{"permission":{"key":"1"},"accessRights":["list"]},{"permission":{"key":"2"},"accessRights":[]}]}"""
    )]
    public void A_users_list_is_whole_and_names_leftovers_when_insisting(bool insist, string body) =>
        Changes(
                new User("u") { Permissions = Grants((Bills, "list add"), (Vendors, "list")) },
                new User("u") { Permissions = Grants((Bills, "list")) },
                insist
            )
            .Should()
            .Be(body);

    [Theory]
    [InlineData(false, """{"customPermissionAssignments":[]}""")]
    [InlineData(
        true,
        """{"customPermissionAssignments":[{"application":{"key":"77","permissions":[{"name":"P","group":"objects"}]},"allowedAccessRights":[]}]}"""
    )]
    public void So_is_a_list_of_applications(bool insist, string body) =>
        Changes(
                new User("u") { Applications = Grants((Pay, "list")) },
                new User("u") { Applications = GrantSet.Empty },
                insist
            )
            .Should()
            .Be(body);

    [Fact]
    public void Nested_fields_share_their_object_and_what_is_unreadable_stays_out() =>
        Changes(
                new User("u")
                {
                    PasswordNeverExpires = false,
                    DisablePassword = false,
                    Name = null,
                    Email = "a",
                },
                new User("u")
                {
                    PasswordNeverExpires = true,
                    DisablePassword = true,
                    Name = null,
                    Email = "a",
                },
                false
            )
            .Should()
            .Be("""{"password":{"neverExpires":true,"disablePassword":true}}""");

    [Fact]
    public void What_is_known_of_an_inner_object_goes_with_the_part_that_changes()
    {
        var seen = new User("u")
        {
            PasswordNeverExpires = true,
            DisablePassword = false,
            SsoEnabled = true,
            SsoId = "",
            WebServicesOnly = null,
        };
        Changes(seen, seen with { DisablePassword = true }, false)
            .Should()
            .Be("""{"password":{"disablePassword":true,"neverExpires":true}}""");
        Changes(seen, seen with { SsoId = "x" }, false)
            .Should()
            .Be("""{"sso":{"federatedSSOId":"x","isSSOEnabled":true}}""");
        Changes(seen, seen with { SsoEnabled = false }, false).Should().Be("""{"sso":{"isSSOEnabled":false}}""");
        Changes(seen, seen with { Name = "n" }, false).Should().Be("""{"userName":"n"}""");
    }

    [Fact]
    public void Restrictions_go_together_but_for_those_that_are_and_stay_open()
    {
        var seen = new User("u")
        {
            Entities = Restriction.All,
            Departments = Restriction.To(IdSet.Of("100")),
            Territories = Restriction.All,
        };
        Restricted(seen, seen with { Departments = Restriction.To(IdSet.Of("200")) })
            .Should()
            .Be("""{"departments":[{"id":"200"}]}""");
        Restricted(seen, seen with { Departments = Restriction.All }).Should().Be("""{"departments":[]}""");
        Restricted(seen, seen with { Entities = Restriction.To(IdSet.Of("UK"), topLevel: true) })
            .Should()
            .Be(
                """{"entities":[{"id":"UK"}],"entityAccess":{"allowUnrestrictedAccess":false,"allowTopLevelAccess":true},"departments":[{"id":"100"}]}"""
            );
        Restricted(null, seen)
            .Should()
            .Be(
                """{"entities":[],"entityAccess":{"allowUnrestrictedAccess":true,"allowTopLevelAccess":false},"departments":[{"id":"100"}],"territories":[]}"""
            );

        string Restricted(User? before, User after)
        {
            var body = new JsonObject();
            new Bodies(keys, false).Restrict(body, before, after);
            return Json(body);
        }
    }

    [Fact]
    public void References_go_by_key_where_it_is_known() =>
        Changes(new User("u") { Roles = IdSet.Empty }, new User("u") { Roles = IdSet.Of("Clerk", "New") }, false)
            .Should()
            .Be("""{"roles":[{"key":"9"},{"id":"New"}]}""");

    [Fact]
    public void What_is_made_names_no_empty_lists()
    {
        var body = new System.Text.Json.Nodes.JsonObject();
        new Bodies(keys, false).Fill(
            body,
            Fields.User,
            null,
            new User("u")
            {
                Name = "U",
                Roles = IdSet.Empty,
                Permissions = GrantSet.Empty,
                Applications = GrantSet.Empty,
                Agents = GrantSet.Empty,
            }
        );

        body.ToJsonString().Should().Be("""{"userName":"U"}""");
    }

    [Fact]
    public void A_list_that_becomes_empty_is_named()
    {
        var body = new System.Text.Json.Nodes.JsonObject();
        var seen = new User("u") { Roles = IdSet.Of(["Clerk"]) };
        new Bodies(keys, false).Fill(body, Fields.User, seen, seen with { Roles = IdSet.Empty });

        body.ToJsonString().Should().Be("""{"roles":[]}""");
    }

    [Fact]
    public void The_contact_is_sent_on_create_only()
    {
        Changes(new User("u") { Contact = "A" }, new User("u") { Contact = "B" }, false).Should().Be("{}");
        Changes(null, new User("u") { Contact = "B" }, false).Should().Be("""{"contact":{"id":"B"}}""");
    }

    [Theory]
    [InlineData(
        "",
        false,
        """{"entities":[],"entityAccess":{"allowUnrestrictedAccess":true,"allowTopLevelAccess":false}}"""
    )]
    [InlineData(
        "UK",
        false,
        """{"entities":[{"id":"UK"}],"entityAccess":{"allowUnrestrictedAccess":false,"allowTopLevelAccess":false}}"""
    )]
    [InlineData(
        "UK",
        true,
        """{"entities":[{"id":"UK"}],"entityAccess":{"allowUnrestrictedAccess":false,"allowTopLevelAccess":true}}"""
    )]
    public void Restrictions_are_whole_with_both_flags(string entity, bool topLevel, string json)
    {
        var body = new JsonObject();
        var entities = entity.Length == 0 ? Restriction.All : Restriction.To(IdSet.Of(entity), topLevel);

        new Bodies(keys, false).Restrict(body, null, new User("u") { Entities = entities });

        Json(body).Should().Be(json);
    }

    private string Changes(User? seen, User goal, bool insist)
    {
        var body = new JsonObject();
        new Bodies(keys, insist).Fill(body, Fields.User, seen, goal);
        return Json(body);
    }

    private static string Json(JsonNode node) => node.ToJsonString();

    private static GrantSet Grants(params (Permission Permission, string Rights)[] grants) =>
        GrantSet.Of(grants.Select(grant => new Grant(grant.Permission, Rights.Of(grant.Rights.Split(' ')))));
}
