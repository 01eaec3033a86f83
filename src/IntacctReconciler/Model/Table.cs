using System.Collections;
using System.Collections.Immutable;

namespace IntacctReconciler.Model;

/// <summary>Objects of one kind in ordinal order of their ids, each id once.</summary>
public sealed class Table<T> : IReadOnlyList<T>
    where T : class, IIdentified
{
    private readonly ImmutableArray<T> rows;

    private Table(ImmutableArray<T> rows) => this.rows = rows;

    public static Table<T> Empty { get; } = new([]);

    /// <summary>Any rows in any order. Throws on an id that stands twice: whoever reads must have told that before.</summary>
    public static Table<T> Of(IEnumerable<T> rows)
    {
        ImmutableArray<T> sorted = [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Id == sorted[i - 1].Id)
                throw new ArgumentException($"the id {sorted[i].Id} stands twice", nameof(rows));
        }
        return new(sorted);
    }

    public int Count => rows.Length;

    public T this[int index] => rows[index];

    public T? Find(string id)
    {
        int low = 0,
            high = rows.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(rows[middle].Id, id);
            if (order == 0)
                return rows[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }

    public bool Contains(string id) => Find(id) is not null;

    /// <summary>The table with these rows put in or put in place of those with their ids.</summary>
    public Table<T> With(IEnumerable<T> changed)
    {
        var all = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (var row in changed)
            all[row.Id] = row;
        return Of(all.Values);
    }

    public Table<T> Without(IReadOnlySet<string> ids) =>
        ids.Count == 0 ? this : new([.. rows.Where(row => !ids.Contains(row.Id))]);

    public ImmutableArray<T>.Enumerator GetEnumerator() => rows.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)rows).GetEnumerator();
}
