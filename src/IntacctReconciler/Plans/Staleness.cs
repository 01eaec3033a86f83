using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary>A value that is neither what the plan saw nor what it wants.</summary>
/// <param name="Field">Null when the object itself is there though it should not be, or is gone.</param>
public sealed record Moved(
    Address Address,
    FieldInfo? Field,
    FieldValue? Before,
    FieldValue? Now,
    string What,
    LastChange? LastChange = null
);

public enum Standing
{
    /// <summary>As the plan saw it.</summary>
    AsPlanned,

    /// <summary>Already as the plan wants it.</summary>
    Converged,
    Moved,
}

/// <summary>Holds a change against the company as it is now. Only the fields that it changes count.</summary>
public static class Staleness
{
    /// <summary>Roles that the plan deletes and that somebody has been given since, from whom it does not take them.</summary>
    public static IEnumerable<Moved> HeldMeanwhile(IReadOnlyCollection<Change> changes, CompanyState now)
    {
        var byObject = changes.ToLookup(change => change.Address);
        foreach (
            var role in changes
                .Where(change => change is { Address.Kind: ObjectKind.Role, Action: ChangeAction.Delete })
                .Select(change => change.Address)
        )
        {
            var holders = now
                .Users.Select(user => (Address: Address.User(user.Id), user.Roles))
                .Concat(now.Groups.Select(group => (Address: Address.Group(group.Id), group.Roles)));
            foreach (var (holder, roles) in holders)
            {
                if (roles?.Contains(role.Id) != false && !IsTaken(role.Id, byObject[holder]))
                    yield return new(role, null, null, null, $"is held by {holder} by now");
            }
        }

        static bool IsTaken(string role, IEnumerable<Change> fromHolder) =>
            fromHolder.LastOrDefault(change => change.Field("roles") is not null) is { } last
            && (last.Field("roles")!.After as FieldValue.Ids)?.Value.Contains(role) != true;
    }

    /// <summary>All changes of one object in their order, against a fresh reading.</summary>
    public static Standing Of(IReadOnlyList<Change> chain, CompanyState now, ICollection<Moved> moved)
    {
        var (first, last) = (chain[0], chain[^1]);
        var there = now.FindAsked(first.Address);
        var lastChange = now.LastChanges.GetValueOrDefault(first.Address);
        if (there is null)
        {
            if (first.Action == ChangeAction.Create)
                return Standing.AsPlanned;
            if (last.Action == ChangeAction.Delete)
                return Standing.Converged;
            moved.Add(new(first.Address, null, null, null, "is gone", lastChange));
            return Standing.Moved;
        }
        var fields = Ends(chain);
        if (last.Action != ChangeAction.Delete && fields.All(field => IsAsWanted(there, field, first.Action)))
            return Standing.Converged;
        if (first.Action == ChangeAction.Create)
        {
            moved.Add(new(first.Address, null, null, null, "exists by now, with other values", lastChange));
            return Standing.Moved;
        }
        var differing = fields.Where(field => !Holds(there, field.Field, field.Before)).ToList();
        foreach (var field in differing)
            moved.Add(
                new(first.Address, field.Field, field.Before, there.Get(field.Field.Name), "changed", lastChange)
            );
        return differing.Count == 0 ? Standing.AsPlanned : Standing.Moved;
    }

    /// <summary>Whether the object is as the first so many steps of its chain leave it.</summary>
    public static bool IsAt(IReadOnlyList<Change> chain, int made, CompanyState now)
    {
        if (now.FindAsked(chain[0].Address) is not { } there)
            return made == 0 && chain[0].Action == ChangeAction.Create;
        return (made > 0 || chain[0].Action != ChangeAction.Create)
            && At(chain, made).All(field => Holds(there, field.Field, field.After));
    }

    /// <summary>
    /// Whether the object is on the way through a step of its chain: each field of it has one value or the other, and each list
    /// nothing that neither has and all that both have. So a write leaves it that took effect in part.
    /// </summary>
    public static bool IsWithin(IReadOnlyList<Change> chain, int step, CompanyState now)
    {
        var change = chain[step];
        if (change.Action == ChangeAction.Delete || now.FindAsked(change.Address) is not { } there)
            return false;
        return change.Fields.All(field => IsBetween(there.Get(field.Field.Name), field, change.Action))
            && At(chain, step)
                .Where(field => change.Field(field.Field.Name) is null)
                .All(field => Holds(there, field.Field, field.After));
    }

