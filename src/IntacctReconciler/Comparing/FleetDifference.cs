using System.Collections.Immutable;
using IntacctReconciler.Model;

namespace IntacctReconciler.Comparing;

/// <summary>Companies in which an object is alike.</summary>
/// <param name="Differences">From the most common way, which is Before; none for that itself.</param>
/// <param name="IsWhole">False where a field could not be read here or in the most common way, and so was not compared.</param>
public sealed record FleetVariant(
    IIdentified Item,
    ImmutableArray<string> Companies,
    ImmutableArray<FieldDifference> Differences,
    bool IsWhole
);

/// <summary>An object that is not the same in all companies.</summary>
/// <param name="Variants">The most common one first; of two that are as common, that of the first company by id.</param>
/// <param name="Missing">Companies that do not have it.</param>
public sealed record FleetObject(Address Address, ImmutableArray<FleetVariant> Variants, ImmutableArray<string> Missing)
{
    /// <summary>Companies that have it otherwise than most.</summary>
    public int Different => Variants.Skip(1).Sum(variant => variant.Companies.Length);
}

/// <summary>The objects of one kind.</summary>
/// <param name="Same">How many are the same in every company.</param>
public sealed record FleetKind(ObjectKind Kind, int Same, ImmutableArray<FleetObject> Objects);

/// <summary>What is not the same in all companies of a fleet.</summary>
/// <param name="Companies">Those that were compared, in the order in which they were named.</param>
/// <param name="Texts">Whether free texts were compared.</param>
public sealed record FleetDifference(ImmutableArray<string> Companies, ImmutableArray<FleetKind> Kinds, bool Texts)
{
    public bool IsEmpty => Kinds.All(kind => kind.Objects.IsEmpty);
}
