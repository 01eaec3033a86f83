using IntacctReconciler.Catalogue;
using IntacctReconciler.Exporting;
using IntacctReconciler.Exporting.Proposals;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Reports;

namespace IntacctReconciler.Tests.Exporting;

/// <summary>Who gets which role, and who gets none.</summary>
public sealed class RoleProposalTests
{
    private static readonly GrantSet Bills = Scene.Grants(("accountsPayable/bills", "list readonly add"));

    [Fact]
    public void Who_holds_the_same_gets_the_same_role()
    {
        var proposals = Of(
            With("a", Bills),
            With("b", Bills),
            With("c", Scene.Grants(("accountsPayable/vendors", "list")))
        );
        proposals
            .Roles.Select(role => (role.Id, role.Holders.ToString()))
            .Should()
            .Equal(("Accounts Payable", "a, b"), ("Role for c", "c"));
    }

    [Fact]
    public void Names_that_are_taken_get_a_number_whatever_their_case() =>
        Of(
            [Scene.Role("accounts payable"), Scene.Role("Role for c")],
            With("a", Bills),
            With("b", Bills),
            With("c", Scene.Grants(("accountsPayable/vendors", "list")))
        )
            .Roles.Select(role => role.Id)
            .Should()
            .Equal("Accounts Payable 2", "Role for c 2");

    [Fact]
    public void A_role_that_grants_exactly_this_is_taken_as_it_is()
    {
        var role = Of([Scene.Role("Bill clerk", ("accountsPayable/bills", "list readonly add"))], With("a", Bills))
            .Roles.Single();
        role.Id.Should().Be("Bill clerk");
        role.IsThere.Should().BeTrue();
    }

    [Fact]
    public void What_differs_by_little_is_told_of_with_what_one_role_would_change()
    {
        var more = Bills.Union(Scene.Grants(("accountsPayable/bills", "delete")));
        var near = Of(With("a", Bills), With("b", Bills), With("c", more)).Roles[1].Near!;
        near.Id.Should().Be("Accounts Payable");
        near.OnlyHere.Should().Equal(Scene.Grants(("accountsPayable/bills", "delete")));
        near.OnlyThere.Should().BeEmpty();
    }

    [Fact]
    public void Who_holds_nothing_gets_no_role_and_is_named() =>
        Of(With("a", GrantSet.Empty), With("b", Bills)).Idle.Should().Equal("a", "plan_bot");

    [Fact]
    public void Who_is_inactive_and_alone_in_what_it_holds_is_left_as_it_is()
    {
        var proposals = Of(With("a", Bills) with { Status = "inactive" }, With("b", GrantSet.Empty));
        proposals.Roles.Should().BeEmpty();
        proposals.Left["a"].Should().Be(WhyLeft.InactiveAndAlone);
    }

    [Fact]
    public void Who_could_not_be_read_is_left_as_it_is() =>
        Of(With("a", Bills) with { Permissions = null }, With("b", Bills)).Left["a"].Should().Be(WhyLeft.NotKnown);

    [Fact]
    public void What_the_catalogue_does_not_offer_is_lost_and_said()
    {
        var proposals = Of(With("a", Bills.Union(Scene.Grants(("accountsPayable/bygone", "list")))), With("b", Bills));
        proposals.Roles.Single().Holders.Should().Equal("a", "b");
        proposals.Lost["a"].Should().Equal(Scene.Grants(("accountsPayable/bygone", "list")));
    }

    [Fact]
    public void External_and_support_users_are_left_out() =>
        Of(With("ExtUser|Parent|bob", Bills), With("intacct", Bills)).Roles.Should().BeEmpty();

    [Theory]
    [InlineData("::SYS::Multi Entity Shared-ROLE-FOR - a", "a")]
    [InlineData("::SYS::Enterprise-ROLE-FOR-a", "a")]
    [InlineData("::SYS::Enterprise-ROLE-FOR - Module: Time", "Module: Time")]
    [InlineData("::SYS::Enterprise-ROLE-FORa", null)]
    [InlineData("AP-ROLE-FOR - a", null)]
    public void The_user_of_a_role_of_the_switch_is_in_its_name(string role, string? user) =>
        SwitchRole.UserOf(role).Should().Be(user);

    [Fact]
    public void The_role_of_a_module_stays_with_who_holds_it()
    {
        var module = "::SYS::Enterprise-ROLE-FOR - Module: Time";
        var own = SwitchRole.For("a");
        var company = Scene.Observed(
            [
                Scene.Role(own, ("accountsPayable/bills", "list")),
                Scene.Role(module, ("accountsPayable/vendors", "list")),
            ],
            users: [Scene.User("a", own, module)]
        );
        var export = new RoleExport(company, PermissionModel.RoleBased);
        export.Company.Users.Find("a")!.Roles.Should().Equal(module, "Role for a");
        var text = Exporter.Write(export.Company, export.Frame(new(PermissionModel.RoleBased)));
        var plan = Scene.Plan(company, text[text.IndexOf("manage:", StringComparison.Ordinal)..]);
        plan.Access.Gaining.Union(plan.Access.Losing).Should().BeEmpty();
        plan.Switch!.Left.Should().Equal(own);
        plan.Guards.Refusals.Should().BeEmpty();
    }

    [Fact]
    public void Replacing_what_was_held_by_many_is_no_removal_for_the_guards()
    {
        var users = Enumerable.Range(1, 60).Select(number => $"u{number}").ToList();
        var company = Scene.Observed(
            users.Select(user => Scene.Role(SwitchRole.For(user), ("accountsPayable/bills", "list"))),
            users: users.Select(user => Scene.User(user, SwitchRole.For(user)))
        );
        Plan("replace", "[Bills]", "list").Guards.Refusals.Should().BeEmpty();
        Plan("replace", "[Bills]", "add")
            .Guards.Refusals.Select(refusal => refusal.Guard)
            .Should()
            .Contain("maxRemovals.assignments");
        Plan("keep", "[Bills]", "list").Changes.Should().HaveCount(61);
        Plan("replace", "[Bills]", "list").Access.Losing.Should().BeEmpty();

        IntacctReconciler.Plans.Plan Plan(string word, string roles, string right) =>
            Scene.Plan(
                company,
                $"manage: {{ users: {{ switchRoles: {word} }} }}\nroles: {{ Bills: {{ permissions: {{ accountsPayable: {{ bills: [{right}] }} }} }} }}\nusers:\n"
                    + string.Concat(users.Select(user => $"  {user}: {{ roles: {roles} }}\n"))
            );
    }

    private static User With(string id, GrantSet grants) => Scene.User(id) with { Permissions = grants };

    private static RoleProposals Of(params User[] users) => Of([], users);

    private static RoleProposals Of(Role[] roles, params User[] users) =>
        Proposer.Of(Scene.Observed(roles, users: users), PermissionModel.UserBased);
}
