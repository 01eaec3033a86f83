using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Planning;

/// <summary>What may not go, and what is said about it.</summary>
public sealed class RemovalTests
{
    private const string NoClerks = "roles: { AP clerk: { state: absent } }\n";

    [Fact]
    public void A_role_stays_while_somebody_may_hold_it_whose_roles_cannot_be_read()
    {
        var company = With(Acme.User("veiled") with { Roles = null });
        var plan = Plan(NoClerks, company);
        plan.Changes.Should().BeEmpty();
        Said(plan).Should().Equal("IR0505 the role \"AP clerk\" stays: the roles of user[\"veiled\"] cannot be read");
    }

    [Theory]
    [InlineData("users", "user[\"clerk1\"]")]
    [InlineData("groups", "group[\"AP team\"]")]
    public void A_role_stays_while_somebody_holds_it_who_is_not_managed(string kind, string holder)
    {
        var plan = Plan($"manage: {{ {kind}: {{ objects: ignore }} }}\n" + NoClerks, Acme.Company);
        plan.Changes.Should().BeEmpty();
        Said(plan).Should().Equal($"IR0503 the role \"AP clerk\" stays: {holder} holds it and is never written");
    }

    [Fact]
    public void An_undeclared_role_that_stays_is_told_too() =>
        Said(
                Plan(
                    """
                    manage: { roles: { objects: exclusive } }
                    roles: { AP clerk: {}, AP manager: {}, Old hand: {} }
                    """,
                    Acme.Company
                )
            )
            .Should()
            .Equal("IR0503 the role \"Controller\" stays: user[\"ExtUser|Partner|ann\"] holds it and is never written");

    [Fact]
    public void A_user_of_unreadable_status_is_not_half_deactivated()
    {
        var company = With(Acme.User("veiled", "AP clerk") with { Status = null });
        var plan = Plan("users: { veiled: { state: absent } }\n", company);
        plan.Changes.Should().BeEmpty();
        Said(plan).Should().Equal("IR0504 the user \"veiled\" stays: whether it is active cannot be read");
    }

    [Theory]
    [InlineData("users: { Clerk1: { state: absent } }")]
    [InlineData("roles: { AP Clerk: { state: absent } }")]
    [InlineData("groups: { AP Team: { state: absent } }")]
    public void Nobody_is_removed_under_an_id_that_differs_in_case_and_that_is_said(string yaml) =>
        Resolved.Problems(yaml + "\n").Should().Contain("IR0405");

    private static CompanyState With(User user) => Acme.Company with { Users = Acme.Company.Users.With([user]) };

    private static IEnumerable<string> Said(Plan plan) =>
        plan.Notes.Where(note => note.Severity == Severity.Warning).Select(note => $"{note.Code} {note.Message}");

    private static Plan Plan(string yaml, CompanyState company)
    {
        var (composition, problems) = Resolved.Compose(yaml);
        var subject = new PlanSubject("ACME", PermissionModel.RoleBased, "simulator:x", null, "access.yaml");
        var planned = Reconciler.Plan(composition, new(subject, DateTimeOffset.UnixEpoch), company, problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return planned!.Plan;
    }
}
