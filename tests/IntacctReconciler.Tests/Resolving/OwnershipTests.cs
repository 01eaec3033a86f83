using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Tests.Resolving;

public sealed class OwnershipTests
{
    [Fact]
    public void What_is_not_declared_is_not_wanted() =>
        Resolved.Of("users: { clerk1: { name: Clerk } }").Users[0].Fields.Keys.Should().Equal("name");

    [Fact]
    public void Lists_are_exclusive_but_for_what_is_ignored()
    {
        var desired = Resolved.Of(
            """
            manage: { ignore: { users: [temp-*], roles: [Local-*] } }
            groups: { AP team: { roles: [AP clerk], members: [clerk1] } }
            users: { clerk1: { roles: [AP clerk], groups: [AP team] } }
            """
        );
        var group = desired.Groups[0].Fields;
        group["roles"].Mode.Should().Be(ListMode.Exclusive);
        group["roles"].Kept.Should().Equal("::SYS::*", "Local-*");
        group["members"].Kept.Should().Equal("ExtUser|*", "CPAUser", "intacct", "temp-*");
        desired.Users[0].Fields["roles"].Kept.Should().Equal("::SYS::*", "Local-*");
        desired.Users[0].Fields["groups"].Kept.Should().BeEmpty();
        desired.IgnoredUsers.Should().Equal([.. BuiltInIgnores.Users, "temp-*"]);
    }

    [Fact]
    public void Additive_lists_say_so()
    {
        var desired = Resolved.Of(
            """
            manage: { roles: { permissions: additive }, users: { roles: additive, restrictions: additive } }
            roles: { AP clerk: { permissions: { company: read-only } } }
            users: { clerk1: { roles: [Controller], entities: [UK-02] } }
            """
        );
        desired.Roles[0].Fields["permissions"].Mode.Should().Be(ListMode.Additive);
        desired.Users[0].Fields["roles"].Mode.Should().Be(ListMode.Additive);
        var clerk = desired.Over(Acme.Company).Users.Find("clerk1")!;
        clerk.Roles.Should().Equal("AP clerk", "Controller");
        clerk.Entities.Should().Be(Restriction.To(IdSet.Of("UK-01", "UK-02")));
    }

    [Fact]
    public void Lists_that_are_not_managed_are_not_wanted() =>
        Resolved
            .Of(
                """
                manage:
                  roles: { permissions: ignore }
                  groups: { roles: ignore, members: ignore }
                  users: { roles: ignore, groups: ignore, restrictions: ignore }
                roles: { AP clerk: { permissions: all, customApplications: {}, agents: {} } }
                groups: { AP team: { roles: [], members: [] } }
                users: { clerk1: { roles: [], groups: [], entities: all } }
                """
            )
            .Should()
            .Match<IntacctReconciler.Resolving.DesiredState>(desired =>
                desired.Roles.Concat(desired.Groups).Concat(desired.Users).All(one => one.Fields.IsEmpty)
            );

    [Fact]
    public void A_new_user_is_restricted_even_where_restrictions_are_not_managed()
    {
        var user = Resolved
            .Of(
                """
                manage: { users: { restrictions: ignore } }
                users:
                  new1: { email: n@acme.example, contact: { first: N, last: One }, type: business, entities: [UK-01], roles: [AP clerk] }
                """
            )
            .Users[0];
        user.Fields["entities"].Value.Should().Be(new FieldValue.Reach(Restriction.To(IdSet.Of("UK-01"))));
    }

    [Fact]
    public void Members_need_the_company_to_offer_them()
    {
        var without = Acme.Company with { OffersMembers = false };
        Resolved
            .Problems(
                """
                groups: { AP team: { members: [clerk1] } }
                users: { clerk1: { groups: [AP team] } }
                """,
                without
            )
            .Should()
            .Be(
                """
                4 Error IR0414: members of group "AP team" cannot be managed: this company does not offer group members over the API
                    leave them out, or write manage: { groups: { members: ignore } }; members are then changed in Intacct
                5 Error IR0414: groups of user "clerk1" cannot be managed: this company does not offer group members over the API
                    leave them out, or write manage: { users: { groups: ignore } }; members are then changed in Intacct
                """
            );
        Resolved.Of("groups: { AP team: { roles: [AP clerk] } }", without).Groups.Should().ContainSingle();
    }
}
