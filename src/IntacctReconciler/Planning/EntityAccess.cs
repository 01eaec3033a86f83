using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>Users whose restriction to entities changes in the same way, a new user's among them.</summary>
/// <param name="Before">Null for users who are created.</param>
public sealed record EntityAccess(IdSet Users, Restriction? Before, Restriction After)
{
    /// <summary>Of these changes, in the order of the users' ids.</summary>
    public static ImmutableArray<EntityAccess> Of(ImmutableArray<Change> changes)
    {
        var byChange = new Dictionary<EntityAccess, List<string>>();
        foreach (var change in changes)
        {
            if (change.Field("entities") is not { After: FieldValue.Reach after } field)
                continue;
            var kind = new EntityAccess(IdSet.Empty, (field.Before as FieldValue.Reach)?.Value, after.Value);
            if (!byChange.TryGetValue(kind, out var users))
                byChange[kind] = users = [];
            users.Add(change.Address.Id);
        }
        return
        [
            .. byChange
                .Select(entry => entry.Key with { Users = IdSet.Of(entry.Value) })
                .OrderBy(entry => entry.Users[0], StringComparer.Ordinal),
        ];
    }
}
