using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class EmptiedTests
{
    private static readonly Role Clerk = Role("Clerk", ("accountsPayable/bills", "list"));
    private static readonly Role Hollow = Role("Hollow");

    private static CompanyState Company(params User[] users) =>
        Observed(
            [Clerk, Hollow],
            [Group("Team", ["Clerk"], "u001"), Group("Idle", ["Clerk"])],
            [.. Judged.Users(20), .. users]
        );

    private static string[] Left(CompanyState company, string yaml) =>
        [.. Judged.Of(company, Judged.Lenient + yaml, "emptied").Affected.Select(one => $"{one.Address} {one.What}")];

    [Fact]
    public void A_user_who_stays_keeps_something_to_do()
    {
        Left(Company(User("amy", "Clerk")), "users: { amy: { roles: [] } }\n")
            .Should()
            .Equal("user[\"amy\"] can do nothing any more");
        Left(Company(User("amy", "Clerk")), "users: { amy: { roles: [Hollow] } }\n")
            .Should()
            .Equal("user[\"amy\"] can do nothing any more");
    }

    [Fact]
    public void Nobody_else_counts()
    {
        Left(Company(User("amy", "Clerk")), "users: { amy: { state: absent } }\n")
            .Should()
            .BeEmpty("who leaves is no more");
        Left(Company(User("amy", "Hollow")), "users: { amy: { roles: [] } }\n").Should().BeEmpty("there was nothing");
        Left(Company(User("amy", "Clerk") with { Status = "inactive" }), "users: { amy: { roles: [] } }\n")
            .Should()
            .BeEmpty();
        Left(Company(User("amy")), "users: { amy: { name: Amy } }\n").Should().BeEmpty();
    }

    [Fact]
    public void A_role_in_use_keeps_a_grant() =>
        Left(Company(), "roles: { Clerk: { permissions: none } }\n")
            .Should()
            .Equal(
                "role[\"Clerk\"] grants nothing any more, and is still held",
                "user[\"u001\"] can do nothing any more"
            );

    [Fact]
    public void A_role_that_nobody_holds_may_be_emptied() =>
        Left(Observed([Clerk], users: [User("amy")]), "roles: { Clerk: { permissions: none } }\n").Should().BeEmpty();

    [Fact]
    public void A_group_that_stays_keeps_a_member()
    {
        Left(Company(), "groups: { Team: { members: [] } }\n")
            .Should()
            .Equal("group[\"Team\"] has no members any more", "user[\"u001\"] can do nothing any more");
        Left(Company(), "groups: { Team: { members: [u002] } }\n")
            .Should()
            .Equal("user[\"u001\"] can do nothing any more");
        Left(Company(), "groups: { Idle: { state: absent } }\n").Should().BeEmpty();
    }

    [Theory]
    [InlineData(1, GuardVerdict.Refused)]
    [InlineData(2, GuardVerdict.Allowed)]
    public void Its_override_gives_the_number_of_objects(int limit, GuardVerdict verdict) =>
        Judged
            .Verdict(
                Company(),
                $"overrides: [{{ guard: emptied, limit: {limit}, owner: o, reason: r, until: 2027-01-01 }}]\ngroups: {{ Team: {{ members: [] }} }}\n",
                "emptied"
            )
            .Should()
            .Be(verdict);
}
