using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Reports;
using IntacctReconciler.Reports.Content;
using IntacctReconciler.Reports.Formats;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Policies;

/// <summary>What is told of a conflict besides who is in it.</summary>
public sealed class FindingTests
{
    private const string Waived = "owner: cfo, reason: small office, until: 2027-01-31";
    private static readonly Role[] Two = [Ruled.Bills("Bills"), Ruled.Payments("Payments")];

    [Fact]
    public void The_lines_of_the_permissions_that_cause_it_are_named_and_only_of_those_that_the_file_declares()
    {
        const string yaml =
            Ruled.Sod
            + "roles:\n  Bills:\n    permissions:\n      accountsPayable:\n        bills: [list, add]\n"
            + "users: { u: { roles: [Bills, Payments] } }\n";
        var plan = Ruled.Plan(Observed(roles: Two, users: [User("u", "Bills")]), yaml);
        var cause = plan.Policies.Of("SOD-05").Single().Cause;
        cause.Left.At!.Value.ToString().Should().Be("access.yaml:9:9");
        cause.Right!.At.Should().BeNull("the file gives the role and does not say what it grants");
        TextFormat
            .Write(PlanContent.Of(plan))
            .Should()
            .Contain("through role Bills: Bills Add (line 9)\n")
            .And.Contain("with role Payments: Pay bills Run\n");
    }

    [Fact]
    public void What_stands_on_one_line_has_it_once()
    {
        var plan = Ruled.Plan(
            Observed(),
            Ruled.Sod + "roles: { Both: { permissions: { accountsPayable: { bills: [add], payBills: [run] } } } }\n"
        );
        var text = TextFormat.Write(PlanContent.Of(plan));
        text.Should().Contain("through role Both alone: Bills Add, Pay bills Run (line 5)");
    }

    [Fact]
    public void Admin_privileges_that_the_file_gives_are_named_with_their_line()
    {
        var plan = Ruled.Plan(
            Observed(users: [User("sync") with { WebServicesOnly = true }]),
            Ruled.Sod + "users:\n  sync:\n    admin: full\n"
        );
        plan.Policies.Of("SOD-39")
            .Single(finding => finding.Users.Contains("sync"))
            .Cause.Left.At!.Value.Line.Should()
            .Be(7);
    }

    [Fact]
    public void Rules_that_ask_for_the_very_same_are_told_once_and_both_are_named()
    {
        var finding = Ruled.Standing(Ruled.Shipped, Observed(users: [Service("sync")])).Of("SOD-39").Single();
        finding.Rules.Should().Equal("SOD-39");
        finding.Also.Should().Equal("SENS-05");
        finding.IsOfMost.Should().BeFalse();
    }

    [Fact]
    public void Of_two_such_rules_the_graver_severity_and_the_stricter_mode_count()
    {
        var company = Observed(roles: [Role("Masks", ("accountsPayable/vendors", "unmask"))], users: [User("u")]);
        var finding = Ruled
            .Review(
                company,
                "policies: [{ use: builtin:sod, mode: warn }, builtin:sensitive]\nusers: { u: { roles: [Masks] } }\n"
            )
            .Of("SOD-40")
            .Single(one => one.Users.Count > 0);
        finding.Severity.Should().Be(IntacctReconciler.Declarations.Policies.RuleSeverity.High, "of SENS-03");
        finding.Verdict.Should().Be(PolicyVerdict.Refused, "by SENS-03");
    }

    [Fact]
    public void A_waiver_for_one_of_two_such_rules_leaves_the_other()
    {
        var review = Ruled.Review(
            Observed(users: [Service("sync")]),
            $"policies: [builtin:sod, builtin:sensitive]\nwaivers: [{{ rule: SOD-39, user: sync, {Waived} }}]\n"
        );
        review
            .Findings.Where(finding => finding.Users.Contains("sync"))
            .Select(finding => (finding.Rules.Single(), finding.Verdict, finding.Also.Count))
            .Should()
            .BeEquivalentTo([("SOD-39", PolicyVerdict.Waived, 0), ("SENS-05", PolicyVerdict.Notable, 0)]);
    }

