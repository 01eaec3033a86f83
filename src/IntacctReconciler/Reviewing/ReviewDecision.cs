using System.Collections.Frozen;
using System.Diagnostics;
using IntacctReconciler.Catalogue;

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
        StringComparer.Ordinal
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
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Word(ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.Keep => "keep",
            ReviewDecision.Revoke => "revoke",
            _ => throw new UnreachableException(),
        };

    /// <summary>In any case; null for a word that is none. Nothing is guessed: "no" may be said of keeping or of revoking.</summary>
    public static ReviewDecision? Find(string text) =>
        Words.TryGetValue(WordForm.Key(text), out var decision) ? decision : null;
}
