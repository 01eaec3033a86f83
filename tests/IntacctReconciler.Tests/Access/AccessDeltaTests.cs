using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Access;

public sealed class AccessDeltaTests
{
    private static readonly Permission Bills = Permission.Standard("accountsPayable", "bills");
    private static readonly Permission PayBills = Permission.Standard("accountsPayable", "payBills");

    private static readonly CompanyState Before = new("ACME", Facets.Everything)
    {
        Roles = Table<Role>.Of([
            Role("Clerk", (Bills, "list")),
            Role("Payer", (PayBills, "run")),
            Role("Spare", (Bills, "list")),
        ]),
        Groups = Table<UserGroup>.Of([
            new UserGroup("Team") { Roles = IdSet.Of("Clerk"), Members = IdSet.Of("bob", "gone") },
        ]),
        Users = Table<User>.Of([
            User("amy", "Clerk"),
            User("bob"),
            User("dan", "Clerk", "Spare"),
            User("gone") with
            {
                Status = "inactive",
            },
        ]),
    };

    [Fact]
    public void A_right_by_a_group_counts_like_a_direct_one()
    {
        var access = new EffectiveAccess(Before);
        access.Of("bob").RightsOn(Bills).Should().Be(Rights.Of("list"));
        access.Of("gone").Should().BeEmpty("an inactive user can do nothing");
    }

    [Fact]
    public void External_users_work_although_their_record_is_inactive() =>
        new EffectiveAccess(
            Before with
            {
                Users = Before.Users.With([User("ExtUser|console|amy", "Payer") with { Status = "inactive" }]),
            }
        )
            .Of("ExtUser|console|amy")
            .RightsOn(PayBills)
            .Should()
            .Be(Rights.Of("run"));

    [Fact]
    public void A_role_change_is_one_entry_with_everybody_who_feels_it()
    {
        var delta = AccessDelta.Between(Before, With(Role("Clerk", (Bills, "list"), (Bills, "add"))));
        var role = delta.Roles.Should().ContainSingle().Subject;
        role.Gained.RightsOn(Bills).Should().Be(Rights.Of("add"));
        role.Held.RightsOn(Bills).Should().Be(Rights.Of("list"));
        role.Holders.Should().Equal("amy", "bob", "dan");
        delta.Users.Should().BeEmpty();
        delta.Gaining.Should().Equal("amy", "bob", "dan");
        delta.Losing.Should().BeEmpty();
    }

    [Fact]
    public void Who_has_a_right_by_another_role_too_loses_nothing()
    {
        var delta = AccessDelta.Between(Before, With(Role("Clerk")));
        delta.Roles.Single().Holders.Should().Equal("amy", "bob");
        delta.Losing.Should().Equal("amy", "bob");
    }

    [Fact]
    public void Users_with_the_same_gain_by_the_same_way_are_one_entry()
    {
        var after = Before with
        {
            Users = Before.Users.With([User("amy", "Clerk", "Payer"), User("dan", "Clerk", "Spare", "Payer")]),
        };
        var change = AccessDelta.Between(Before, after).Users.Should().ContainSingle().Subject;
        change.Users.Should().Equal("amy", "dan");
        change.Step.Should().Be(UserStep.Changes);
        change.RolesGained.Should().Equal("Payer");
        change.Gained.RightsOn(PayBills).Should().Be(Rights.Of("run"));
    }

    [Theory]
    [InlineData("active", "inactive", UserStep.Leaves)]
    [InlineData("inactive", "active", UserStep.Returns)]
    [InlineData("active", "lockedOut", UserStep.Leaves)]
    public void Signing_in_or_not_is_access(string before, string after, UserStep step)
    {
        var was = Before with { Users = Before.Users.With([User("amy", "Clerk") with { Status = before }]) };
        var becomes = Before with { Users = Before.Users.With([User("amy", "Clerk") with { Status = after }]) };
        var change = AccessDelta.Between(was, becomes).Users.Should().ContainSingle().Subject;
        change.Step.Should().Be(step);
        (step == UserStep.Returns ? change.Gained : change.Lost).RightsOn(Bills).Should().Be(Rights.Of("list"));
    }

    [Fact]
    public void A_wider_scope_is_a_gain_even_with_the_same_rights()
    {
        var narrow = Before with
        {
            Users = Before.Users.With([User("amy", "Clerk") with { Entities = Restriction.To(IdSet.Of("UK-01")) }]),
        };
        var delta = AccessDelta.Between(narrow, Before);
        delta.Gaining.Should().Equal("amy");
        delta.Losing.Should().BeEmpty();
        var scope = delta.Users.Single().Scopes.Should().ContainSingle().Subject;
        scope.Field.Should().Be("entities");
        scope.Widens.Should().BeTrue();
        scope.Narrows.Should().BeFalse();
    }

    [Fact]
    public void A_second_entity_opens_the_top_level_and_giving_it_up_closes_it()
    {
        var one = Restriction.To(IdSet.Of("UK-01"));
        var two = Restriction.To(IdSet.Of("UK-01", "UK-02"));
        one.OpensTopLevel.Should().BeFalse();
        two.OpensTopLevel.Should().BeTrue();
        new ScopeChange("entities", two, one).Narrows.Should().BeTrue();
        new ScopeChange("entities", one, Restriction.To(IdSet.Of("UK-01"), topLevel: true)).Widens.Should().BeTrue();
        two.Should().Be(Restriction.To(IdSet.Of("UK-01", "UK-02"), topLevel: true), "with two the flag says nothing");
    }

    [Fact]
    public void A_higher_admin_level_is_a_gain()
    {
        var after = Before with { Users = Before.Users.With([User("amy", "Clerk") with { Admin = "limited" }]) };
        var delta = AccessDelta.Between(Before, after);
        delta.Gaining.Should().Equal("amy");
        delta.Users.Single().AdminAfter.Should().Be("limited");
        AccessDelta.Between(after, Before).Losing.Should().Equal("amy");
    }

    private static CompanyState With(Role role) => Before with { Roles = Before.Roles.With([role]) };

    private static Role Role(string id, params (Permission Permission, string Right)[] grants) =>
        new(id)
        {
            Permissions = GrantSet.Of(grants.Select(grant => new Grant(grant.Permission, Rights.Of(grant.Right)))),
        };

    private static User User(string id, params string[] roles) =>
        new(id)
        {
            Status = "active",
            Admin = "off",
            Type = "business",
            Roles = IdSet.Of(roles),
            Entities = Restriction.All,
        };
}
