using IntacctReconciler.Auditing;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Auditing;

public sealed class HygieneTests
{
    [Fact]
    public void Users_who_hold_nothing_are_found_and_those_who_hold_something_by_a_group_are_not() =>
        Audits
            .Of(
                Observed(
                    [Role("A", ("accountsPayable/bills", "list"))],
                    [Group("G", ["A"], "b")],
                    [User("a"), User("b"), User("c", "A"), User("d") with { Status = "inactive" }, User("intacct")]
                ),
                "manage: { ignore: { users: [plan_bot] } }"
            )
            .Lines(AuditKinds.UserWithoutAccess)
            .Should()
            .Equal("Low user-without-access user a", "Low user-without-access user plan_bot");

    [Fact]
    public void Where_members_are_not_offered_nobody_is_said_to_hold_nothing()
    {
        var company = Observed(groups: [new("G") { Description = "", Roles = IdSet.Empty }], users: [User("a")]) with
        {
            OffersMembers = false,
        };
        Audits.Of(company).Lines(AuditKinds.UserWithoutAccess, AuditKinds.GroupWithoutMembers).Should().BeEmpty();
    }

    [Fact]
    public void A_role_that_nobody_holds_is_found_and_one_that_a_group_has_is_not() =>
        Audits
            .Of(
                Observed(
                    [Role("A", ("accountsPayable/bills", "list")), Role("B", ("company/departments", "list"))],
                    [Group("G", ["A"], "a")],
                    [User("a")]
                )
            )
            .Lines(AuditKinds.UnheldRole)
            .Should()
            .Equal("Low unheld-role role B");

    [Fact]
    public void Nobody_knows_who_holds_a_role_while_somebodys_roles_cannot_be_read() =>
        Audits
            .Of(Observed([Role("A", ("accountsPayable/bills", "list"))], users: [User("a") with { Roles = null }]))
            .Lines(AuditKinds.UnheldRole)
            .Should()
            .BeEmpty();

    [Fact]
    public void Of_three_equal_roles_two_are_held_against_the_first()
    {
        var roles = new[] { "A", "B", "C" }.Select(id => Role(id, ("accountsPayable/bills", "list add")));
        Audits
            .Of(Observed(roles))
            .Lines(AuditKinds.EqualRole, AuditKinds.SubsetRole)
            .Should()
            .Equal("Low equal-role role B: grants the same as A", "Low equal-role role C: grants the same as A");
    }

    [Fact]
    public void A_part_is_held_against_the_closest_role_that_has_all_of_it_and_not_much_more()
    {
        var bills = "accountsPayable/bills";
        Role[] roles =
        [
            Role("part", (bills, "list readonly")),
            Role("closest", (bills, "list readonly add")),
            Role("close", (bills, "list readonly add modify")),
            new("everything")
            {
                Permissions = Everything,
                Applications = IntacctReconciler.Catalogue.GrantSet.Empty,
                Agents = IntacctReconciler.Catalogue.GrantSet.Empty,
            },
            Role("other", ("company/departments", "list readonly")),
        ];
        Audits
            .Of(Observed(roles))
            .Lines(AuditKinds.SubsetRole)
            .Should()
            .Equal(
                "Info subset-role role closest: close grants all of it, and 1 right more",
                "Info subset-role role part: closest grants all of it, and 1 right more"
            );
    }

    [Fact]
    public void Leftovers_of_the_switch_weigh_more_while_somebody_holds_them()
    {
        Role[] roles =
        [
            Role("::SYS::one", ("accountsPayable/bills", "list")),
            Role("::SYS::two", ("accountsPayable/bills", "list")),
        ];
        Audits
            .Of(Observed(roles, users: [User("a", "::SYS::one")]))
            .Lines()
            .Should()
            .Contain("Medium sys-leftover role ::SYS::one: held by 1 user or group")
            .And.Contain("Low sys-leftover role ::SYS::two: held by nobody")
            .And.NotContain(line => line.Contains("equal-role") || line.Contains("unheld-role"));
    }

    [Fact]
    public void External_users_are_found_unless_a_pattern_of_the_file_expects_them() =>
        Audits
            .Of(
                Observed(users: [User("ExtUser|firm|jo"), User("ExtUser|other|jo")]),
                "manage: { ignore: { users: ['ExtUser|firm|*'] } }"
            )
            .Lines(AuditKinds.UnexpectedExternal)
            .Should()
            .Equal("Medium unexpected-external user ExtUser|other|jo");

    [Fact]
    public void Groups_that_give_nothing_are_found() =>
        Audits
            .Of(
                Observed(
                    [Role("A", ("accountsPayable/bills", "list"))],
                    [Group("empty", ["A"]), Group("idle", [], "a"), Group("neither", [])],
                    [User("a", "A")]
                )
            )
            .Lines(AuditKinds.GroupWithoutMembers, AuditKinds.GroupWithoutRoles)
            .Should()
            .Equal(
                "Low group-without-members group empty",
                "Low group-without-members group neither",
                "Info group-without-roles group idle"
            );

    [Fact]
    public void Users_who_are_locked_out_are_told() =>
        Audits
            .Of(
                Observed(
                    [Role("A", ("accountsPayable/bills", "list"))],
                    users: [User("a", "A") with { Status = "lockedOut" }]
                )
            )
            .Lines(AuditKinds.LockedOut)
            .Should()
            .Equal("Info locked-out user a");

    [Fact]
    public void Answers_that_have_ended_are_found_where_they_stand()
    {
        const string yaml = """
            overrides: [{ guard: maxRemovals.users, limit: 9, owner: cfo, reason: moves, until: 2026-11-22 }]
            users:
              a:
                admin: full
                allow:
                  full-admin: { owner: cfo, reason: away, until: 2026-11-22 }
            """;
        var company = Observed(users: [User("a") with { Admin = "full" }]);
        var review = Audits.Of(company, yaml);
        review
            .Lines(AuditKinds.ExpiredAllow, AuditKinds.ExpiredOverride)
            .Should()
            .Equal(
                "Medium expired-override override maxRemovals.users: ended with 2026-11-22, owner cfo",
                "Medium expired-allow user a allow: full-admin ended with 2026-11-22, owner cfo"
            );
        review.Findings.First(one => one.Kind == AuditKinds.ExpiredAllow).At!.Value.Line.Should().Be(9);
        review.Notes.Should().NotContain(note => note.Code == "IR0314", "the finding says it");
        Audits
            .Of(company, yaml, asOf: "2026-11-22T23:59Z")
            .Lines(AuditKinds.ExpiredAllow, AuditKinds.ExpiredOverride)
            .Should()
            .BeEmpty();
    }
}
