using System.Collections.Frozen;
using System.Diagnostics;

namespace IntacctReconciler.Reviewing;

/// <summary>What somebody decided of a row; none yet is null.</summary>
public enum ReviewDecision
{
    Keep,
    Revoke,
}

/// <summary>The words of decisions in a file.</summary>
public static class ReviewDecisions
{
    private static readonly FrozenDictionary<string, ReviewDecision> Words = new Dictionary<string, ReviewDecision>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["keep"] = ReviewDecision.Keep,
        ["ok"] = ReviewDecision.Keep,
        ["approve"] = ReviewDecision.Keep,
        ["approved"] = ReviewDecision.Keep,
        ["revoke"] = ReviewDecision.Revoke,
        ["revoked"] = ReviewDecision.Revoke,
        ["remove"] = ReviewDecision.Revoke,
        ["removed"] = ReviewDecision.Revoke,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Word(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Keep => "keep",
            ReviewDecision.Revoke => "revoke",
            _ => throw new UnreachableException(),
        };

    /// <summary>In any case; null for a word that is none. Nothing is guessed: "keep?" is a doubt, and "no" may be said of either.</summary>
    public static ReviewDecision? Find(string text) =>
        Words.TryGetValue(text.Trim(), out var decision) ? decision : null;
}
