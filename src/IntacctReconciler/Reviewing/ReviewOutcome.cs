using System.Collections.Immutable;

namespace IntacctReconciler.Reviewing;

/// <summary>What became of access since it was reviewed.</summary>
public enum ReviewState
{
    /// <summary>Decided keep, and held.</summary>
    Kept,

    /// <summary>Decided revoke, and held no more.</summary>
    Revoked,

    /// <summary>The user, or the role, is not in the company any more, whatever was decided.</summary>
    Gone,

    /// <summary>Not decided, and held no more.</summary>
    Lapsed,

    /// <summary>Decided revoke, and held: by the same way, or by one that is not in the review.</summary>
    StillHeld,

    /// <summary>Not decided, and held.</summary>
    NotReviewed,

    /// <summary>Decided keep, and not held any more by this way.</summary>
    NotHeld,

    /// <summary>Held, and not in the review; or more is held than the review has.</summary>
    Gained,

    /// <summary>Decided, and too little can be read of the user to say what became of it.</summary>
    NotKnown,
}

/// <summary>What became of a row of a review, or access that has none.</summary>
public sealed record ReviewOutcome(ReviewState State)
{
    /// <summary>The row with its decision; null where nobody saw what is held.</summary>
    public ReviewRow? Row { get; init; }

    /// <summary>The rows that a review of today would have of the same; empty where nothing is held.</summary>
    public ImmutableArray<ReviewRow> Now { get; init; } = [];

    /// <summary>Of what is gone its name: "user old.clerk"; null of what is not.</summary>
    public string? GoneName { get; init; }

    /// <summary>Whether nothing that the user has is in the review.</summary>
    public bool IsWholeUser { get; init; }

    public string UserId => (Row ?? Now[0]).UserId;

    public ReviewItem Item => (Row ?? Now[0]).Item;
}
