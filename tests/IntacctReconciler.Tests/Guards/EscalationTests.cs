using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Tests.Resolving;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

public sealed class EscalationTests
{
    private static readonly Role Keeper = Role("Keeper", ("administration/users", "list readonly permission"));
    private static readonly Role Granter = Role("Granter", ("administration/grantAdminRights", "authorize"));
    private static readonly Role Viewer = Role("Viewer", ("administration/users", "list readonly"));

    private static CompanyState Company(params User[] users) =>
        Observed(
            [Keeper, Granter, Viewer],
            [Group("Team", ["Viewer"], "u001", "u002")],
            [.. Judged.Users(9), .. users]
        );

    private static string[] Found(CompanyState company, string yaml) =>
        [
            .. Judged
                .Plan(company, Judged.Lenient + yaml)
                .Guards.Results.Where(result => result.Guard.StartsWith("escalation.", StringComparison.Ordinal))
                .Select(result =>
                    $"{result.Guard[11..]} {result.Verdict}: {string.Join(", ", result.Affected.Select(one => $"{one.Address.Id} {one.What}".Trim()))}"
                ),
        ];

    private static string Allow(string code, string until = "2027-01-01") =>
        $"allow: {{ {code}: {{ owner: cfo, reason: it must be, until: {until} }} }}";

