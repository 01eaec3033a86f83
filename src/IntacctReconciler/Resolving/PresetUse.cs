using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>What a new lock would change in what the presets of a role or user give.</summary>
public sealed record PresetEffect(Address Subject, GrantSet Wider, GrantSet Narrower);

/// <summary>A role or user to whom presets give in its new place what a release moved.</summary>
/// <param name="Unchanged">Whether the company has moved it already.</param>
public sealed record Follower(Permission To, Address Subject, bool Unchanged);

/// <summary>What became of the presets that the files hold.</summary>
/// <param name="IsAny">Whether they hold any that gives something.</param>
/// <param name="Gone">What presets would give by the lock, and the company does not offer any more; sorted.</param>
/// <param name="Effects">Of those subjects for which a new lock would change something; sorted.</param>
public sealed record PresetUse(bool IsAny, ImmutableArray<Permission> Gone, ImmutableArray<PresetEffect> Effects)
{
    /// <summary>Who follows what was moved; sorted.</summary>
    public ImmutableArray<Follower> Followers { get; init; } = [];

    public static PresetUse None { get; } = new(false, [], []);
}
