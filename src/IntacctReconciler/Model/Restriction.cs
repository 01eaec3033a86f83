namespace IntacctReconciler.Model;

/// <summary>
/// The entities, departments or territories that a user's work is limited to. Intacct writes "everything" as an empty
/// list; here it is <see cref="All"/>, and an empty <see cref="Only"/> does not exist in a desired state.
/// </summary>
/// <remarks>
/// Top-level access is Intacct's <c>allowTopLevelAccess</c>. It means something for exactly one entity: with several the
/// top level is open anyhow. So two restrictions that differ in it alone are equal unless they name one entity.
/// </remarks>
public sealed class Restriction : IEquatable<Restriction>
{
    private Restriction(IdSet? only, bool topLevel) => (Only, TopLevel) = (only, topLevel);

    public static Restriction All { get; } = new(null, false);

    public static Restriction To(IdSet only, bool topLevel = false) => new(only, topLevel);

    /// <summary>The ids that are open; null when all are.</summary>
    public IdSet? Only { get; }

    /// <summary>The flag as it is sent. What it comes to is <see cref="OpensTopLevel"/>.</summary>
    public bool TopLevel { get; }

    public bool IsAll => Only is null;

    public bool OpensTopLevel => Only is not { Count: 1 } || TopLevel;

    /// <summary>Whether somebody with this restriction reaches all that somebody with the other one reaches.</summary>
    public bool Covers(Restriction other) =>
        (IsAll || (!other.IsAll && Only!.Covers(other.Only!))) && (OpensTopLevel || !other.OpensTopLevel);

    public bool Equals(Restriction? other) =>
        other is not null && Equals(Only, other.Only) && (Only is not { Count: 1 } || TopLevel == other.TopLevel);

    public override bool Equals(object? obj) => Equals(obj as Restriction);

    public override int GetHashCode() => Only?.GetHashCode() ?? -1;

    public override string ToString() =>
        IsAll ? "all"
        : Only!.Count == 1 && TopLevel ? $"{Only} + top level"
        : Only.ToString();
}
