using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Which conflicts come, stay and go between two states of a company, and which are there on the way alone.</summary>
internal sealed class Comparison(
    ImmutableArray<Rule> rules,
    CompanyState before,
    CompanyState after,
    IEnumerable<CompanyState> between
)
{
    private readonly Duties had = new(before, rules);
    private readonly bool isSame = ReferenceEquals(before, after);
    private readonly Duties has = new(after, rules);

    public void Report(Findings found)
    {
        if (before.Has(Facets.Roles) && after.Has(Facets.Roles))
        {
            foreach (var (was, now) in KeyedDiff.Between(before.Roles, after.Roles))
            {
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
        }
        foreach (var (was, now) in KeyedDiff.Between(before.Users, after.Users))
        {
            var broke = was is null ? null : had.Broken(was);
            Each(
                broke,
                isSame ? broke
                    : now is null ? null
                    : has.Broken(now),
                (rule, status) =>
                    found.Add(
                        rule,
                        status,
                        status == ConflictStatus.Ending ? had.CauseOf(was!, rule) : has.CauseOf(now!, rule),
                        Subject.User((now ?? was)!.Id)
                    )
            );
        }
        foreach (var state in between)
            OnTheWay(state, found);
        People(found);
    }

    private void OnTheWay(CompanyState state, Findings found)
    {
        var then = new Duties(state, rules);
        foreach (var user in state.Users)
        {
            if (then.Broken(user) is not { } broken)
                continue;
            Take(broken, before.Users.Find(user.Id) is { } was ? had.Broken(was) : null);
            Take(broken, after.Users.Find(user.Id) is { } now ? has.Broken(now) : null);
            foreach (var rule in Sides.RulesIn(broken))
                found.Add(rule, ConflictStatus.OnTheWay, then.CauseOf(user, rule), Subject.User(user.Id));
        }
    }

    private void People(Findings found)
    {
        var then = Persons.In(before).ToDictionary(KeyOf, StringComparer.Ordinal);
        var now = Persons.In(after).ToDictionary(KeyOf, StringComparer.Ordinal);
        foreach (var key in then.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, current) = (then.GetValueOrDefault(key), now.GetValueOrDefault(key));
            Each(
                old.IsDefault ? null : Persons.Broken(old, had, rules.Length),
                current.IsDefault ? null : Persons.Broken(current, has, rules.Length),
                (rule, status) =>
                {
                    var (person, duties) = status == ConflictStatus.Ending ? (old, had) : (current, has);
                    var (left, right) = (
                        person.First(user => duties.Of(user).HasLeft(rule)),
                        person.First(user => duties.Of(user).HasRight(rule))
                    );
                    found.Add(
                        rule,
                        status,
                        new(duties.SourceOf(left, rule, isLeft: true), duties.SourceOf(right, rule, isLeft: false)),
                        Subject.OfPerson(
                            IdSet.Of(person.Select(user => user.Id)),
                            Persons.NeverMeet(person, duties, rule)
                        )
                    );
                }
            );
        }
    }

    private static string KeyOf(ImmutableArray<User> person) =>
        string.Join('\n', person.Select(user => user.Id).Order(StringComparer.Ordinal));

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

    private static void Take(ulong[] from, ulong[]? away)
    {
        for (var word = 0; away is not null && word < from.Length; word++)
            from[word] &= ~away[word];
    }
}
