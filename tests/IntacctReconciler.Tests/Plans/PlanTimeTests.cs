using System.Globalization;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Resolving;

namespace IntacctReconciler.Tests.Plans;

public sealed class PlanTimeTests
{
    private const string Temporary = """
        users:
          clerk1:
            roles:
              - { role: Controller, from: 2026-11-10, until: 2026-11-20 }
              - { role: AP manager, from: 2026-12-05 }
        """;

    [Theory]
    [InlineData("2026-11-01T00:00Z", null, "2026-11-10T00:00Z")]
    [InlineData("2026-11-10T00:00Z", "2026-11-10T00:00Z", "2026-11-21T00:00Z")]
    [InlineData("2026-11-23T14:02Z", "2026-11-21T00:00Z", "2026-12-05T00:00Z")]
    [InlineData("2027-01-01T00:00Z", "2026-12-05T00:00Z", null)]
    public void A_plan_holds_between_the_moments_around_its_time(string asOf, string? from, string? until)
    {
        var plan = Plan(Temporary, asOf);
        plan.HoldsFrom.Should().Be(Time(from));
        plan.HoldsUntil.Should().Be(Time(until));
        plan.HoldsAt(plan.AsOf).Should().BeTrue();
    }

    [Fact]
    public void A_scope_that_may_be_widened_until_a_day_may_not_after_it() =>
        Plan(
            """
            users:
              clerk1:
                entities: all
                allow: { widen-scope: { owner: cfo, reason: merger, until: 2026-11-30 } }
            """,
            "2026-11-23T14:02Z"
        )
            .HoldsUntil.Should()
            .Be(Time("2026-12-01T00:00Z"));

    private static Plan Plan(string yaml, string asOf)
    {
        var (composition, problems) = Resolved.Compose(yaml);
        var subject = new PlanSubject("ACME", PermissionModel.RoleBased, "simulator:x", null, "access.yaml");
        var planned = Reconciler.Plan(composition, new(subject, Time(asOf)!.Value), Acme.Company, problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return planned!.Plan;
    }

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
