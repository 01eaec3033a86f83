using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Plans;

/// <summary>What became of a company since its catalogue was locked, and what a new lock would give.</summary>
/// <param name="Digest">The SHA-256 of the lock that the plan was made under.</param>
public sealed record LockReview(DateTimeOffset LockedAt, string LockedBy, string Digest, CatalogueDifference Difference)
{
    private static readonly ImmutableSortedDictionary<string, IdSet> NoneOpened = ImmutableSortedDictionary.Create<
        string,
        IdSet
    >(StringComparer.Ordinal);

    /// <summary>For each entity that was opened since, the active users whom no restriction keeps out of it.</summary>
    public ImmutableSortedDictionary<string, IdSet> OpenTo { get; init; } = NoneOpened;

    /// <summary>Roles and users for which a later catalogue was accepted alone.</summary>
    public ImmutableArray<AcceptedAlone> Accepted { get; init; } = [];

    /// <summary>Whose presets a new lock would widen or narrow, and by what.</summary>
    public ImmutableArray<PresetEffect> WhenLocked { get; init; } = [];

    /// <summary>Who follows what was moved.</summary>
    public ImmutableArray<Follower> Followers { get; init; } = [];

    public bool IsEmpty => Difference.IsEmpty && WhenLocked.IsEmpty && Accepted.IsEmpty;

    /// <summary>The review of a plan under a lock.</summary>
    /// <param name="users">With their restrictions, of which nothing is said where they were not read.</param>
    public static LockReview Of(CatalogueLock locked, CompanyState observed, PresetUse presets, Table<User>? users)
    {
        var difference = CatalogueDifference.Between(locked.Catalogue, observed.Catalogue);
        if (observed.Has(Facets.Entities))
            difference = difference.With(locked.Entities, ActiveIn(observed));
        return new(locked.LockedAt, locked.LockedBy, CatalogueLockFile.DigestOf(locked), difference)
        {
            OpenTo = users is null ? NoneOpened : Open(difference, users),
            Accepted =
            [
                .. locked.Roles.Select(one => Alone(Address.Role(one.Key), one.Value)),
                .. locked.Users.Select(one => Alone(Address.User(one.Key), one.Value)),
            ],
            WhenLocked = presets.Effects,
            Followers = presets.Followers,
        };
    }

    /// <summary>Whether the lock knows fewer open entities than the company has, so that it matters who can enter them.</summary>
    public static bool OpensEntities(CatalogueLock locked, Table<RestrictionTarget> entities) =>
        entities.Any(entity => entity.Active && !locked.Entities.GetValueOrDefault(entity.Id));

    /// <summary>What of it the changes grant all the same: what was accepted alone, and what a line of its own names.</summary>
    public ImmutableArray<(Address Subject, GrantSet Grants)> GrantedBy(ImmutableArray<Change> changes)
    {
        var gained = Difference.Gained;
        return
        [
            .. changes
                .GroupBy(change => change.Address)
                .Select(steps => (steps.Key, Gains(steps).Intersect(gained)))
                .Where(pair => pair.Item2.Count > 0),
        ];
    }

    private static GrantSet Gains(IEnumerable<Change> steps) =>
        steps
            .SelectMany(step => step.Fields)
            .Where(field => field.After is FieldValue.Grants)
            .Select(field =>
                ((FieldValue.Grants)field.After!).Value.Except(
                    field.Before is FieldValue.Grants before ? before.Value : GrantSet.Empty
                )
            )
            .Aggregate(GrantSet.Empty, (all, more) => all.Union(more));

    private static AcceptedAlone Alone(Address subject, Acceptance one) => new(subject, one.LockedAt, one.LockedBy);

    private static Dictionary<string, bool> ActiveIn(CompanyState observed) =>
        observed.Entities.ToDictionary(entity => entity.Id, entity => entity.Active, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, IdSet> Open(CatalogueDifference difference, Table<User> users)
    {
        var unrestricted = IdSet.Of(
            users.Where(user => user is { Entities.IsAll: true, Status: not "inactive" }).Select(user => user.Id)
        );
        return difference
            .Entities.Where(change => change.IsOpened)
            .ToImmutableSortedDictionary(change => change.Id, _ => unrestricted, StringComparer.Ordinal);
    }
}

/// <summary>A role or user whose presets were allowed to see a later catalogue than everybody else's.</summary>
public sealed record AcceptedAlone(Address Subject, DateTimeOffset LockedAt, string LockedBy);
