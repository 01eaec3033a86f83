using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

/// <summary>What goes over to a new name is not taken away.</summary>
public sealed class RenameGuardTests
{
    private const string None =
        "guards: { maxRemovalPercent: 0, maxRemovals: { roles: 0, groups: 0, assignments: 0, grants: 0 } }\n";
    private const string Renamed =
        "roles: { AP clerk: { formerly: Accounts clerk } }\ngroups: { AP team: { formerly: Payables } }\n";

    private static readonly CompanyState Company = Observed(
        [Role("Accounts clerk", ("accountsPayable/bills", "list readonly add"))],
        [Group("Payables", ["Accounts clerk"], "amy", "bob")],
        [User("amy", "Accounts clerk"), User("bob")]
    );

    [Fact]
    public void A_new_name_alone_is_no_removal() => Judged.Refusals(Company, None + Renamed).Should().BeEmpty();

    [Fact]
    public void Nor_is_it_where_the_new_one_is_there_already()
    {
        var company = Company with
        {
            Roles = Company.Roles.With([Company.Roles[0] with { Id = "AP clerk" }]),
            Groups = Company.Groups.With([Group("AP team", ["AP clerk"])]),
        };
        Judged.Refusals(company, None + Renamed).Should().BeEmpty();
    }

    [Fact]
    public void Rights_that_the_new_role_does_not_give_are_counted_once()
    {
        var result = Judged.Of(
            Company,
            None
                + "roles: { AP clerk: { formerly: Accounts clerk, permissions: { accountsPayable: { bills: [list] } } } }\n",
            "maxRemovals.grants"
        );
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Affected.Should().Equal(new Affected(Address.Role("AP clerk"), "loses 2 rights"));
    }

    [Fact]
    public void Rights_that_one_there_already_does_not_give_are_counted()
    {
        var company = Company with
        {
            Roles = Company.Roles.With([Role("AP clerk", ("accountsPayable/bills", "list"))]),
        };
        Judged
            .Of(company, None + "roles: { AP clerk: { formerly: Accounts clerk } }\n", "maxRemovals.grants")
            .Affected.Should()
            .Equal(new Affected(Address.Role("AP clerk"), "loses 2 rights"));
    }

    [Fact]
    public void They_are_counted_also_where_the_old_role_stays_for_somebody_who_is_never_written()
    {
        var company = Company with { Users = Company.Users.With([User("ExtUser|Partner|ann", "Accounts clerk")]) };
        Judged
            .Of(
                company,
                None
                    + "roles: { AP clerk: { formerly: Accounts clerk, permissions: { accountsPayable: { bills: [list] } } } }\n",
                "maxRemovals.grants"
            )
            .Affected.Should()
            .Equal(new Affected(Address.Role("AP clerk"), "loses 2 rights"));
    }

    [Fact]
    public void Whoever_is_left_out_is_counted()
    {
        var result = Judged.Of(
            Company,
            None
                + "roles: { AP clerk: { formerly: Accounts clerk }, Other: {} }\n"
                + "groups: { AP team: { formerly: Payables, members: [amy] } }\nusers: { amy: { roles: [Other] } }\n",
            "maxRemovals.assignments"
        );
        result
            .Affected.Should()
            .Equal(
                new Affected(Address.User("amy"), "loses Accounts clerk"),
                new Affected(Address.Group("Payables"), "loses bob")
            );
    }

    [Fact]
    public void A_new_role_or_group_that_takes_over_nothing_is_emptied() =>
        Judged
            .Of(
                Company,
                Judged.Lenient
                    + "roles: { AP clerk: { formerly: Accounts clerk, permissions: none } }\n"
                    + "groups: { AP team: { formerly: Payables, members: [] } }\n",
                GuardNames.Emptied
            )
            .Ids()
            .Should()
            .Contain(["AP clerk", "AP team"]);

    [Theory]
    [InlineData("roles: [Accounts clerk]", "role[\"Accounts clerk\"]")]
    [InlineData("groups: [Payables]", "group[\"Payables\"]")]
    [InlineData("users: [amy]", "user[\"amy\"]")]
    public void An_old_name_that_is_protected_is_not_deleted_and_a_protected_holder_is_not_written(
        string protect,
        string what
    ) =>
        Judged
            .Of(Company, $"protect: {{ {protect} }}\n{Renamed}", GuardNames.Protect)
            .Affected.Select(one => one.Address.ToString())
            .Should()
            .Equal(what);

    [Fact]
    public void A_protected_member_neither_joins_nor_leaves_when_the_group_gets_a_new_name() =>
        Judged
            .Verdict(Company, $"protect: {{ users: [bob] }}\n{Renamed}", GuardNames.Protect)
            .Should()
            .Be(GuardVerdict.Passed);

    [Fact]
    public void Judged_again_from_the_plan_file_they_say_the_same()
    {
        var written = PlanFile.Write(Judged.Plan(Company, None + Renamed));
        var plan = PlanFile.Read(written, "p", default, new Problems())!;
        var target = IntacctReconciler
            .Applying.Schedule.Of(plan.Changes)
            .Aggregate(Company, (state, batch) => IntacctReconciler.Planning.ChangesOnto.Apply(state, batch));
        Guard
            .Judge(plan.Guards.Settings, Company, target, plan.Changes, null, Noon, plan.Renames)
            .Should()
            .NotContain(result => result.Verdict == GuardVerdict.Refused);
    }
}