    /// <summary>Changes by object, each object's in their order.</summary>
    public static IEnumerable<IReadOnlyList<Change>> Chains(IEnumerable<Change> changes) =>
        changes.GroupBy(change => change.Address).Select(chain => chain.ToList());

    /// <summary>Whether the object is as the change leaves it.</summary>
    public static bool IsDone(Change change, CompanyState now) =>
        change.Action == ChangeAction.Delete
            ? now.Find(change.Address) is null
            : now.Find(change.Address) is { } there
                && change.Fields.All(field => IsAsWanted(there, field, change.Action));

    /// <summary>What a change set and reading does not show; null stands for a field that could not be read.</summary>
    public static IEnumerable<FieldInfo> Unreadable(Change change, CompanyState now) =>
        change.Action != ChangeAction.Delete && now.Find(change.Address) is { } there
            ? change.Fields.Select(field => field.Field).Where(field => there.Get(field.Name) is null)
            : [];

    /// <summary>Every field of a chain with the value, in <see cref="FieldChange.After"/>, that its first steps leave in it.</summary>
    private static IEnumerable<FieldChange> At(IReadOnlyList<Change> chain, int made) =>
        chain
            .SelectMany((change, step) => change.Fields.Select(field => (Step: step, Field: field)))
            .GroupBy(each => each.Field.Field.Name, StringComparer.Ordinal)
            .Select(each =>
                each.LastOrDefault(one => one.Step < made) is { Field: { } last }
                    ? last
                    : each.First().Field with
                    {
                        After = each.First().Field.Before,
                    }
            );

    private static bool IsBetween(FieldValue? now, FieldChange field, ChangeAction action) =>
        (field.Before, now, field.After) switch
        {
            (_, null, _) => action == ChangeAction.Create && MayBeHidden(field),
            (_, _, null) => Equals(now, field.Before),
            (null or FieldValue.Ids, FieldValue.Ids ids, FieldValue.Ids after) => IsBetween(
                (field.Before as FieldValue.Ids)?.Value ?? IdSet.Empty,
                ids.Value,
                after.Value
            ),
            (null or FieldValue.Grants, FieldValue.Grants grants, FieldValue.Grants after) => IsBetween(
                (field.Before as FieldValue.Grants)?.Value ?? GrantSet.Empty,
                grants.Value,
                after.Value
            ),
            // A user that shall be inactive is made locked out first.
            (null, FieldValue.Text { Value: "lockedOut" }, FieldValue.Text { Value: "inactive" }) => true,
            _ => Equals(now, field.Before) || Equals(now, field.After),
        };

    private static bool IsBetween(IdSet before, IdSet now, IdSet after) =>
        now.Except(before.Union(after)).Count == 0 && before.Intersect(after).Except(now).Count == 0;

    private static bool IsBetween(GrantSet before, GrantSet now, GrantSet after) =>
        before.Union(after).Covers(now) && now.Covers(before.Intersect(after));

    /// <summary>From the first value that the chain sees in each field to the last one that it sets.</summary>
    private static ImmutableArray<FieldChange> Ends(IReadOnlyList<Change> chain) =>
        [
            .. chain
                .SelectMany(change => change.Fields)
                .GroupBy(field => field.Field.Name, StringComparer.Ordinal)
                .Select(field => field.First() with { After = field.Last().After }),
        ];

    /// <summary>
    /// A change is only planned where the value could be read, so one that cannot be read any more holds neither the old nor
    /// the new.
    /// </summary>
    private static bool Holds(IIdentified there, FieldInfo field, FieldValue? expected) =>
        expected is null || Equals(there.Get(field.Name), expected);

    private static bool IsAsWanted(IIdentified there, FieldChange field, ChangeAction action) =>
        Holds(there, field.Field, field.After)
        || (action == ChangeAction.Create && there.Get(field.Field.Name) is null && MayBeHidden(field));

    /// <summary>
    /// Of a new object, texts that give nobody anything, such as the e-mail address that not everybody is shown, and what was left
    /// at nothing, which not every company has.
    /// </summary>
    private static bool MayBeHidden(FieldChange field) =>
        field.After switch
        {
            FieldValue.Text => field.Field.Choices is null,
            FieldValue.Flag flag => !flag.Value,
            FieldValue.Ids ids => ids.Value.Count == 0,
            FieldValue.Grants grants => grants.Value.Count == 0,
            FieldValue.Reach reach => reach.Value.IsAll,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
