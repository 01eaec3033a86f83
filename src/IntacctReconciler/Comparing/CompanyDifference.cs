using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Comparing;

/// <summary>Where something is, of two sides that are compared.</summary>
[Flags]
public enum Sides
{
    None = 0,
    A = 1,
    B = 2,
    Both = A | B,
}

/// <summary>An object that is not the same on both sides.</summary>
/// <param name="In">Where it is at all.</param>
/// <param name="Fields">The fields that differ; of an object that is on one side alone all that it has.</param>
public sealed record ObjectDifference(Address Address, Sides In, ImmutableArray<FieldDifference> Fields);

/// <summary>What became of the objects of one kind.</summary>
/// <param name="Same">Objects that are on both sides and do not differ in what was compared.</param>
public sealed record KindDifference(ObjectKind Kind, int Same, ImmutableArray<ObjectDifference> Objects)
{
    public int CountOf(Sides where) => Objects.Count(one => one.In == where);
}

/// <summary>Something that could not be compared, and so is neither the same nor different.</summary>
/// <param name="Field">Null for the kind as a whole.</param>
/// <param name="Ids">The objects; none for the kind as a whole.</param>
/// <param name="Unread">Where it was not read.</param>
public sealed record NotCompared(ObjectKind Kind, FieldInfo? Field, IdSet Ids, Sides Unread);

/// <summary>Users who are on both sides and whose effective access differs in the same way.</summary>
/// <param name="More">Rights that they have in B and not in A.</param>
/// <param name="Less">Rights that they have in A and not in B.</param>
/// <param name="SignsIn">Where they can sign in.</param>
/// <param name="AdminA">Their admin level in A; null where it could not be read or they cannot sign in.</param>
public sealed record EffectiveDifference(
    IdSet Users,
    GrantSet More,
    GrantSet Less,
    Sides SignsIn,
    string? AdminA,
    string? AdminB,
    SequenceOf<Access.ScopeChange> Scopes
);

/// <summary>The effective access of users who are on both sides.</summary>
/// <param name="Compared">How many users were compared.</param>
/// <param name="More">Who has a right, a wider scope or a higher admin level in B; somebody may be in both.</param>
/// <param name="Less">Who has one in A.</param>
/// <param name="WithoutGroups">The members of groups are not known on both sides, so roles that come by a group do not count.</param>
public sealed record AccessDifference(
    int Compared,
    ImmutableArray<EffectiveDifference> Users,
    IdSet More,
    IdSet Less,
    bool WithoutGroups
);

/// <summary>How two companies, or one at two times, differ.</summary>
/// <param name="Access">Null where it could not be compared.</param>
public sealed record CompanyDifference(
    ImmutableArray<KindDifference> Kinds,
    AccessDifference? Access,
    ImmutableArray<NotCompared> NotCompared
)
{
    /// <summary>Whether no difference was found in what was compared; of chosen users also none by what was not chosen.</summary>
    public bool IsEmpty => Kinds.All(kind => kind.Objects.IsEmpty) && Access is not { Users.IsEmpty: false };

    /// <summary>Whether nothing was left out that one side shows. What neither shows is no difference of the two.</summary>
    public bool IsComplete => NotCompared.All(one => one.Unread == Sides.Both);

    /// <summary>Whether the two can be called the same.</summary>
    public bool IsSame => IsEmpty && IsComplete;

    /// <summary>
    /// Without the fields that are known of neither side: of two files those that neither declares and the company does not
    /// tell, such as what Intacct chooses for an object that both make.
    /// </summary>
    public CompanyDifference OfDeclared() =>
        this with
        {
            NotCompared = [.. NotCompared.Where(one => one is { Field: null } or { Unread: not Sides.Both })],
        };

    public int Same => Kinds.Sum(kind => kind.Same);

    public int CountOf(Sides where) => Kinds.Sum(kind => kind.CountOf(where));
}
