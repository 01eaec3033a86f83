using CsCheck;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Tests.Properties;

public sealed class GuardLaws
{
    [Fact]
    public void Where_nothing_changes_no_guard_refuses_or_lets_pass() =>
        Gen.Select(RandomCompanies.Company, RandomGuards.Settings)
            .Sample(
                (company, settings) =>
                    Guard
                        .Judge(settings, company, company, [], "amy", RandomPlans.AsOf)
                        .Should()
                        .OnlyContain(result => result.Verdict <= GuardVerdict.Notable),
                iter: 2_000
            );

    [Fact]
    public void A_wish_for_the_company_as_it_is_trips_none_however_odd_it_is() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired, RandomGuards.Settings)
            .Sample(
                (company, desired, settings) =>
                {
                    var goal = desired.Over(company);
                    var changes = ChangeSet.Of(desired, goal);
                    Guard
                        .Judge(settings, goal, changes.Target, changes.Changes, "amy", RandomPlans.AsOf)
                        .Should()
                        .OnlyContain(result => result.Verdict <= GuardVerdict.Notable);
                },
                iter: 2_000
            );

    [Fact]
    public void Random_plans_are_refused_often_enough_for_the_laws_to_mean_something()
    {
        var (refused, all) = (0, 0);
        RandomPlans.Plan.Sample(
            plan =>
            {
                Interlocked.Increment(ref all);
                if (plan.Guards.IsRefused)
                    Interlocked.Increment(ref refused);
            },
            iter: 500
        );
        refused.Should().BeInRange(all / 10, all - 1);
    }

    [Fact]
    public void A_fresh_state_that_is_the_one_that_was_planned_is_not_worse() =>
        RandomPlans.Plan.Sample(
            plan => Guard.Worse(plan.Guards.Results, plan.Guards.Results).Should().BeEmpty(),
            iter: 500
        );

    [Fact]
    public void Stricter_settings_never_let_more_pass() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired, RandomGuards.Settings)
            .Sample(
                (company, desired, settings) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var lenient = Judge(settings);
                    var strict = Judge(
                        settings with
                        {
                            Overrides = SequenceOf<Override>.Empty,
                            Allowed = SequenceOf<Allowance>.Empty,
                        }
                    );
                    if (lenient)
                        strict.Should().BeTrue();

                    bool Judge(GuardSettings by) =>
                        Guard
                            .Judge(by, company, changes.Target, changes.Changes, "amy", RandomPlans.AsOf)
                            .Any(result => result.Verdict == GuardVerdict.Refused);
                },
                iter: 1_000
            );
}
