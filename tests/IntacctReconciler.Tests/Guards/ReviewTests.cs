using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using IntacctReconciler.Applying;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Guards;

/// <summary>How a review travels with its plan, and is held against a fresh one.</summary>
public sealed class ReviewTests
{
    private static CompanyState Company =>
        Observed(
            users:
            [
                .. Judged.Users(9),
                User("a") with
                {
                    Admin = "full",
                },
                User("b") with
                {
                    Admin = "full",
                },
                User("c") with
                {
                    Admin = "full",
                },
            ]
        );

    private const string Downgrade = "users: { a: { admin: off } }\n";

    [Fact]
    public void Settings_come_back_from_a_plan_file_as_they_were()
    {
        var plan = Judged.Plan(
            Company,
            """
            guards: { maxRemovals: { users: 7, grants: 3 }, maxRemovalPercent: 20, minFullAdmins: 1, breakGlass: [c, b], seats: { business: 40, view-only: 3 }, requireApproval: true }
            protect: { users: [cfo], roles: ["Audit*"], groups: [Board] }
            overrides: [{ guard: emptied, limit: 2, owner: cfo, reason: "so: it is", ticket: CHG-1, until: 2027-01-31T06:00Z }]
            manage: { ignore: { users: ["temp-*"], roles: ["X*"] } }
            users: { a: { admin: off, allow: { limited-admin: { owner: cfo, reason: r, until: 2027-03-31 } } } }

            """
        );
        var problems = new Problems();
        var back = PlanFile.Read(PlanFile.Write(plan), "p.json", default, problems)!;
        problems.Found.Should().BeEmpty();
        back.Guards.Settings.Should().Be(plan.Guards.Settings);
        back.Guards.Results.Should().Equal(plan.Guards.Results);
        back.Guards.Settings.Limits.Select(limit => $"{limit.Guard} {limit.Value} {limit.At?.Line}")
            .Should()
            .Equal(
                "maxRemovalPercent 20 4",
                "maxRemovals.assignments 50 ",
                "maxRemovals.grants 3 4",
                "maxRemovals.groups 5 ",
                "maxRemovals.roles 5 ",
                "maxRemovals.users 7 4",
                "minFullAdmins 1 4",
                "seats.business 40 4",
                "seats.viewOnly 3 4"
            );
    }

    [Fact]
    public void A_plan_without_guards_is_not_read()
    {
        var text = JsonNode.Parse(PlanFile.Write(Judged.Plan(Company, Downgrade)))!.AsObject();
        text.Remove("guards");
        text.Remove("integrity");
        text["integrity"] = Seal(text);
        var problems = new Problems();
        PlanFile.Read(CanonicalJson.Bytes(text), "p.json", default, problems).Should().BeNull();
        problems.Found.Should().ContainSingle(problem => problem.Message.Contains("guards is missing"));
    }

    [Fact]
    public void A_fresh_state_on_which_a_guard_refuses_is_worse()
    {
        var plan = Judged.Plan(Company, Downgrade);
        plan.Guards.IsRefused.Should().BeFalse();
        var fresh = Company with { Users = Company.Users.With([User("b") with { Admin = "off" }]) };
        Guard
            .Worse(plan.Guards.Results, Again(plan, fresh))
            .Select(result => result.Guard)
            .Should()
            .Equal("minFullAdmins");
        Guard.Worse(plan.Guards.Results, Again(plan, Company)).Should().BeEmpty();
    }

    [Fact]
    public void What_only_gets_better_or_was_so_before_is_not()
    {
        var plan = Judged.Plan(
            Company,
            "overrides: [{ guard: minFullAdmins, limit: 0, owner: o, reason: r, until: 2027-01-01 }]\nguards: { minFullAdmins: 3 }\n"
                + Downgrade
        );
        plan.Guards.Results.Should().ContainSingle(result => result.Verdict == GuardVerdict.Allowed);
        Guard.Worse(plan.Guards.Results, Again(plan, Company)).Should().BeEmpty();
        var more = Company with { Users = Company.Users.With([User("d") with { Admin = "full" }]) };
        Guard.Worse(plan.Guards.Results, Again(plan, more)).Should().BeEmpty();
    }

    [Fact]
    public void Somebody_else_whom_it_hits_is_worse()
    {
        var company = Observed(
            [Role("Viewer", ("administration/users", "list"))],
            users: [User("amy", "Viewer"), User("bob")]
        );
        var plan = Judged.Plan(
            company,
            "roles: { Viewer: { permissions: { administration: { users: [List, Permissions] } } } }\nusers: { amy: { allow: { change-permissions: { owner: o, reason: r, until: 2027-01-01 } } }, bob: { allow: { change-permissions: { owner: o, reason: r, until: 2027-01-01 } } } }\n"
        );
        plan.Guards.IsRefused.Should().BeFalse();
        var fresh = company with { Users = company.Users.With([User("bob", "Viewer")]) };
        Guard.Worse(plan.Guards.Results, Again(plan, fresh)).SelectMany(result => result.Ids()).Should().Equal("bob");
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData("cfo", false)]
    public void Approval_is_missing_until_somebody_gives_it(string? by, bool refuses)
    {
        var settings = Judged.Plan(Company, "guards: { requireApproval: true }\n" + Downgrade).Guards.Settings;
        (Guard.Unapproved(settings, by)?.Verdict == GuardVerdict.Refused).Should().Be(refuses);
        Guard.Unapproved(Judged.Plan(Company, Downgrade).Guards.Settings, by).Should().BeNull("nobody demands it");
    }

    [Fact]
    public void A_plan_says_beforehand_that_it_will_need_an_approval() =>
        Judged
            .Verdict(Company, "guards: { requireApproval: true }\n" + Downgrade, "requireApproval")
            .Should()
            .Be(GuardVerdict.Notable);

    [Fact]
    public void Whether_somebody_holds_a_limit_does_not_depend_on_the_order_of_changes()
    {
        var planned = Planned(
            Company,
            "guards: { minFullAdmins: 3 }\nusers: { a: { admin: off }, u001: { state: absent } }\n"
        );
        var changes = planned.Changes.Changes.Reverse().ToList();
        Guard
            .Judge(
                planned.Plan.Guards.Settings,
                planned.Changes.Observed,
                planned.Changes.Target,
                changes,
                "plan_bot",
                Noon
            )
            .Select(result => (result.Guard, result.Verdict))
            .Should()
            .Equal(planned.Plan.Guards.Results.Select(result => (result.Guard, result.Verdict)));
    }

    private static ImmutableArray<GuardResult> Again(Plan plan, CompanyState fresh) =>
        Guard.Judge(
            plan.Guards.Settings,
            fresh,
            Schedule.Of(plan.Changes).Aggregate(fresh, (state, batch) => state.Apply(batch)),
            plan.Changes,
            "plan_bot",
            Noon
        );

    private static JsonObject Seal(JsonObject body) =>
        new() { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(body))) };
}
