using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IntacctReconciler.Model;

/// <summary>Ids in ordinal order, each once; equal by content.</summary>
public sealed class IdSet : IReadOnlyList<string>, IEquatable<IdSet>
{
    private readonly ImmutableArray<string> ids;

    private IdSet(ImmutableArray<string> ids) => this.ids = ids;

    public static IdSet Empty { get; } = new([]);

    /// <summary>An order of sets, id by id; what another one begins with comes before it.</summary>
    public static IComparer<IdSet> InOrder { get; } =
        Comparer<IdSet>.Create(
            (one, other) =>
                one.ids.Zip(other.ids, string.CompareOrdinal).FirstOrDefault(order => order != 0) is not 0 and var order
                    ? order
                    : one.Count.CompareTo(other.Count)
        );

    public static IdSet Of(params IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        if (!IsInOrder(all))
        {
            Array.Sort(all, StringComparer.Ordinal);
            all = [.. all.Where((id, i) => i == 0 || id != all[i - 1])];
        }
        return all.Length == 0 ? Empty : new(ImmutableCollectionsMarshal.AsImmutableArray(all));
    }

    private static bool IsInOrder(string[] ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            if (string.CompareOrdinal(ids[i - 1], ids[i]) >= 0)
                return false;
        }
        return true;
    }

    public int Count => ids.Length;

    public string this[int index] => ids[index];

    public bool Contains(string id) => ids.BinarySearch(id, StringComparer.Ordinal) >= 0;

    public bool Covers(IdSet other) => other.ids.All(Contains);

    public IdSet Union(IdSet other) =>
        Covers(other) ? this
        : other.Covers(this) ? other
        : Of(ids.Concat(other.ids));

    public IdSet Except(IdSet other) => Where(id => !other.Contains(id));

    public IdSet Intersect(IdSet other) => Where(other.Contains);

    public IdSet Where(Func<string, bool> keep) =>
        ids.All(keep) ? this
        : ids.Where(keep).ToImmutableArray() is { IsEmpty: false } kept ? new(kept)
        : Empty;

    public bool Equals(IdSet? other) =>
        ReferenceEquals(this, other) || (other is not null && ids.AsSpan().SequenceEqual(other.ids.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as IdSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var id in ids)
            hash.Add(id, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public ImmutableArray<string>.Enumerator GetEnumerator() => ids.GetEnumerator();

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => ((IEnumerable<string>)ids).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)ids).GetEnumerator();

    public override string ToString() => string.Join(", ", ids);
}
