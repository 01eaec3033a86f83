using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>What a release did to a catalogue, and what became of the company's entities in the same time.</summary>
/// <param name="Permissions">By kind, then by permission.</param>
/// <param name="Entities">By id; empty where they were not compared.</param>
public sealed record CatalogueDifference(
    ImmutableArray<CatalogueChange> Permissions,
    ImmutableArray<EntityChange> Entities
)
{
    public bool IsEmpty => Permissions.IsEmpty && Entities.IsEmpty;

    /// <summary>All that can be granted now and could not be before, in the place where it is now.</summary>
    public GrantSet Gained =>
        GrantSet.Of(Permissions.Select(change => new Grant(change.Entry.Permission, change.Gained)));

    public static CatalogueDifference Between(PermissionCatalogue before, PermissionCatalogue after)
    {
        var moves = before.Entries.SelectMany(was => Aliases.Between(was.Permission, before, after)).ToImmutableArray();
        var (from, to) = (moves.ToLookup(move => move.From), moves.ToLookup(move => move.To));
        IEnumerable<CatalogueChange> changes =
        [
            .. after
                .Entries.Where(now => before.Find(now.Permission) is null && !to.Contains(now.Permission))
                .Select(now => new CatalogueChange(null, now, now.Allowed, Rights.None)),
            .. before
                .Entries.Where(was => after.Find(was.Permission) is null && !from.Contains(was.Permission))
                .Select(was => new CatalogueChange(was, null, Rights.None, was.Allowed)),
            .. before.Entries.Select(was => InPlace(was, after.Find(was.Permission))).OfType<CatalogueChange>(),
            .. moves.Select(Moved),
        ];
        return new(
            [.. changes.OrderBy(change => change.Kind).ThenBy(change => (change.Before ?? change.Entry).Permission)],
            []
        );

        CatalogueChange Moved(Alias move)
        {
            var (was, now) = (before.Find(move.From)!, after.Find(move.To)!);
            var had = to[move.To].Aggregate(Rights.None, (all, one) => all | before.Find(one.From)!.Allowed);
            var has = from[move.From].Aggregate(Rights.None, (all, one) => all | after.Find(one.To)!.Allowed);
            return new(was, now, now.Allowed - had, was.Allowed - has, move.Release);
        }
    }

    /// <summary>The same with the entities compared: each id, and whether it is active.</summary>
    public CatalogueDifference With(
        IReadOnlyDictionary<string, bool> entitiesBefore,
        IReadOnlyDictionary<string, bool> entitiesAfter
    ) =>
        this with
        {
            Entities =
            [
                .. entitiesBefore
                    .Keys.Union(entitiesAfter.Keys, StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(id => new EntityChange(id, Active(entitiesBefore, id), Active(entitiesAfter, id)))
                    .Where(change => change.Before != change.After),
            ],
        };

    private static bool? Active(IReadOnlyDictionary<string, bool> entities, string id) =>
        entities.TryGetValue(id, out var active) ? active : null;

    private static CatalogueChange? InPlace(CatalogueEntry was, CatalogueEntry? now) =>
        now is null || was == now ? null : new(was, now, now.Allowed - was.Allowed, was.Allowed - now.Allowed);
}
