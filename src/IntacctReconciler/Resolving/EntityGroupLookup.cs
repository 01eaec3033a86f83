using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Resolving;

/// <summary>An id for which an entity group stands, with the line of the group that names it.</summary>
internal readonly record struct EntityGroupMember(string Id, Origin At);

/// <summary>What an entity group comes to in the company.</summary>
/// <param name="Active">Who is restricted to the group gets these.</param>
/// <param name="Inactive">Named one by one, though inactive: who has one keeps it.</param>
internal sealed record EntityGroupMembers(
    ImmutableArray<EntityGroupMember> Active,
    ImmutableArray<EntityGroupMember> Inactive
);

/// <summary>Entity groups against the company's entities: each is looked up, and what is wrong with it is said, once.</summary>
internal sealed class EntityGroupLookup(
    IEnumerable<EntityGroupDeclaration> declared,
    Func<Table<RestrictionTarget>> entities,
    IProblems problems
)
{
    private readonly Dictionary<string, EntityGroupDeclaration> groups = Named(declared);
    private readonly Dictionary<string, EntityGroupMembers> found = new(StringComparer.Ordinal);

    /// <param name="namedAt">The restriction that asks; the first one goes with what is said of the group.</param>
    /// <returns>Null for a group that is not there, which composing has reported.</returns>
    public EntityGroupMembers? Find(string name, Origin namedAt)
    {
        if (found.TryGetValue(name, out var members))
            return members;
        return groups.TryGetValue(name, out var group) ? found[name] = LookUp(group, namedAt) : null;
    }

    private EntityGroupMembers LookUp(EntityGroupDeclaration group, Origin namedAt)
    {
        var (active, inactive) = (new Members(), new Members());
        var isUnknown = false;
        foreach (var written in group.Members)
        {
            var id = EntityGroupReference.IdIn(written.Value);
            if (entities().Find(id) is { } exact)
            {
                (exact.Active ? active : inactive).Add(exact.Id, written.At);
                if (!exact.Active)
                    problems.Add(Codes.EntityGroupInactiveId(written.At, group.Name, id, namedAt));
            }
            else if (Wildcard.IsPattern(id))
            {
                Match(group, written, id, active, namedAt);
            }
            else
            {
                isUnknown = true;
                var near = Nearest.To(id, entities().Where(one => one.Active).Select(one => one.Id));
                problems.Add(Codes.EntityGroupUnknownId(written.At, group.Name, id, near, namedAt));
            }
        }
        if (active.IsEmpty && !isUnknown)
            problems.Add(Codes.EntityGroupMatchesNothing(group.At, group.Name, namedAt));
        return new(active.ToImmutable(), inactive.ToImmutable());
    }

    private void Match(
        EntityGroupDeclaration group,
        Setting<string> written,
        string pattern,
        Members active,
        Origin namedAt
    )
    {
        RestrictionTarget[] matching = [.. entities().Where(one => Wildcard.Matches(pattern, one.Id))];
        foreach (var one in matching.Where(one => one.Active))
            active.Add(one.Id, written.At);
        if (!matching.Any(one => one.Active))
            problems.Add(
                Codes.EntityGroupPatternMatchesNothing(written.At, group.Name, written.Value, matching.Length, namedAt)
            );
    }

    /// <summary>Of groups named twice, which is reported elsewhere, the first.</summary>
    private static Dictionary<string, EntityGroupDeclaration> Named(IEnumerable<EntityGroupDeclaration> declared) =>
        declared
            .DistinctBy(group => group.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Name, StringComparer.Ordinal);

    /// <summary>Ids, each with the first line that names it.</summary>
    private sealed class Members
    {
        private readonly Dictionary<string, Origin> places = new(StringComparer.Ordinal);

        public bool IsEmpty => places.Count == 0;

        public void Add(string id, Origin at) => places.TryAdd(id, at);

        public ImmutableArray<EntityGroupMember> ToImmutable() =>
            [.. places.Select(place => new EntityGroupMember(place.Key, place.Value))];
    }
}
