using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>All by which a user has duties: users of whom all of this is equal have the same duties by the same things.</summary>
internal readonly record struct Holding(IdSet Roles, IdSet Groups, GrantSet Own, string? Admin, bool? WebServicesOnly);

/// <summary>Something that brings duties by itself: a role, grants held directly, what the user is.</summary>
internal sealed record DutySource(ConflictSource Source, Sides Sides, GrantSet Grants);

/// <summary>Which duties users who hold the same have, and by what.</summary>
internal sealed class UserDuties(RuleIndex index, Sides sides, Func<IEnumerable<DutySource>> sources)
{
    private readonly Dictionary<int, Cause> causes = [];
    private List<DutySource>? found;

    public Sides Sides => sides;

    /// <summary>The rules that they break; null when there are none.</summary>
    public ulong[]? Broken { get; } = sides.BreaksAny ? sides.Broken() : null;

    /// <summary>Why they break a rule: by one thing alone where there is one, else by the first two.</summary>
    public Cause CauseOf(int rule)
    {
        if (!causes.TryGetValue(rule, out var known))
            causes[rule] = known = Looked(rule);
        return known;
    }

    /// <summary>Where a user of them has one side of a rule from.</summary>
    public ConflictSource SourceOf(string user, int rule, bool isLeft) =>
        Sources.Find(one => isLeft ? one.Sides.HasLeft(rule) : one.Sides.HasRight(rule)) is { } source
            ? source.Source with
            {
                By = index.Evidence(rule, isLeft, source.Grants),
                User = user,
            }
            : new(SourceKind.Together, User: user);

    private List<DutySource> Sources => found ??= [.. sources()];

    private Cause Looked(int rule)
    {
        if (Sources.Find(one => one.Sides.Breaks(rule)) is { } alone)
            return index.CauseOf(rule, alone, alone);
        var left = Sources.Find(one => one.Sides.HasLeft(rule));
        var right = Sources.Find(one => one.Sides.HasRight(rule));
        return left is null || right is null ? new(new(SourceKind.Together), null) : index.CauseOf(rule, left, right);
    }
}
