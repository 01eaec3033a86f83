using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Policies;

/// <summary>Who is in conflict with a rule, by what, and what that does to a plan.</summary>
public sealed class ConflictTests
{
    private static readonly Role[] Two = [Ruled.Bills("Bills"), Ruled.Payments("Payments")];

    [Fact]
    public void Two_harmless_roles_whose_union_breaks_a_rule_are_named_as_its_cause()
    {
        var review = Ruled.Review(
            Observed(roles: Two, users: [User("u", "Bills")]),
            Ruled.Sod + "users: { u: { roles: [Bills, Payments] } }\n"
        );
        var finding = review.Of("SOD-05").Single();
        finding.Status.Should().Be(ConflictStatus.New);
        finding.Verdict.Should().Be(PolicyVerdict.Refused);
        finding.Severity.Should().Be(RuleSeverity.High);
        finding.Users.Should().Equal("u");
        finding.Roles.Should().BeEmpty("neither role breaks it alone");
        finding.Cause.IsAlone.Should().BeFalse();
        (finding.Cause.Left.Role, finding.Cause.Right!.Role).Should().Be(("Bills", "Payments"));
        finding.Cause.Left.By.Should().Be(Grants(("accountsPayable/bills", "add"))[0]);
        finding.Cause.Right.By.Should().Be(Grants(("accountsPayable/payBills", "run"))[0]);
        review.IsRefused.Should().BeTrue();
    }

    [Fact]
    public void A_role_that_breaks_a_rule_alone_is_one_finding_with_its_holders()
    {
        var both = Role("Both", ("accountsPayable/bills", "add"), ("accountsPayable/payBills", "run"));
        var finding = Ruled
            .Standing(Ruled.Shipped, Observed(roles: [both], users: [User("u1", "Both"), User("u2", "Both")]))
            .Of("SOD-05")
            .Single();
        finding.Roles.Should().Equal("Both");
        finding.Users.Should().Equal("u1", "u2");
        finding.Cause.RoleAlone.Should().Be("Both");
    }

    [Fact]
    public void A_role_that_breaks_a_rule_alone_is_found_though_nobody_holds_it()
    {
        var both = Role("Both", ("accountsPayable/bills", "add"), ("accountsPayable/payBills", "run"));
        var finding = Ruled.Standing(Ruled.Shipped, Observed(roles: [both])).Of("SOD-05").Single();
        finding.Roles.Should().Equal("Both");
        finding.Users.Should().BeEmpty();
    }

    [Fact]
    public void A_side_that_comes_by_a_group_names_the_group()
    {
        var company = Observed(
            roles: Two,
            groups: [Group("Month end", ["Payments"], "u")],
            users: [User("u", "Bills")]
        );
        Ruled.Standing(Ruled.Shipped, company).Of("SOD-05").Single().Cause.Right!.Group.Should().Be("Month end");
    }

    [Fact]
    public void Permissions_held_directly_count_like_those_of_roles()
    {
        var user = User("u", "Bills") with { Permissions = Grants(("accountsPayable/payBills", "run")) };
        var cause = Ruled.Standing(Ruled.Shipped, Observed(roles: Two, users: [user])).Of("SOD-05").Single().Cause;
        (cause.Left.Kind, cause.Right!.Kind).Should().Be((SourceKind.Role, SourceKind.Direct));
    }

    [Fact]
    public void A_plan_that_brings_one_conflict_and_ends_another_says_exactly_that()
    {
        var company = Observed(
            roles:
            [
                .. Two,
                Role("GL", ("generalLedger/journalEntries", "add"), ("generalLedger/approveJournalEntries", "list")),
            ],
            users: [User("a", "Bills"), User("b", "GL")]
        );
        var review = Ruled.Review(
            company,
            Ruled.Sod
                + "roles: { GL: { permissions: { generalLedger: { journalEntries: [add] } } } }\nusers: { a: { roles: [Bills, Payments] } }\n"
        );
        review
            .Findings.Select(finding =>
                (finding.Rules.Single(), finding.Status, finding.Verdict, string.Join(',', finding.Users))
            )
            .Should()
            .Equal(
                ("SOD-05", ConflictStatus.New, PolicyVerdict.Refused, "a"),
                ("SOD-39", ConflictStatus.Standing, PolicyVerdict.Notable, "plan_bot"),
                ("SOD-19", ConflictStatus.Ending, PolicyVerdict.Passed, "b")
            );
    }

