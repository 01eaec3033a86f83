using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>
/// Reads what a user is limited to. Intacct writes "everything" as an empty list or as <c>allowUnrestrictedAccess</c>; what
/// cannot be told for sure is null, because writing a wrong guess back would open or close a company's books to somebody.
/// </summary>
internal static class Restrictions
{
    public static User Read(Row row, User user, KeyRing keys, Notes notes)
    {
        if (IsReadOnly(row))
        {
            notes.ReadOnlyRestrictions(user.Id);
            return user;
        }
        return user with
        {
            Entities = Entities(row, user.Id, keys, notes),
            Departments = List(row, "departments", Types.Department, user.Id, keys, notes),
            Territories = List(row, "territories", Types.Territory, user.Id, keys, notes),
        };
    }

    /// <summary><c>locations</c> is the old name of <c>entities</c>, or holds plain locations; what stands only there cannot be written.</summary>
    private static bool IsReadOnly(Row row) =>
        row.List("locations") is { Count: > 0 } locations
        && locations.Any(location =>
            row.List("entities") is not { } entities
            || !entities.Any(entity =>
                Same(entity.Text("id"), location.Text("id")) || Same(entity.Text("key"), location.Text("key"))
            )
        );

    private static Restriction? Entities(Row row, string user, KeyRing keys, Notes notes)
    {
        var unrestricted = row.Flag("entityAccess.allowUnrestrictedAccess");
        if (unrestricted == true)
            return Restriction.All;
        var only = Only(row, "entities", Types.Entity, keys);
        var topLevel = row.Flag("entityAccess.allowTopLevelAccess");
        if (only is null || (only.Count == 1 && topLevel is null))
        {
            notes.Unreadable("entities", "user", user);
            return null;
        }
        if (only.Count > 0)
            return Restriction.To(only, topLevel ?? false);
        if (unrestricted is null)
            return Restriction.All;
        notes.ContradictoryRestrictions(user);
        return null;
    }

    private static Restriction? List(Row row, string property, string type, string user, KeyRing keys, Notes notes)
    {
        if (Only(row, property, type, keys) is { } only)
            return only.Count == 0 ? Restriction.All : Restriction.To(only);
        notes.Unreadable(property, "user", user);
        return null;
    }

    private static IdSet? Only(Row row, string property, string type, KeyRing keys)
    {
        foreach (var reference in row.List(property) ?? [])
        {
            if (reference.Text("id") is { } id && reference.Text("key") is { } key)
                keys.Put(type, id, key);
        }
        return row.Ids(property) is { } ids ? IdSet.Of(ids) : null;
    }

    private static bool Same(string? a, string? b) => a is not null && a == b;
}
