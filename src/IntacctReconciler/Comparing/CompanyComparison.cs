using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Comparing;

/// <summary>
/// Compares two states by the ids of their objects, field by field. Ids are all that two companies have in common: an entity
/// UK-01 here is taken for the entity UK-01 there.
/// </summary>
public static class CompanyComparison
{
    private static readonly ImmutableArray<ObjectKind> Kinds = [ObjectKind.Role, ObjectKind.Group, ObjectKind.User];

    /// <param name="chosen">Which objects are looked at; null for all.</param>
    public static CompanyDifference Between(CompanyState a, CompanyState b, Func<Address, bool>? chosen = null)
    {
        var takes = chosen ?? (_ => true);
        var left = ImmutableArray.CreateBuilder<NotCompared>();
        var kinds = ImmutableArray.CreateBuilder<KindDifference>();
        foreach (var kind in Kinds)
        {
            var unread = Missing(a, kind, Sides.A) | Missing(b, kind, Sides.B);
            if (unread != Sides.None)
                left.Add(new(kind, null, IdSet.Empty, unread));
            else
                kinds.Add(Compare(kind, a, b, takes, left));
        }
        return new(kinds.ToImmutable(), EffectiveComparison.Between(a, b, takes), left.ToImmutable());
    }

    /// <summary>The part of a state that holds the objects of a kind.</summary>
    public static Facets FacetOf(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Role => Facets.Roles,
            ObjectKind.Group => Facets.Groups,
            ObjectKind.User => Facets.Users,
            ObjectKind.Contact => Facets.Contacts,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Sides Missing(CompanyState state, ObjectKind kind, Sides side) =>
        state.Has(FacetOf(kind)) ? Sides.None : side;

    private static KindDifference Compare(
        ObjectKind kind,
        CompanyState a,
        CompanyState b,
        Func<Address, bool> takes,
        ImmutableArray<NotCompared>.Builder left
    ) =>
        kind switch
        {
            ObjectKind.Role => Compare(kind, Fields.Role, a.Roles, b.Roles, takes, left),
            ObjectKind.Group => Compare(kind, Fields.Group, a.Groups, b.Groups, takes, left),
            ObjectKind.User => Compare(kind, Fields.User, a.Users, b.Users, takes, left),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static KindDifference Compare<T>(
        ObjectKind kind,
        ImmutableArray<Field<T>> fields,
        Table<T> a,
        Table<T> b,
        Func<Address, bool> takes,
        ImmutableArray<NotCompared>.Builder left
    )
        where T : class, IIdentified
    {
        var same = 0;
        var found = ImmutableArray.CreateBuilder<ObjectDifference>();
        var unread = new SortedDictionary<(int Field, Sides Where), List<string>>();
        foreach (var pair in KeyedDiff.Between(a, b))
        {
            var address = new Address(kind, pair.Id);
            if (!takes(address))
                continue;
            var where = (pair.Before is null ? Sides.None : Sides.A) | (pair.After is null ? Sides.None : Sides.B);
            if (pair is { Before: { } before, After: { } after })
                NoteUnread(fields, before, after, unread);
            var differences = KeyedDiff.Differences(fields, pair.Before, pair.After);
            if (where == Sides.Both && differences.IsEmpty)
                same++;
            else
                found.Add(new(address, where, differences));
        }
        left.AddRange(
            unread.Select(entry => new NotCompared(
                kind,
                fields[entry.Key.Field].Info,
                IdSet.Of(entry.Value),
                entry.Key.Where
            ))
        );
        return new(kind, same, found.ToImmutable());
    }

    private static void NoteUnread<T>(
        ImmutableArray<Field<T>> fields,
        T before,
        T after,
        SortedDictionary<(int Field, Sides Where), List<string>> unread
    )
        where T : class, IIdentified
    {
        if (ReferenceEquals(before, after))
            return;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Info.OnCreateOnly)
                continue;
            var where =
                (fields[i].Get(before) is null ? Sides.A : Sides.None)
                | (fields[i].Get(after) is null ? Sides.B : Sides.None);
            if (where == Sides.None)
                continue;
            if (!unread.TryGetValue((i, where), out var ids))
                unread[(i, where)] = ids = [];
            ids.Add(before.Id);
        }
    }
}
