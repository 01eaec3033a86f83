using CsCheck;
using IntacctReconciler.Access;
using IntacctReconciler.Applying;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Tests.Properties;

public sealed class PlanningLaws
{
    [Fact]
    public void What_is_as_wished_has_no_changes() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var goal = desired.Over(company);
                    ChangeSet.Of(desired, goal).Changes.Should().BeEmpty();
                },
                iter: 5_000
            );

    [Fact]
    public void The_changes_applied_to_what_was_observed_give_the_target() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var made = Schedule.Of(changes.Changes).Aggregate(company, (state, batch) => state.Apply(batch));
                    Same(made, changes.Target).Should().BeTrue();
                },
                iter: 5_000
            );

    [Fact]
    public void Nobody_misses_at_any_step_a_right_held_before_and_after() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired, Gen.Int)
            .Sample(
                (company, desired, seed) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var (before, after) = (new EffectiveAccess(company), new EffectiveAccess(changes.Target));
                    foreach (var state in Steps(company, changes.Changes, seed))
                    {
                        var now = new EffectiveAccess(state);
                        foreach (var user in company.Users)
                        {
                            var kept = before.Of(user).Intersect(after.Of(user.Id));
                            now.Of(user.Id).Covers(kept).Should().BeTrue($"{user.Id} keeps {kept}");
                        }
                    }
                },
                iter: 5_000
            );

    [Fact]
    public void No_step_gives_a_wider_scope_than_before_and_after_both() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired, Gen.Int)
            .Sample(
                (company, desired, seed) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    foreach (var state in Steps(company, changes.Changes, seed))
                    {
                        foreach (var user in company.Users)
                        {
                            var now = state.Users.Find(user.Id)!.Entities!;
                            var then = changes.Target.Users.Find(user.Id)!.Entities!;
                            (user.Entities!.Covers(now) || then.Covers(now)).Should().BeTrue();
                        }
                    }
                },
                iter: 1_000
            );

    [Fact]
    public void Ignored_users_are_never_touched() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                    ChangeSet
                        .Of(desired, company)
                        .Changes.Should()
                        .NotContain(change => change.Address == Address.User(RandomCompanies.Ignored)),
                iter: 1_000
            );

    [Fact]
    public void Rights_held_for_a_moment_are_told() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var changes = ChangeSet.Of(desired, company);
                    var told = changes.Momentary.ToDictionary(
                        item => item.User,
                        item => item.Rights,
                        StringComparer.Ordinal
                    );
                    var (before, after) = (new EffectiveAccess(company), new EffectiveAccess(changes.Target));
                    var state = company;
                    foreach (var batch in Schedule.Of(changes.Changes))
                    {
                        state = state.Apply(batch);
                        var now = new EffectiveAccess(state);
                        foreach (var user in changes.Target.Users)
                        {
                            var extra = now.Of(user.Id).Except(before.Of(user.Id)).Except(after.Of(user));
                            if (extra.Count > 0)
                                told[user.Id].Covers(extra).Should().BeTrue();
                        }
                    }
                },
                iter: 1_000
            );

    [Fact]
    public void A_plan_without_removals_takes_nothing_away() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var target = desired.WithoutRemovals(company).Over(company);
                    var (before, after) = (new EffectiveAccess(company), new EffectiveAccess(target));
                    foreach (var role in company.Roles)
                        after.OfRole(role.Id).Covers(before.OfRole(role.Id)).Should().BeTrue();
                    foreach (var user in company.Users)
                        target.Users.Find(user.Id)!.Roles!.Covers(user.Roles!).Should().BeTrue();
                    foreach (var group in company.Groups)
                        target.Groups.Find(group.Id)!.Members!.Covers(group.Members!).Should().BeTrue();
                    foreach (var user in company.Users.Where(user => user.Status == "active"))
                        target.Users.Find(user.Id)!.Status.Should().Be("active");
                },
                iter: 1_000
            );

    [Fact]
    public void A_plan_without_removals_makes_new_objects_as_they_are_declared() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var (some, all) = (desired.WithoutRemovals(company).Over(company), desired.Over(company));
                    foreach (var user in some.Users.Where(user => !company.Users.Contains(user.Id)))
                        KeyedDiff.Differences(Fields.User, all.Users.Find(user.Id)!, user).Should().BeEmpty();
                },
                iter: 1_000
            );

    [Fact]
    public void A_plan_and_what_it_holds_back_make_the_whole() =>
        Gen.Select(RandomCompanies.Company, RandomCompanies.Desired)
            .Sample(
                (company, desired) =>
                {
                    var smaller = ChangeSet.Of(desired.WithoutRemovals(company), company);
                    var held = HeldBack.Between(desired, smaller);
                    var made = Schedule.Of(held).Aggregate(smaller.Target, (state, batch) => state.Apply(batch));
                    Same(made, desired.Over(company)).Should().BeTrue();
                },
                iter: 1_000
            );

    /// <summary>Every state on the way when the writes of a stage come one by one in any order.</summary>
    private static IEnumerable<CompanyState> Steps(CompanyState state, IReadOnlyList<Change> changes, int seed)
    {
        var random = new Random(seed);
        foreach (var stage in changes.GroupBy(change => change.Stage))
        {
            foreach (var change in stage.OrderBy(_ => random.Next()))
            {
                state = state.Apply([change]);
                yield return state;
            }
        }
    }

    private static bool Same(CompanyState a, CompanyState b) =>
        KeyedDiff.Between(a.Roles, b.Roles).All(pair => Same(Fields.Role, pair))
        && KeyedDiff.Between(a.Groups, b.Groups).All(pair => Same(Fields.Group, pair))
        && KeyedDiff.Between(a.Users, b.Users).All(pair => Same(Fields.User, pair));

    private static bool Same<T>(System.Collections.Immutable.ImmutableArray<Field<T>> fields, Pair<T> pair)
        where T : class, IIdentified =>
        pair is { Before: not null, After: not null } && KeyedDiff.Differences(fields, pair.Before, pair.After).IsEmpty;
}
