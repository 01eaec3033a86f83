using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class AdminGuardTests
{
    private const string Min = "minFullAdmins";

    private static User Admin(string id) => User(id) with { Admin = "full" };

    private static CompanyState Admins(int count, params User[] others) =>
        Observed(users: [.. Enumerable.Range(1, count).Select(n => Admin($"admin{n}")), .. others]);

    [Theory]
    [InlineData(3, GuardVerdict.Passed)]
    [InlineData(2, GuardVerdict.Refused)]
    public void Two_must_stay(int admins, GuardVerdict verdict) =>
        Judged.Verdict(Admins(admins), "users: { admin1: { admin: off } }\n", Min).Should().Be(verdict);

    [Theory]
    [InlineData("{ state: absent }")]
    [InlineData("{ status: inactive }")]
    [InlineData("{ status: locked-out }")]
    [InlineData("{ admin: limited }")]
    [InlineData(
        "{ webServicesOnly: true, allow: { full-admin-web-services: { owner: o, reason: r, until: 2027-01-01 } } }"
    )]
    public void Whatever_keeps_somebody_from_signing_in_as_one_counts(string change) =>
        Judged.Verdict(Admins(2), $"users: {{ admin1: {change} }}\n", Min).Should().Be(GuardVerdict.Refused);

    [Fact]
    public void Only_people_of_the_company_who_can_sign_in_count()
    {
        var company = Admins(
            2,
            Admin("service") with
            {
                WebServicesOnly = true,
            },
            Admin("out") with
            {
                Status = "lockedOut",
            },
            Admin("gone") with
            {
                Status = "inactive",
            },
            Admin("ExtUser|firm|ann"),
            Admin("intacct")
        );
        Judged
            .Of(company, "users: { admin1: { admin: off } }\n", Min)
            .Numbers.Should()
            .Be(new GuardNumbers(2, 1, 2, 1));
    }

    [Fact]
    public void They_are_counted_at_the_lowest_point_on_the_way()
    {
        var result = Judged.Of(
            Admins(2, User("heir")),
            "users:\n  admin1: { admin: off }\n  heir: { admin: full, allow: { full-admin: { owner: o, reason: r, until: 2027-01-01 } } }\n",
            Min
        );
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Sentence.Should().Contain("2 now, 1 on the way, 2 after");
        result.Ids().Should().Equal("admin1");
    }

    [Fact]
    public void A_company_that_has_too_few_can_be_planned()
    {
        Judged.Refusals(Admins(1, User("u")), "users: { u: { name: Somebody } }\n").Should().BeEmpty();
        Judged.Refusals(Admins(0, User("u")), "users: { u: { name: Somebody } }\n").Should().BeEmpty();
        Judged
            .Verdict(Admins(1, User("u")), "guards: { minFullAdmins: 2 }\nusers: { u: { name: Somebody } }\n", Min)
            .Should()
            .Be(GuardVerdict.Notable, "a number that somebody wrote is not met");
    }

    [Fact]
    public void From_one_to_none_is_worse() =>
        Judged.Verdict(Admins(1), "users: { admin1: { admin: off } }\n", Min).Should().Be(GuardVerdict.Refused);

    [Theory]
    [InlineData(1, GuardVerdict.Allowed)]
    [InlineData(0, GuardVerdict.Allowed)]
    [InlineData(2, GuardVerdict.Refused)]
    public void Its_override_gives_the_lowest_number_that_is_accepted(int limit, GuardVerdict verdict) =>
        Judged
            .Verdict(
                Admins(2),
                $"overrides: [{{ guard: minFullAdmins, limit: {limit}, owner: o, reason: r, until: 2027-01-01 }}]\nusers: {{ admin1: {{ admin: off }} }}\n",
                Min
            )
            .Should()
            .Be(verdict);

    [Theory]
    [InlineData("admin1: { admin: limited }", "Admin privileges Full -> Limited")]
    [InlineData("admin1: { state: absent }", "Status Active -> Inactive, Admin privileges Full -> Off")]
    [InlineData("admin1: { status: locked-out }", "Status Active -> Locked out")]
    public void A_way_in_for_emergencies_stays_open(string change, string what)
    {
        var yaml = $"guards: {{ breakGlass: [admin1] }}\nusers: {{ {change} }}\n";
        var result = Judged.Of(Admins(5), yaml, "breakGlass");
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Affected.Should().Equal(new Affected(Address.User("admin1"), what));
        result.At!.Value.Line.Should().Be(4);
        Judged.Refusals(Admins(5), $"users: {{ {change} }}\n").Should().BeEmpty("nothing but the list protects it");
    }

    [Fact]
    public void One_that_is_none_now_is_pointed_out_and_stops_nothing()
    {
        var company = Admins(2, Admin("shut") with { Status = "inactive" }, User("u"));
        var plan = Judged.Plan(company, "guards: { breakGlass: [nobody, shut] }\nusers: { u: { name: Somebody } }\n");
        plan.Guards.IsRefused.Should().BeFalse();
        plan.Guards.Results.Where(result => result.Verdict == GuardVerdict.Notable)
            .SelectMany(result => result.Affected)
            .Should()
            .Equal(
                new Affected(Address.User("nobody"), "there is no such user"),
                new Affected(Address.User("shut"), "Status Inactive")
            );
    }

    [Theory]
    [InlineData("{ admin: limited }", "Admin privileges Full -> Limited")]
    [InlineData("{ status: inactive }", "Status Active -> Inactive")]
    [InlineData("{ entities: [UK-01] }", "Entities become fewer")]
    public void The_user_that_applies_stays_what_it_is(string change, string what)
    {
        var result = Judged.Of(Admins(3), $"users: {{ plan_bot: {change} }}\n", "applyingUser");
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Affected.Should().Equal(new Affected(Address.User("plan_bot"), what));
    }

    [Fact]
    public void It_keeps_its_rights_on_users_by_whatever_way_it_has_them()
    {
        var keeper = Role(
            "Keeper",
            ("administration/users", "list readonly modify permission"),
            ("accountsPayable/bills", "list")
        );
        var bot = User("plan_bot") with { Admin = "full", WebServicesOnly = true };
        var byGroup = Observed([keeper], [Group("Bots", ["Keeper"], "plan_bot", "u001")], [.. Judged.Users(9)]);
        byGroup = byGroup with { Users = byGroup.Users.With([bot]) };
        var result = Judged.Of(byGroup, "groups: { Bots: { members: [u001] } }\n", "applyingUser");
        result.Verdict.Should().Be(GuardVerdict.Refused);
        result.Affected.Single().What.Should().Be("- Users List View Edit Permissions");

        var narrowed = Judged.Of(
            byGroup,
            "roles: { Keeper: { permissions: { administration: { users: [List, View, Permissions] } } } }\n",
            "applyingUser"
        );
        narrowed.Affected.Single().What.Should().Be("- Users Edit");

        Judged
            .Verdict(
                byGroup,
                "roles: { Keeper: { permissions: { administration: { users: [List, View, Edit, Permissions] } } } }\n",
                "applyingUser"
            )
            .Should()
            .Be(GuardVerdict.Passed, "bills are not needed to go on");
    }

    [Fact]
    public void The_rights_may_move_to_another_role_of_the_same_user()
    {
        var company = Observed([
            Role("Old", ("administration/users", "list")),
            Role("New", ("administration/users", "list")),
        ]);
        company = company with { Users = company.Users.With([User("plan_bot", "Old") with { Admin = "full" }]) };
        Judged
            .Verdict(company, "users: { plan_bot: { roles: [New] } }\n", "applyingUser")
            .Should()
            .Be(GuardVerdict.Passed);
    }

    [Fact]
    public void A_user_that_was_not_read_is_said_to_be_unknown()
    {
        var company = Observed(users: [User("u")]) with { Users = Table<User>.Of([User("u")]) };
        Judged.Verdict(company, "users: { u: { name: Somebody } }\n", "applyingUser").Should().Be(GuardVerdict.Notable);
    }

    [Fact]
    public void A_login_id_is_found_in_any_case()
    {
        var company = Observed() with
        {
            Users = Table<User>.Of([User("Plan_Bot") with { Admin = "full" }, Admin("a"), Admin("b")]),
        };
        Judged
            .Verdict(company, "users: { Plan_Bot: { admin: off } }\n", "applyingUser")
            .Should()
            .Be(GuardVerdict.Refused);
    }
}
