using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Blueprints;

namespace IntacctReconciler.Blueprints;

public enum DemandVerdict
{
    Holds,

    /// <summary>It does not hold because the access file leaves it out.</summary>
    LeftOut,

    /// <summary>Intacct does not tell.</summary>
    Unknown,

    /// <summary>It may be meant so, and may be why a sync fails: the guide says nothing of it.</summary>
    Doubtful,
    Fails,
}

/// <summary>One thing that a vendor asks for, and whether a company has it so.</summary>
/// <param name="Says">In the words of the vendor's guide where it has any.</param>
/// <param name="Found">How it is instead, as a sentence without a full stop; null where it holds.</param>
public sealed record BlueprintDemand(string Says, DemandVerdict Verdict, string? Found = null)
{
    /// <summary>Rights that the user lacks for it.</summary>
    public GrantSet Lacking { get; init; } = GrantSet.Empty;
}

/// <summary>All that a vendor asks for, held against a company.</summary>
public sealed record BlueprintCheck(BlueprintUse Use, ImmutableArray<BlueprintDemand> Demands)
{
    /// <summary>What the guide asks for besides, which no program sees.</summary>
    public ImmutableArray<HandoverNote> ByHand { get; init; } = [];

    public bool Holds => Demands.All(demand => demand.Verdict is not DemandVerdict.Fails);
}
