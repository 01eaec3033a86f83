using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Planning;

public sealed class ChangeOrderTests
{
    [Fact]
    public void People_who_leave_come_first_then_what_gives_then_what_takes()
    {
        var changes = Plan(
            """
            roles:
              AP clerk: { permissions: { accountsPayable: { bills: [list, add] } } }
              Purchaser: { permissions: { purchasing: { purchasingTransactions: [list, add] } } }
            groups:
              AP team: { description: Accounts payable, roles: [AP clerk, Purchaser], members: [joiner] }
            users:
              clerk1: { roles: [Purchaser] }
              boss: { state: absent }
              joiner:
                email: joiner@acme.example
                contact: { first: New, last: Joiner }
                type: employee
                entities: [UK-01]
                roles: [AP clerk]
            """
        );
        Lines(changes)
            .Should()
            .Equal(
                "user[\"boss\"] Deactivate Leave",
                "contact[\"Joiner, New\"] Create Contacts",
                "role[\"AP clerk\"] Update Roles",
                "role[\"Purchaser\"] Create Roles",
                "group[\"AP team\"] Update Groups",
                "user[\"joiner\"] Create NewUsers",
                "group[\"AP team\"] Update MembersIn",
                "user[\"clerk1\"] Update Users",
                "group[\"AP team\"] Update MembersOut"
            );
    }

    [Fact]
    public void A_change_names_what_must_be_made_before_it()
    {
        var changes = Plan(
            """
            roles: { Purchaser: { permissions: none } }
            users:
              joiner:
                email: joiner@acme.example
                contact: { first: New, last: Joiner }
                type: employee
                entities: [UK-01]
                roles: [Purchaser, AP clerk]
            """
        );
        changes[^1].DependsOn.Should().Equal(Address.Contact("Joiner, New"), Address.Role("Purchaser"));
    }

    [Fact]
    public void A_role_goes_after_every_holder_has_lost_it()
    {
        var changes = Plan("roles: { AP clerk: { state: absent } }\n");
        Lines(changes)
            .Should()
            .Equal(
                "user[\"clerk1\"] Update Users",
                "group[\"AP team\"] Update GroupsNarrowed",
                "role[\"AP clerk\"] Delete RolesRemoved"
            );
        changes[0].Reason.Should().Be(ChangeReason.Consequence);
        changes[2].Reason.Should().Be(ChangeReason.DeclaredAbsent);
        changes[2].DependsOn.Should().Equal(Address.Group("AP team"), Address.User("clerk1"));
    }

    [Fact]
    public void An_administrator_is_downgraded_first_and_moved_later()
    {
        var changes = Plan("users: { boss: { admin: off, roles: [AP manager] } }\n");
        Lines(changes).Should().Equal("user[\"boss\"] Update Leave", "user[\"boss\"] Update Users");
        changes[0].Fields.Select(field => field.Field.Name).Should().Equal("admin");
        changes[1].Fields.Select(field => field.Field.Name).Should().Equal("roles");
        changes[1].DependsOn.Should().Equal(Address.User("boss"));
    }

    [Fact]
    public void A_role_that_moves_a_right_to_another_is_widened_nowhere_and_written_once_when_nobody_is_hurt() =>
        Lines(Plan("roles: { Old hand: { permissions: { accountsPayable: { bills: [list, add] } } } }\n"))
            .Should()
            .Equal("role[\"Old hand\"] Update Roles");

    [Fact]
    public void A_leaver_loses_roles_groups_and_admin_and_keeps_the_record()
    {
        var changes = Plan("users: { boss: { state: absent } }\n");
        var leave = changes.Should().ContainSingle().Subject;
        leave.Field("status")!.After.Should().Be(new FieldValue.Text("inactive"));
        leave.Field("admin")!.After.Should().Be(new FieldValue.Text("off"));
        leave.Field("roles")!.After.Should().Be(new FieldValue.Ids(IdSet.Empty));
        Plan("users: { nobody: { state: absent } }\n").Should().BeEmpty("who is not there need not leave");
    }

    [Fact]
    public void A_temporary_role_that_is_over_goes_and_says_since_when()
    {
        var change = Plan("users: { boss: { roles: [AP clerk, { role: Controller, until: 2026-11-20 }] } }\n").Single();
        change.Field("roles")!.Ended.Should().ContainKey("Controller").WhoseValue.Should().Be("2026-11-20");
        change.Field("roles")!.After.Should().Be(new FieldValue.Ids(IdSet.Of("AP clerk")));
    }

    [Fact]
    public void Every_changed_field_knows_its_line()
    {
        var change = Plan("users:\n  boss:\n    name: The boss\n    roles: [AP clerk]\n").Single();
        change.At!.Value.Line.Should().Be(5);
        change.Field("name")!.At!.Value.Line.Should().Be(6);
        change.Field("roles")!.At!.Value.Line.Should().Be(7);
    }

    [Fact]
    public void A_single_entry_that_makes_the_difference_is_the_place()
    {
        var change = Plan("users:\n  clerk1:\n    roles:\n      - AP clerk\n      - Controller\n").Single();
        change.Field("roles")!.At!.Value.Line.Should().Be(8);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_company_that_hides_members_makes_a_plan_that_says_so(bool offersMembers)
    {
        var company = Acme.Company with { OffersMembers = offersMembers };
        var (composition, problems) = Resolved.Compose("users: { boss: { name: Boss } }\n");
        var subject = new IntacctReconciler.Plans.PlanSubject(
            "ACME",
            PermissionModel.RoleBased,
            "simulator",
            null,
            "access.yaml"
        );
        var planned = Reconciler.Plan(composition, new(subject, DateTimeOffset.UnixEpoch), company, problems)!;
        planned.Plan.Notes.Any(note => note.Code == "IR0506").Should().Be(!offersMembers);
    }

    [Fact]
    public void Two_permissions_that_are_spelt_alike_are_two()
    {
        var change = Plan(
                """
                roles:
                  AP clerk:
                    customApplications:
                      Pay/objects: { menus: { A: [list] } }
                      Pay: { objects: { menus/A: [list] } }
                """
            )
            .Single();
        ((FieldValue.Grants)change.Field("customApplications")!.After!).Value.Count.Should().Be(2);
    }

    [Theory]
    [InlineData("declared", "")]
    [InlineData("exclusive", "role[\"AP manager\"] Delete RolesRemoved|role[\"Old hand\"] Delete RolesRemoved")]
    public void Undeclared_roles_go_only_when_the_files_own_them_all(string ownership, string expected)
    {
        var changes = Plan(
            $$"""
            manage: { roles: { objects: {{ownership}} } }
            roles: { AP clerk: {}, Controller: {} }
            """
        );
        Lines(changes).Should().Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));
        changes.Select(change => change.Reason).Should().AllBeEquivalentTo(ChangeReason.Undeclared);
    }

    private static IReadOnlyList<Change> Plan(string yaml) => ChangeSet.Of(Resolved.Of(yaml), Acme.Company).Changes;

    private static IEnumerable<string> Lines(IEnumerable<Change> changes) =>
        changes.Select(change => $"{change.Address} {change.Action} {change.Stage}");
}
