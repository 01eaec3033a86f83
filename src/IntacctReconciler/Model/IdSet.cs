using System.Collections;
using System.Collections.Immutable;

namespace IntacctReconciler.Model;

/// <summary>Ids in ordinal order, each once; equal by content.</summary>
public sealed class IdSet : IReadOnlyList<string>, IEquatable<IdSet>
{
    private readonly ImmutableArray<string> ids;

    private IdSet(ImmutableArray<string> ids) => this.ids = ids;

    public static IdSet Empty { get; } = new([]);

    public static IdSet Of(params IEnumerable<string> ids)
    {
        ImmutableArray<string> sorted = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sorted.IsEmpty ? Empty : new(sorted);
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