    [Theory]
    [InlineData("deny-new", PolicyVerdict.Notable)]
    [InlineData("warn", PolicyVerdict.Notable)]
    [InlineData("deny", PolicyVerdict.Refused)]
    public void A_conflict_that_was_there_before_refuses_only_where_all_are_denied(
        string mode,
        PolicyVerdict verdict
    ) =>
        Ruled
            .Review(
                Observed(roles: Two, users: [User("u", "Bills", "Payments")]),
                $"policies: [{{ use: builtin:sod, mode: {mode} }}]\n"
            )
            .Of("SOD-05")
            .Single()
            .Verdict.Should()
            .Be(verdict);

    [Fact]
    public void A_conflict_that_a_plan_brings_is_only_shown_where_the_mode_is_warn() =>
        Ruled
            .Review(
                Observed(roles: Two, users: [User("u", "Bills")]),
                "policies: [{ use: builtin:sod, mode: warn }]\nusers: { u: { roles: [Bills, Payments] } }\n"
            )
            .IsRefused.Should()
            .BeFalse();

    [Theory]
    [InlineData("user: u", "2026-12-31", PolicyVerdict.Waived)]
    [InlineData("user: other", "2026-12-31", PolicyVerdict.Refused)]
    [InlineData("role: Bills", "2026-12-31", PolicyVerdict.Refused)]
    [InlineData("user: u", "2026-11-22", PolicyVerdict.Refused)]
    public void A_waiver_counts_for_whom_it_names_and_until_its_end(string whom, string until, PolicyVerdict verdict)
    {
        var finding = Ruled
            .Review(
                Observed(roles: Two, users: [User("u", "Bills")]),
                Ruled.Sod
                    + $"waivers: [{{ rule: SOD-05, {whom}, owner: cfo, reason: two-person office, until: {until} }}]\n"
                    + "users: { u: { roles: [Bills, Payments] } }\n"
            )
            .Of("SOD-05")
            .Single();
        finding.Verdict.Should().Be(verdict);
        finding.Waiver?.Owner.Should().Be("cfo");
        finding.WaivedUntil.Should().Be(until == "2026-11-22" ? until : null);
    }

    [Fact]
    public void A_waiver_of_a_role_covers_those_who_are_in_conflict_by_that_role_alone()
    {
        var both = Role("Both", ("accountsPayable/bills", "add"), ("accountsPayable/payBills", "run"));
        var review = Ruled.Review(
            Observed(roles: [.. Two, both], users: [User("u1", "Both"), User("u2", "Bills", "Payments")]),
            Ruled.Sod + "waivers: [{ rule: SOD-05, role: Both, owner: cfo, reason: small office, until: 2027-01-31 }]\n"
        );
        review
            .Of("SOD-05")
            .Select(finding => (finding.Verdict, string.Join(',', finding.Users)))
            .Should()
            .Equal((PolicyVerdict.Waived, "u1"), (PolicyVerdict.Notable, "u2"));
    }

    [Fact]
    public void Whoever_holds_most_of_the_rules_is_one_finding()
    {
        var company = Observed(roles: [Role("All") with { Permissions = Everything }], users: [User("u", "All")]);
        var review = Ruled.Standing(Ruled.Settings(Ruled.Sod), company);
        var most = review.Findings.Single(finding => finding.IsOfMost);
        most.Users.Should().Equal("u");
        most.Roles.Should().Equal("All");
        most.Cause.RoleAlone.Should().Be("All");
        most.Rules.Should().HaveCount(36, "38 rules have two sides, and two of them cannot be checked");
        review.Findings.Where(finding => finding.Users.Contains("u")).Should().HaveCount(2, "SOD-40 has one side");
    }