    [Fact]
    public void A_refusal_by_two_such_rules_prints_a_waiver_for_each()
    {
        var plan = Ruled.Plan(
            Observed(users: [User("sync") with { WebServicesOnly = true }]),
            "policies: [builtin:sod, builtin:sensitive]\nusers: { sync: { admin: full } }\n"
        );
        TextFormat
            .Write(PlanContent.Of(plan))
            .Should()
            .Contain("SOD-39 high, also SENS-05: a Web Services user is full admin, new for")
            .And.Contain("- { rule: SOD-39, user: sync,")
            .And.Contain("- { rule: SENS-05, user: sync,");
    }

    [Fact]
    public void An_allow_that_answers_to_a_guard_is_said_to_be_no_waiver()
    {
        var plan = Ruled.Plan(
            Observed(users: [User("sync") with { WebServicesOnly = true }]),
            Ruled.Sod + $"users: {{ sync: {{ admin: full, allow: {{ full-admin-web-services: {{ {Waived} }} }} }} }}\n"
        );
        plan.Policies.IsRefused.Should().BeTrue();
        Unwrapped(TextFormat.Write(PlanContent.Of(plan)))
            .Should()
            .Contain("its allow full-admin-web-services (owner cfo) answers to")
            .And.Contain("a rule takes a waiver of its own");
    }

    [Fact]
    public void A_ceiling_of_the_user_type_that_may_cut_it_is_noted_and_takes_nothing_away()
    {
        var gl = Role("GL", ("generalLedger/journalEntries", "add"), ("generalLedger/approveJournalEntries", "list"));
        var plan = Ruled.Plan(
            Observed(
                roles: [gl],
                users: [User("emp", "GL") with { Type = "employee" }, User("acc", "GL") with { Type = "business" }]
            ),
            Ruled.Sod
        );
        var finding = plan.Policies.Of("SOD-19").Single();
        finding.Users.Should().Equal("acc", "emp");
        var ceiling = finding.Ceilings.Single();
        ceiling.Users.Should().Equal("emp");
        ceiling.Source.Should().StartWith("https://");
        Unwrapped(TextFormat.Write(PlanContent.Of(plan, Detail.Verbose)))
            .Should()
            .Contain("a ceiling may cut this for emp: a user of type Employee is not Business")
            .And.Contain("(documented, not checked by Intacct's API)");
    }

    [Theory]
    [InlineData("rule: SOD-05, user: u", false)]
    [InlineData("rule: SOD-05, user: v", true)]
    [InlineData("rule: SOD-19, user: u", true)]
    [InlineData("rule: SOD-05, role: Bills", true)]
    [InlineData("rule: SOD-05", false)]
    [InlineData("rule: SOD-22", true)]
    public void A_waiver_by_which_nobody_is_in_conflict_gets_a_note(string waiver, bool isUnused)
    {
        var plan = Ruled.Plan(
            Observed(roles: Two, users: [User("u", "Bills"), User("v", "Bills")]),
            Ruled.Sod + $"waivers: [{{ {waiver}, {Waived} }}]\nusers: {{ u: {{ roles: [Bills, Payments] }} }}\n"
        );
        plan.Notes.Any(note => note.Code == Codes.WaiverUnusedCode).Should().Be(isUnused);
    }

    [Fact]
    public void A_waiver_of_a_conflict_that_ends_is_still_in_use()
    {
        var plan = Ruled.Plan(
            Observed(roles: Two, users: [User("u", "Bills", "Payments")]),
            Ruled.Sod + $"waivers: [{{ rule: SOD-05, user: u, {Waived} }}]\nusers: {{ u: {{ roles: [Bills] }} }}\n"
        );
        plan.Notes.Should().NotContain(note => note.Code == Codes.WaiverUnusedCode);
    }

    [Fact]
    public void No_waiver_is_called_unused_where_members_of_groups_are_not_known()
    {
        var company = Observed(groups: [Group("G", ["Payments"]) with { Members = null }], roles: Two) with
        {
            OffersMembers = false,
        };
        Ruled
            .Plan(company, Ruled.Sod + $"waivers: [{{ rule: SOD-05, {Waived} }}]\n")
            .Notes.Should()
            .NotContain(note => note.Code == Codes.WaiverUnusedCode);
    }

    private static User Service(string id) => User(id) with { Admin = "full", WebServicesOnly = true };

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
}
