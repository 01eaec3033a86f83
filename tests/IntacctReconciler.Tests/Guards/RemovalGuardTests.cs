using IntacctReconciler.Catalogue;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Reports;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class RemovalGuardTests
{
    private const string Users = "maxRemovals.users";
    private const string Leave = "{ state: absent }";
    private static readonly Role Clerk = Role("Clerk", ("accountsPayable/bills", "list readonly add modify"));

    [Theory]
    [InlineData(10, GuardVerdict.Passed)]
    [InlineData(11, GuardVerdict.Refused)]
    public void Ten_users_may_be_deactivated_and_not_eleven(int leavers, GuardVerdict verdict)
    {
        var result = Judged.Of(Observed(users: Judged.Users(60)), "users:\n" + Judged.Each(leavers, Leave), Users);
        result.Verdict.Should().Be(verdict);
        result.Numbers.Should().Be(new GuardNumbers(61, 61 - leavers, 10));
    }

    [Fact]
    public void Who_is_locked_out_counts_and_who_could_not_sign_in_does_not()
    {
        var company = Observed(
            users:
            [
                .. Judged.Users(3),
                User("old") with
                {
                    Status = "inactive",
                },
                User("out") with
                {
                    Status = "lockedOut",
                },
            ]
        );
        var result = Judged.Of(
            company,
            "guards: { maxRemovals: { users: 0 } }\nusers:\n  u001: { status: locked-out }\n  old: { state: absent }\n  out: { state: absent }\n",
            Users
        );
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Ids().Should().Equal("u001");
    }

    [Theory]
    [InlineData(5, GuardVerdict.Passed)]
    [InlineData(6, GuardVerdict.Refused)]
    public void Five_roles_may_be_deleted_and_not_six(int gone, GuardVerdict verdict)
    {
        var company = Observed(
            Enumerable.Range(1, 40).Select(n => Role($"Role {n}", ("accountsPayable/bills", "list")))
        );
        var yaml = "roles:\n" + string.Concat(Enumerable.Range(1, gone).Select(n => $"  Role {n}: {Leave}\n"));
        Judged.Verdict(company, yaml, "maxRemovals.roles").Should().Be(verdict);
        Judged.Of(company, yaml, "maxRemovals.grants").Numbers!.After.Should().Be(40, "their rights go with them");
    }

    [Theory]
    [InlineData(5, GuardVerdict.Passed)]
    [InlineData(6, GuardVerdict.Refused)]
    public void Five_groups_may_be_deleted_and_not_six(int gone, GuardVerdict verdict)
    {
        var company = Observed([Clerk], Enumerable.Range(1, 40).Select(n => Group($"Group {n}", ["Clerk"])));
        var yaml = "groups:\n" + string.Concat(Enumerable.Range(1, gone).Select(n => $"  Group {n}: {Leave}\n"));
        Judged.Verdict(company, yaml, "maxRemovals.groups").Should().Be(verdict);
        Judged.Of(company, yaml, "maxRemovals.assignments").Numbers.Should().Be(new GuardNumbers(40, 40 - gone, 50));
    }

    [Theory]
    [InlineData(50, GuardVerdict.Passed)]
    [InlineData(51, GuardVerdict.Refused)]
    public void Fifty_assignments_may_end_and_not_fifty_one(int gone, GuardVerdict verdict)
    {
        var company = Observed(
            [Clerk, Role("Other", ("accountsPayable/vendors", "list"))],
            users: Judged.Users(200, "Clerk", "Other")
        );
        Judged
            .Verdict(company, "users:\n" + Judged.Each(gone, "{ roles: [Clerk] }"), "maxRemovals.assignments")
            .Should()
            .Be(verdict);
    }

    [Fact]
    public void Roles_of_users_and_of_groups_and_members_are_assignments_and_those_of_leavers_too()
    {
        var company = Observed(
            [Clerk, Role("Other", ("accountsPayable/vendors", "list"))],
            [Group("Team", ["Clerk", "Other"], "u001", "u002")],
            Judged.Users(3, "Clerk")
        );
        var result = Judged.Of(
            company,
            "guards: { maxRemovals: { assignments: 0 } }\ngroups: { Team: { roles: [Clerk] } }\nusers: { u001: { state: absent } }\n",
            "maxRemovals.assignments"
        );
        result.Numbers.Should().Be(new GuardNumbers(7, 4, 0));
        result
            .Affected.Select(one => $"{one.Address} {one.What}")
            .Should()
            .Equal("user[\"u001\"] loses Clerk", "group[\"Team\"] loses Other, u001");
    }

    [Theory]
    [InlineData(3, GuardVerdict.Passed)]
    [InlineData(2, GuardVerdict.Refused)]
    public void Grants_are_counted_by_the_single_right(int most, GuardVerdict verdict)
    {
        var company = Observed([
            Clerk,
            Role("Big", ("generalLedger/journalEntries", "list readonly add modify delete post")),
        ]);
        Judged
            .Verdict(
                company,
                $"guards: {{ maxRemovals: {{ grants: {most} }} }}\nroles: {{ Clerk: {{ permissions: {{ accountsPayable: {{ bills: [List] }} }} }} }}\n",
                "maxRemovals.grants"
            )
            .Should()
            .Be(verdict);
    }

    [Fact]
    public void Rights_that_users_hold_directly_count_unless_the_user_leaves()
    {
        var grants = Grants(("accountsPayable/bills", "list readonly add"));
        var company = Observed(
            users: [User("stays") with { Permissions = grants }, User("leaves") with { Permissions = grants }]
        );
        var plan = Scene.Plan(
            company,
            "guards: { maxRemovals: { grants: 0 } }\nusers:\n  stays: { permissions: { accountsPayable: { bills: [List] } } }\n  leaves: { state: absent }\n",
            "user-based"
        );
        var result = plan.Guards.Results.Single(one => one.Guard == "maxRemovals.grants");
        result.Affected.Should().Equal(new Affected(Address.User("stays"), "loses 2 rights"));
    }

    [Theory]
    [InlineData(1, 1, GuardVerdict.Passed, "a single one never trips it")]
    [InlineData(2, 3, GuardVerdict.Refused, "small sets are not exempt")]
    [InlineData(3, 9, GuardVerdict.Passed, "30 % are not more than 30 %")]
    [InlineData(4, 9, GuardVerdict.Refused, "40 % are")]
    [InlineData(31, 101, GuardVerdict.Refused, "31 of 102 are 30.4 %")]
    public void Of_users_not_more_than_thirty_in_a_hundred_may_go(
        int gone,
        int there,
        GuardVerdict verdict,
        string because
    ) =>
        Judged
            .Verdict(
                Observed(users: Judged.Users(there)),
                "users:\n" + Judged.Each(gone, Leave),
                "maxRemovalPercent.users"
            )
            .Should()
            .Be(verdict, because);

    [Fact]
    public void What_is_ignored_or_cannot_sign_in_makes_no_share_smaller()
    {
        User[] users =
        [
            .. Judged.Users(5),
            .. Enumerable.Range(1, 50).Select(n => User($"ExtUser|firm|{n}")),
            .. Enumerable.Range(1, 50).Select(n => User($"temp-{n}")),
            .. Enumerable.Range(1, 50).Select(n => User($"gone{n}") with { Status = "inactive" }),
        ];
        var result = Judged.Of(
            Observed(users: users),
            "manage: { ignore: { users: [\"temp-*\"] } }\nusers:\n" + Judged.Each(2, Leave),
            "maxRemovalPercent.users"
        );
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Numbers!.Before.Should().Be(6, "five and the user who reads");
    }

    [Fact]
    public void The_share_is_told_with_its_numbers_and_who() =>
        Judged
            .Of(Observed(users: Judged.Users(3)), "users:\n" + Judged.Each(2, Leave), "maxRemovalPercent.users")
            .Should()
            .Match<GuardResult>(result =>
                result.Sentence == "2 users can no longer sign in, 50 % of the 4 there are; at most 30 % may at a time"
                && result.Ids().SequenceEqual(new[] { "u001", "u002" })
                && result.Paste[0] == "- { guard: maxRemovalPercent.users, limit: 50,"
            );

    [Fact]
    public void Turning_a_right_into_another_is_a_removal_and_adding_is_none()
    {
        Judged
            .Plan(
                Observed([Clerk]),
                "roles: { Clerk: { permissions: { accountsPayable: { bills: [List, View, Add, Edit, Delete] } } } }\n"
            )
            .Guards.Results.Where(result => result.Guard.StartsWith("maxRemovals", StringComparison.Ordinal))
            .Should()
            .OnlyContain(result => result.Numbers!.Before == result.Numbers.After);
        EffectiveRights(Clerk).Should().Be(4);
    }

    private static int EffectiveRights(Role role) => (role.Permissions ?? GrantSet.Empty).RightCount;
}