    [Theory]
    [InlineData("{ admin: full }", "full-admin Refused: u001")]
    [InlineData("{ admin: limited }", "limited-admin Refused: u001")]
    [InlineData("{ admin: full, webServicesOnly: true }", "full-admin-web-services Refused: u001")]
    [InlineData("{ roles: [Keeper] }", "change-permissions Refused: u001 by role Keeper")]
    [InlineData("{ roles: [Granter] }", "grant-admin-rights Refused: u001 by role Granter")]
    public void Power_over_access_needs_somebody_who_answers_for_it(string change, string found)
    {
        var yaml = $"users: {{ u001: {change} }}\n";
        Found(Company(), yaml).Should().Equal(found);
        var code = found.Split(' ')[0];
        Found(Company(), yaml.Replace("} }", $", {Allow(code)} }} }}", StringComparison.Ordinal))
            .Should()
            .Equal(found.Replace("Refused", "Allowed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("full-admin-web-services", "{ admin: full }", true)]
    [InlineData("full-admin-web-services", "{ admin: limited, roles: [Keeper, Granter] }", true)]
    [InlineData("full-admin", "{ admin: limited, roles: [Keeper, Granter] }", true)]
    [InlineData("full-admin", "{ admin: full, webServicesOnly: true }", false)]
    [InlineData("limited-admin", "{ admin: full }", false)]
    [InlineData("limited-admin", "{ roles: [Keeper] }", false)]
    [InlineData("grant-admin-rights", "{ roles: [Keeper] }", false)]
    [InlineData("change-permissions", "{ roles: [Granter] }", false)]
    [InlineData("widen-scope", "{ roles: [Granter] }", false)]
    public void Some_codes_include_others(string allowed, string change, bool passes)
    {
        var yaml = $"users: {{ u001: {change} }}\n".Replace(
            "} }",
            $", {Allow(allowed)} }} }}",
            StringComparison.Ordinal
        );
        var found = Found(Company(), yaml);
        found.Should().NotBeEmpty();
        if (passes)
            found.Should().OnlyContain(line => line.Contains("Allowed"));
        else
            found.Should().Contain(line => line.Contains("Refused"));
    }

    [Fact]
    public void What_a_full_administrator_can_do_anyhow_is_not_asked_for_again()
    {
        Found(Company(), "users: { u001: { admin: full, roles: [Keeper, Granter] } }\n")
            .Should()
            .Equal("full-admin Refused: u001");
        Found(Company(User("boss") with { Admin = "full" }), "users: { boss: { roles: [Keeper] } }\n")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void It_is_seen_through_a_group_through_members_and_through_a_role_that_is_widened()
    {
        Found(Company(), "groups: { Team: { roles: [Viewer, Keeper] } }\n")
            .Should()
            .Equal("change-permissions Refused: u001 by role Keeper of group Team, u002 by role Keeper of group Team");
        Found(
                Company(),
                "roles: { Viewer: { permissions: { administration: { users: [List, View, Permissions] } } } }\n"
            )
            .Should()
            .Equal("change-permissions Refused: u001 by role Viewer of group Team, u002 by role Viewer of group Team");
        Found(
                Company() with
                {
                    Groups = Table<UserGroup>.Of([Group("Admins", ["Granter"])]),
                },
                "groups: { Admins: { members: [u003] } }\n"
            )
            .Should()
            .Equal("grant-admin-rights Refused: u003 by role Granter of group Admins");
    }

    [Fact]
    public void Users_that_the_file_does_not_name_count_and_can_be_declared_with_an_allow_alone()
    {
        const string Widen =
            "roles: { Viewer: { permissions: { administration: { users: [List, View, Permissions] } } } }\n";
        Found(Company(), $"{Widen}users: {{ u001: {{ {Allow("change-permissions")} }} }}\n")
            .Should()
            .Equal(
                "change-permissions Allowed: u001 by role Viewer of group Team",
                "change-permissions Refused: u002 by role Viewer of group Team"
            );
    }

    [Fact]
    public void A_permission_held_directly_counts_in_a_user_based_company()
    {
        var plan = Plan(
            Observed(users: [User("u001") with { Permissions = Grants(("accountsPayable/bills", "list")) }]),
            "users: { u001: { permissions: { accountsPayable: { bills: [List] }, administration: { users: [List, Permissions] } } } }\n",
            "user-based"
        );
        plan.Guards.Refusals.Single()
            .Should()
            .Match<GuardResult>(result =>
                result.Guard == "escalation.change-permissions" && result.Affected[0].What == "directly"
            );
    }

    [Fact]
    public void Only_what_is_gained_counts()
    {
        Found(Company(User("old", "Keeper", "Viewer")), "users: { old: { roles: [Keeper] } }\n").Should().BeEmpty();
        Found(Company(), "users: { u001: { roles: [Viewer] } }\n").Should().BeEmpty("Users List and View are no power");
        Found(Company(User("lim") with { Admin = "limited" }), "users: { lim: { name: Somebody } }\n")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void What_is_given_to_somebody_who_is_locked_out_counts_as_the_lock_passes()
    {
        var locked = User("locked", "Keeper") with { Status = "lockedOut" };
        Found(Company(locked), "users: { locked: { admin: full } }\n").Should().Equal("full-admin Refused: locked");
        Found(Company(locked), "users: { locked: { roles: [Granter] } }\n")
            .Should()
            .Equal("grant-admin-rights Refused: locked by role Granter");
        Found(Company(locked), "users: { locked: { name: Somebody else } }\n").Should().BeEmpty();
        Found(Company(locked), "users: { locked: { status: active } }\n")
            .Should()
            .Equal("change-permissions Refused: locked by role Keeper");
    }

    [Fact]
    public void Coming_back_is_a_gain_and_somebody_who_cannot_sign_in_gains_nothing()
    {
        var off = User("off", "Keeper") with { Status = "inactive" };
        Found(Company(off), "users: { off: { status: active } }\n")
            .Should()
            .Equal("change-permissions Refused: off by role Keeper");
        Found(Company(off with { Roles = IdSet.Empty }), "users: { off: { roles: [Keeper] } }\n").Should().BeEmpty();
        Found(Company(off with { Admin = "full" }), "users: { off: { status: active } }\n")
            .Should()
            .Equal("full-admin Refused: off");
    }

    [Fact]
    public void An_administrator_who_becomes_a_service_needs_another_answer() =>
        Found(Company(User("boss") with { Admin = "full" }), "users: { boss: { webServicesOnly: true } }\n")
            .Should()
            .Equal("full-admin-web-services Refused: boss");

    [Fact]
    public void An_allow_that_has_ended_counts_as_none_and_is_said()
    {
        var plan = Judged.Plan(
            Company(),
            $"users: {{ u001: {{ admin: limited, {Allow("limited-admin", "2026-11-22")} }} }}\n"
        );
        plan.Guards.Refusals.Single().Sentence.Should().EndWith("the allow in the file was until 2026-11-22");
        plan.Guards.Refusals.Single().At!.Value.Line.Should().Be(4);
    }

    [Fact]
    public void The_end_of_every_allow_is_an_end_of_the_plan() =>
        Judged
            .Plan(Company(), $"users: {{ u001: {{ admin: limited, {Allow("limited-admin")} }} }}\n")
            .HoldsUntil.Should()
            .Be(new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void For_those_who_are_ignored_nobody_can_answer_here()
    {
        var company = Company(User("ExtUser|firm|ann", "Viewer"));
        var plan = Judged.Plan(
            company,
            "roles: { Viewer: { permissions: { administration: { users: [List, View, Permissions] } } } }\n"
        );
        plan.Guards.Refusals.Single().Mend.Should().StartWith("keep it from those who are ignored");
    }

    [Fact]
    public void An_unknown_level_is_taken_for_the_highest() =>
        Judged
            .Plan(Observed(users: [User("u") with { Admin = "super" }]), "users: { u: { name: Somebody } }\n")
            .Guards.IsRefused.Should()
            .BeFalse("it is nothing new");

    [Fact]
    public void An_allow_of_a_role_lets_nothing_pass_and_that_is_said() =>
        Resolved
            .Problems($"roles: {{ AP clerk: {{ {Allow("full-admin")} }} }}\n")
            .Should()
            .StartWith("4 Warning IR0315: allow of role \"AP clerk\" lets nothing pass");

    [Fact]
    public void An_allow_on_an_unknown_code_is_refused_by_the_reader() =>
        Resolved
            .Problems("users: { clerk1: { allow: { full: { owner: o, reason: r, until: 2027-01-01 } } } }\n")
            .Should()
            .Contain("Error");
}
