using System.Collections.Immutable;

namespace IntacctReconciler.Model;

/// <summary>One id in two tables: both sides where it is in both.</summary>
public readonly record struct Pair<T>(T? Before, T? After)
    where T : class, IIdentified
{
    public string Id => (Before ?? After)!.Id;
}

/// <summary>A field that has two values. Null on a side: the object is not there, or the value could not be read.</summary>
public readonly record struct FieldDifference(FieldInfo Field, FieldValue? Before, FieldValue? After);

/// <summary>The one way in which two states are compared: plan, company diff, read-back and staleness all call it.</summary>
public static class KeyedDiff
{
    /// <summary>A merge of two sorted tables, in the order of ids.</summary>
    public static IEnumerable<Pair<T>> Between<T>(Table<T> before, Table<T> after)
        where T : class, IIdentified
    {
        int i = 0,
            j = 0;
        while (i < before.Count || j < after.Count)
        {
            var order =
                i == before.Count ? 1
                : j == after.Count ? -1
                : string.CompareOrdinal(before[i].Id, after[j].Id);
            yield return new(order <= 0 ? before[i++] : null, order >= 0 ? after[j++] : null);
        }
    }

    /// <summary>
    /// The fields in which two objects differ. With both there, a field that either side could not read is not compared;
    /// with one there, every field that it has.
    /// </summary>
    public static ImmutableArray<FieldDifference> Differences<T>(ImmutableArray<Field<T>> fields, T? before, T? after)
        where T : class
    {
        if (ReferenceEquals(before, after))
            return [];
        var found = ImmutableArray.CreateBuilder<FieldDifference>();
        foreach (var field in fields)
        {
            var was = before is null ? null : field.Get(before);
            var now = after is null ? null : field.Get(after);
            if (Equals(was, now))
                continue;
            if (before is not null && after is not null && (was is null || now is null || field.Info.OnCreateOnly))
                continue;
            found.Add(new(field.Info, was, now));
        }
        return found.DrainToImmutable();
    }
}
