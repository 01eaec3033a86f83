using System.Collections;
using System.Collections.Immutable;

namespace IntacctReconciler.Model;

/// <summary>Items in their order, equal by content: what a record holds instead of an array.</summary>
public sealed class SequenceOf<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<SequenceOf<T>>
{
    public static SequenceOf<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(SequenceOf<T>? other) => other is not null && items.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as SequenceOf<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
