using System.Collections.Immutable;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Guards;

/// <summary>A number on its way from one state to the next.</summary>
internal sealed record Extremes(int Before, int Lowest, int Highest, int After);

/// <summary>
/// Users on their way through the stages of a plan. An apply that is cut short stays where it is: all stages before done, and
/// of the one it was in any part, since writes of one stage come in no order.
/// </summary>
internal sealed class Way
{
    private readonly CompanyState before;
    private readonly ImmutableArray<ImmutableArray<(User? Was, User Now)>> stages;

    public Way(CompanyState before, IReadOnlyList<Change> changes)
    {
        this.before = before;
        var current = new Dictionary<string, User>(StringComparer.Ordinal);
        stages =
        [
            .. changes
                .Where(change => change.Address.Kind == ObjectKind.User)
                .GroupBy(change => change.Stage)
                .OrderBy(stage => stage.Key)
                .Select(stage => stage.Select(change => Step(current, change)).ToImmutableArray()),
        ];
    }

    /// <summary>How many users count, now, at the end, and at the least and the most between two writes.</summary>
    public Extremes Of(Func<User, bool> counts)
    {
        var start = before.Users.Count(counts);
        var (lowest, highest, now) = (start, start, start);
        foreach (var stage in stages)
        {
            var gains = stage.Count(step => counts(step.Now) && (step.Was is null || !counts(step.Was)));
            var losses = stage.Count(step => !counts(step.Now) && step.Was is not null && counts(step.Was));
            (lowest, highest) = (Math.Min(lowest, now - losses), Math.Max(highest, now + gains));
            now += gains - losses;
        }
        return new(start, lowest, highest, now);
    }

    /// <summary>What a user is after each of its own writes.</summary>
    public IEnumerable<User> StepsOf(string user) =>
        stages.SelectMany(stage => stage).Select(step => step.Now).Where(now => now.Id == user);

    private (User? Was, User Now) Step(Dictionary<string, User> current, Change change)
    {
        var id = change.Address.Id;
        var was = current.GetValueOrDefault(id) ?? before.Users.Find(id);
        var now = (User)
            (was ?? ObjectAccess.Empty(change.Address)).With(
                change.Fields.Where(field => field.After is not null).Select(field => (field.Field.Name, field.After!))
            );
        current[id] = now;
        return (was, now);
    }
}
