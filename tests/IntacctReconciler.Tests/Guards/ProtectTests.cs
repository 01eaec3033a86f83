using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class ProtectTests
{
    private static CompanyState Company =>
        Observed(
            [
                Role("Auditor", ("generalLedger/accounts", "list readonly")),
                Role("Clerk", ("accountsPayable/bills", "list")),
            ],
            [Group("Board", ["Auditor"], "cfo"), Group("Team", ["Clerk"], "u001", "u002")],
            [User("cfo", "Clerk"), .. Judged.Users(20, "Clerk")]
        );

    private static string[] Touched(string protect, string yaml) =>
        [
            .. Judged
                .Plan(Company, $"{Judged.Lenient}protect: {protect}\n{yaml}")
                .Guards.Results.Where(result => result is { Guard: "protect", Verdict: GuardVerdict.Refused })
                .SelectMany(result => result.Affected)
                .Select(one => $"{one.Address} {one.What}"),
        ];

    [Theory]
    [InlineData("{ name: Somebody else }", "user[\"cfo\"] User name changed")]
    [InlineData("{ roles: [Clerk, Auditor] }", "user[\"cfo\"] Roles changed")]
    [InlineData(
        "{ admin: limited, allow: { limited-admin: { owner: o, reason: r, until: 2027-01-01 } } }",
        "user[\"cfo\"] Admin privileges changed"
    )]
    [InlineData("{ groups: [] }", "user[\"cfo\"] leaves group Board")]
    [InlineData("{ groups: [Board, Team] }", "user[\"cfo\"] joins group Team")]
    [InlineData("{ state: absent }", "user[\"cfo\"] becomes inactive; leaves group Board")]
    public void No_change_of_a_protected_user_passes(string change, string what) =>
        Touched("{ users: [cfo] }", $"groups: {{ Board: {{}}, Team: {{}} }}\nusers: {{ cfo: {change} }}\n")
            .Should()
            .Equal(what);

    [Fact]
    public void Members_are_looked_at_from_the_side_of_the_group_too()
    {
        Touched("{ users: [\"c*\"] }", "groups: { Board: { members: [] } }\n")
            .Should()
            .Equal("user[\"cfo\"] leaves group Board");
        Touched("{ users: [cfo] }", "groups: { Board: { state: absent } }\n")
            .Should()
            .Equal("user[\"cfo\"] leaves group Board");
        Touched("{ users: [cfo] }", "groups: { New: { description: New, members: [cfo] } }\n")
            .Should()
            .Equal("user[\"cfo\"] joins group New");
        Touched("{ users: [cfo] }", "groups: { Team: { members: [u001] } }\n").Should().BeEmpty("somebody else leaves");
    }

    [Fact]
    public void Roles_and_groups_can_be_protected()
    {
        const string Yaml =
            "roles: { Auditor: { permissions: { generalLedger: { accounts: [List] } } } }\ngroups: { Board: { state: absent } }\n";
        Touched("{ roles: [\"Audit*\"], groups: [Board] }", Yaml)
            .Should()
            .Equal("role[\"Auditor\"] Permissions changed", "group[\"Board\"] is deleted");
        Touched("{ roles: [Clerk], groups: [Team] }", Yaml).Should().BeEmpty();
        Touched("{ users: [Auditor, Board] }", Yaml).Should().BeEmpty("a pattern is for its own kind");
    }

    [Fact]
    public void It_holds_when_the_file_does_not_name_the_object_any_more() =>
        Touched("{ users: [cfo] }", "manage: { users: { objects: exclusive } }\nusers: { plan_bot: {} }\n")
            .Should()
            .Equal("user[\"cfo\"] becomes inactive; leaves group Board");

    [Fact]
    public void It_holds_when_a_role_is_taken_because_the_role_goes() =>
        Touched("{ users: [cfo] }", "roles: { Clerk: { state: absent } }\n")
            .Should()
            .Equal("user[\"cfo\"] Roles changed");

    [Fact]
    public void Making_what_matches_is_allowed()
    {
        Touched(
                "{ roles: [\"Aud*\"] }",
                "roles: { Audit II: { permissions: { generalLedger: { accounts: [List] } } } }\n"
            )
            .Should()
            .BeEmpty();
        Touched(
                "{ users: [\"new*\"] }",
                "groups: { Team: { members: [u001, u002, new1] } }\nusers: { new1: { email: n@acme.example, contact: { first: N, last: W }, type: employee, entities: all } }\n"
            )
            .Should()
            .BeEmpty("its groups come with it");
    }

    [Fact]
    public void A_role_that_a_protected_user_holds_is_not_protected_by_that() =>
        Touched("{ users: [cfo] }", "roles: { Clerk: { permissions: { accountsPayable: { bills: [List, View] } } } }\n")
            .Should()
            .BeEmpty();

    [Fact]
    public void Its_override_gives_the_number_of_objects()
    {
        string Yaml(int limit) =>
            $"protect: {{ users: [cfo, u001] }}\noverrides: [{{ guard: protect, limit: {limit}, owner: o, reason: r, until: 2027-01-01 }}]\nusers: {{ cfo: {{ name: A }}, u001: {{ name: B }} }}\n";
        Judged.Verdict(Company, Yaml(1), "protect").Should().Be(GuardVerdict.Refused);
        Judged.Verdict(Company, Yaml(2), "protect").Should().Be(GuardVerdict.Allowed);
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_pointed_out()
    {
        var plan = Judged.Plan(
            Company,
            "protect: { users: [cfoo], roles: [\"Audit*\"] }\nusers: { cfo: { name: A } }\n"
        );
        plan.Guards.IsRefused.Should().BeFalse();
        plan.Guards.Results.Should()
            .ContainSingle(result => result.Verdict == GuardVerdict.Notable)
            .Which.Sentence.Should()
            .Be("protect: \"cfoo\" matches no user, so nothing is protected by it");
    }
}
