using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Blueprints;

/// <summary>What a plan that changes the user or the role of a blueprint has to say of it.</summary>
/// <param name="Name">The key under <c>blueprints</c>.</param>
/// <param name="Role">Null in a user-based company.</param>
/// <param name="At">Where the file uses it.</param>
public sealed record BlueprintReview(
    string Name,
    string Title,
    string Vendor,
    BlueprintGuide Guide,
    string User,
    string? Role,
    Origin At
)
{
    /// <summary>What the vendor asks for and the user will not have.</summary>
    public GrantSet Narrower { get; init; } = GrantSet.Empty;

    public ImmutableArray<BlueprintExcess> Excess { get; init; } = [];

    /// <summary>What a person does after the apply, in order.</summary>
    public ImmutableArray<HandoverNote> Handover { get; init; } = [];
}

public sealed record HandoverNote(string Say, ImmutableArray<AccountNote> Accounts);

/// <param name="Entity">Null: the top level.</param>
/// <param name="IsAgain">Whether an account before it works in the same place.</param>
public sealed record AccountNote(string Name, string? Entity, bool IsAgain);
