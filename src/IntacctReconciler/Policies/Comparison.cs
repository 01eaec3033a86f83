using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>
/// Which conflicts come, stay and go between two states of a company, and which are there on the way alone. Users who hold the
/// same on both sides are judged once, all of them together.
/// </summary>
internal sealed class Comparison
{
    private readonly ImmutableArray<Rule> rules;
    private readonly CompanyState before;
    private readonly CompanyState after;
    private readonly Duties had;
    private readonly Duties has;

    public Comparison(ImmutableArray<Rule> rules, CompanyState before, CompanyState after)
    {
        (this.rules, this.before, this.after) = (rules, before, after);
        had = new(before, rules);
        has = IsSame ? had : new(after, rules);
    }

    private bool IsSame => ReferenceEquals(before, after);

    /// <param name="between">The company after each stage of the changes but the last.</param>
    public void Report(IEnumerable<CompanyState> between, Findings found)
    {
        if (before.Has(Facets.Roles) && after.Has(Facets.Roles))
            Roles(found);
        Users(found);
        foreach (var state in between)
            OnTheWay(state, found);
        People(found);
    }

    private void Roles(Findings found)
    {
        foreach (var (was, now) in KeyedDiff.Between(before.Roles, after.Roles))
            Each(
                was is null ? null : had.Broken(was),
                now is null ? null : has.Broken(now),
                (rule, status) =>
                    found.Add(
                        rule,
                        status,
                        status == ConflictStatus.Ending ? had.CauseOf(was!, rule) : has.CauseOf(now!, rule),
                        Subject.Role((now ?? was)!.Id)
                    )
            );
    }

    private void Users(Findings found)
    {
        var touched = new Touched(before, after);
        var crowds = new Dictionary<(UserDuties? Was, UserDuties? Now, string? Named), List<string>>();
        foreach (var (was, now) in KeyedDiff.Between(before.Users, after.Users))
        {
            var old = was is null ? null : had.Of(was);
            var current =
                !touched.Is(was, now) ? old
                : now is null ? null
                : has.Of(now);
            if (old?.Broken is null && current?.Broken is null)
                continue;
            var id = (now ?? was)!.Id;
            var key = (old, current, found.NamesInWaiver(id) ? id : null);
            if (!crowds.TryGetValue(key, out var users))
                crowds[key] = users = [];
            users.Add(id);
        }
        foreach (var ((old, current, _), users) in crowds)
        {
            var subject = Subject.OfUsers(IdSet.Of(users));
            Each(
                old?.Broken,
                current?.Broken,
                (rule, status) =>
                    found.Add(rule, status, (status == ConflictStatus.Ending ? old : current)!.CauseOf(rule), subject)
            );
        }
    }

    private void OnTheWay(CompanyState state, Findings found)
    {
        var then = new Duties(state, rules);
        var touched = new Touched(before, state);
        foreach (var (was, user) in KeyedDiff.Between(before.Users, state.Users))
        {
            if (user is null || !touched.Is(was, user) || then.Of(user) is not { Broken: { } all } duties)
                continue;
            var broken = all.ToArray();
            Sides.Take(broken, was is null ? null : had.Of(was)?.Broken);
            Sides.Take(broken, after.Users.Find(user.Id) is { } now ? has.Of(now)?.Broken : null);
            foreach (var rule in Sides.RulesIn(broken))
                found.Add(rule, ConflictStatus.OnTheWay, duties.CauseOf(rule), Subject.OfUsers(IdSet.Of(user.Id)));
        }
    }

    private void People(Findings found)
    {
        var then = Persons.In(before).ToDictionary(Users);
        var now = IsSame ? then : Persons.In(after).ToDictionary(Users);
        foreach (var users in then.Keys.Union(now.Keys))
        {
            var (old, current) = (then.GetValueOrDefault(users), now.GetValueOrDefault(users));
            Each(
                old.IsDefault ? null : Persons.Broken(old, had, rules.Length),
                current.IsDefault ? null : Persons.Broken(current, has, rules.Length),
                (rule, status) =>
                {
                    var (person, duties) = status == ConflictStatus.Ending ? (old, had) : (current, has);
                    found.Add(
                        rule,
                        status,
                        Persons.CauseOf(person, duties, rule),
                        Subject.Person(users),
                        Persons.NeverMeet(person, duties, rule)
                    );
                }
            );
        }
    }

    private static IdSet Users(ImmutableArray<User> person) => IdSet.Of(person.Select(user => user.Id));

    private static void Each(ulong[]? was, ulong[]? now, Action<int, ConflictStatus> report)
    {
        if (was is null && now is null)
            return;
        var words = (was ?? now)!.Length;
        var (old, current) = (was ?? new ulong[words], now ?? new ulong[words]);
        var all = new ulong[words];
        for (var word = 0; word < words; word++)
            all[word] = old[word] | current[word];
        foreach (var rule in Sides.RulesIn(all))
        {
            report(
                rule,
                !Sides.IsSet(current, rule) ? ConflictStatus.Ending
                    : Sides.IsSet(old, rule) ? ConflictStatus.Standing
                    : ConflictStatus.New
            );
        }
    }
}
