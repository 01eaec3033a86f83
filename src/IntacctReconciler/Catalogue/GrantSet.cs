using System.Collections;
using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>Grants sorted by permission, one for each permission, none without rights; equal by content.</summary>
public sealed class GrantSet : IReadOnlyList<Grant>, IEquatable<GrantSet>
{
    private readonly ImmutableArray<Grant> grants;

    private GrantSet(ImmutableArray<Grant> grants) => this.grants = grants;

    public static GrantSet Empty { get; } = new([]);

    /// <summary>Any grants in any order; rights of the same permission are united, empty ones dropped.</summary>
    public static GrantSet Of(params IEnumerable<Grant> grants)
    {
        var united = new Dictionary<Permission, Rights>();
        foreach (var (permission, rights) in grants)
        {
            if (!rights.IsEmpty)
                united[permission] = united.GetValueOrDefault(permission) | rights;
        }
        return united.Count == 0
            ? Empty
            : new([.. united.Select(pair => new Grant(pair.Key, pair.Value)).OrderBy(grant => grant.Permission)]);
    }

    public int Count => grants.Length;

    public Grant this[int index] => grants[index];

    /// <summary>The number of single rights, as the removal limit counts them.</summary>
    public int RightCount => grants.Sum(grant => grant.Rights.Count);

    public Rights RightsOn(Permission permission)
    {
        int low = 0,
            high = grants.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = grants[middle].Permission.CompareTo(permission);
            if (order == 0)
                return grants[middle].Rights;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return Rights.None;
    }

    public bool Covers(GrantSet other) => other.Except(this).Count == 0;

    public GrantSet Union(GrantSet other) =>
        other.Count == 0 ? this
        : Count == 0 ? other
        : Merge(other, (mine, theirs) => mine | theirs);

    public GrantSet Except(GrantSet other) => other.Count == 0 ? this : Merge(other, (mine, theirs) => mine - theirs);

    public GrantSet Intersect(GrantSet other) => Merge(other, (mine, theirs) => mine & theirs);

    public bool Equals(GrantSet? other) =>
        ReferenceEquals(this, other) || (other is not null && grants.AsSpan().SequenceEqual(other.grants.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as GrantSet);

    public override int GetHashCode() =>
        grants.Length == 0 ? 0 : HashCode.Combine(grants.Length, grants[0], grants[^1]);

    public ImmutableArray<Grant>.Enumerator GetEnumerator() => grants.GetEnumerator();

    IEnumerator<Grant> IEnumerable<Grant>.GetEnumerator() => ((IEnumerable<Grant>)grants).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)grants).GetEnumerator();

    public override string ToString() =>
        string.Join(", ", grants.Select(grant => $"{grant.Permission} [{grant.Rights}]"));

    private GrantSet Merge(GrantSet other, Func<Rights, Rights, Rights> combine)
    {
        var merged = ImmutableArray.CreateBuilder<Grant>(Count);
        int i = 0,
            j = 0;
        while (i < grants.Length || j < other.grants.Length)
        {
            var order =
                i == grants.Length ? 1
                : j == other.grants.Length ? -1
                : grants[i].Permission.CompareTo(other.grants[j].Permission);
            var permission = order <= 0 ? grants[i].Permission : other.grants[j].Permission;
            var mine = order <= 0 ? grants[i++].Rights : Rights.None;
            var theirs = order >= 0 ? other.grants[j++].Rights : Rights.None;
            var rights = combine(mine, theirs);
            if (!rights.IsEmpty)
                merged.Add(new(permission, rights));
        }
        return merged.Count == 0 ? Empty : new(merged.DrainToImmutable());
    }
}