    [Fact]
    public void One_waiver_for_all_rules_covers_it()
    {
        var company = Observed(roles: [Role("All") with { Permissions = Everything }], users: [User("u", "All")]);
        Ruled
            .Review(
                company,
                Ruled.Sod
                    + "waivers: [{ rule: \"*\", role: All, owner: cfo, reason: BILL requires it, until: 2027-03-31 }]\n"
            )
            .Findings.Where(finding => finding.Users.Contains("u"))
            .Should()
            .OnlyContain(finding => finding.Verdict == PolicyVerdict.Waived);
    }

    [Fact]
    public void Nobody_is_judged_who_cannot_sign_in()
    {
        var company = Observed(roles: Two, users: [User("u", "Bills", "Payments") with { Status = "inactive" }]);
        Ruled.Standing(Ruled.Shipped, company).Of("SOD-05").Should().BeEmpty();
    }

    [Fact]
    public void Ignored_and_external_users_are_judged_too()
    {
        var company = Observed(
            roles: Two,
            users: [User("ExtUser|console|x", "Bills", "Payments"), User("temp-1", "Bills", "Payments")]
        );
        Ruled
            .Review(company, Ruled.Sod + "manage: { ignore: { users: [\"temp-*\"] } }\n")
            .Broken("SOD-05")
            .Should()
            .Equal("ExtUser|console|x", "temp-1");
    }

    [Fact]
    public void A_rule_that_is_switched_off_judges_nobody_and_is_said_to_be_off()
    {
        var review = Ruled.Review(
            Observed(roles: Two, users: [User("u", "Bills", "Payments")]),
            "policies: [{ use: builtin:sod, except: [SOD-05] }]\n"
        );
        review.Of("SOD-05").Should().BeEmpty();
        review.Settings.Off.Select(off => off.Rule).Should().Equal("SOD-05");
    }

    [Fact]
    public void A_role_under_a_new_name_brings_no_conflict()
    {
        var both = Role("Both", ("accountsPayable/bills", "add"), ("accountsPayable/payBills", "run"));
        Ruled
            .Review(
                Observed(roles: [both], users: [User("u", "Both")]),
                Ruled.Sod
                    + "roles: { AP: { formerly: Both, permissions: { accountsPayable: { bills: [add], payBills: [run] } } } }\n"
            )
            .Of("SOD-05")
            .Should()
            .OnlyContain(finding => finding.Status == ConflictStatus.Standing);
    }

    [Fact]
    public void What_somebody_holds_between_two_writes_alone_is_shown_and_refuses_nothing()
    {
        var company = Observed(
            roles: Two,
            groups: [Group("One", ["Bills"], "u"), Group("Other", ["Payments"])],
            users: [User("u")]
        );
        var finding = Ruled
            .Review(company, Ruled.Sod + "groups: { One: { members: [] }, Other: { members: [u] } }\n")
            .Of("SOD-05")
            .Single();
        finding.Status.Should().Be(ConflictStatus.OnTheWay);
        finding.Verdict.Should().Be(PolicyVerdict.Notable);
        finding.Users.Should().Equal("u");
    }

    [Fact]
    public void A_company_that_hides_members_is_judged_as_far_as_it_shows_and_says_so() =>
        Ruled
            .Standing(
                Ruled.Shipped,
                Observed(
                    roles: Two,
                    groups: [Group("G", ["Payments"]) with { Members = null }],
                    users: [User("u", "Bills")]
                ) with
                {
                    OffersMembers = false,
                }
            )
            .IsIncomplete.Should()
            .BeTrue();
}
