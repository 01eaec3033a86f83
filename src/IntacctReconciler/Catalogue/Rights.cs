using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IntacctReconciler.Catalogue;

/// <summary>
/// A set of access rights. The 74 documented tokens (<c>permission-access-rights</c> of the contract) are bits;
/// tokens that Intacct added later are kept by name, so nothing is lost and nothing allocated for the usual ones.
/// </summary>
public readonly struct Rights : IEquatable<Rights>
{
    private static readonly ImmutableArray<string> Documented =
    [
        .. (
            "list readonly view add modify edit delete run report final print export import post void reverse reclass "
            + "open close reopen submit approvalLevel1 approvalLevel2 approvalLevel3 approvalLevel4 approvalLevel5 "
            + "approvalLevel6 level1 level2 level3 level4 level5 level6 listExpenses readonlyExpense addExpense "
            + "editExpense deleteExpense reverseExpense reclassExpense ach achSetup apiProxy authorize calendar cancel "
            + "clone config confirm enable financial group ignore impersonate manualMatch mapAccount menu offsetAccount "
            + "overrideException permission reassignDimensions receipts reconcile refresh release resend reversalEdit "
            + "statutoryReportingPeriod subscribe template uncancel unmask upload viewAll"
        ).Split(' '),
    ];

    private static readonly FrozenDictionary<string, int> Bits = Documented
        .Select((token, bit) => (token, bit))
        .ToFrozenDictionary(pair => pair.token, pair => pair.bit, StringComparer.Ordinal);

    private readonly UInt128 known;
    private readonly string[]? newer;

    private Rights(UInt128 known, string[]? newer) => (this.known, this.newer) = (known, newer is [] ? null : newer);

    public static Rights None => default;

    /// <summary>The tokens that the contract documents, in the order in which rights are printed.</summary>
    public static ImmutableArray<string> DocumentedTokens => Documented;

    public static bool IsDocumented(string token) => Bits.ContainsKey(token);

    /// <summary>The set with the one right of this API token, documented or not.</summary>
    public static Rights Of(string token) =>
        Bits.TryGetValue(token, out var bit) ? new(UInt128.One << bit, null) : new(0, [token]);

    public static Rights Of(params IEnumerable<string> tokens)
    {
        var all = None;
        foreach (var token in tokens)
            all |= Of(token);
        return all;
    }

    public bool IsEmpty => known == 0 && newer is null;

    public int Count => (int)UInt128.PopCount(known) + (newer?.Length ?? 0);

    public bool Covers(Rights other) => (other - this).IsEmpty;

    public bool Overlaps(Rights other) => !(this & other).IsEmpty;

    /// <summary>The API tokens: documented ones in printing order, then newer ones by name.</summary>
    public IEnumerable<string> Tokens
    {
        get
        {
            for (var rest = known; rest != 0; rest &= rest - 1)
                yield return Documented[(int)UInt128.TrailingZeroCount(rest)];
            foreach (var token in newer ?? [])
                yield return token;
        }
    }

    public static Rights operator |(Rights a, Rights b) =>
        new(
            a.known | b.known,
            a.newer is null ? b.newer
                : b.newer is null ? a.newer
                : Ordered(a.newer.Union(b.newer, StringComparer.Ordinal))
        );

    public static Rights operator &(Rights a, Rights b) =>
        new(
            a.known & b.known,
            a.newer is null || b.newer is null ? null : Ordered(a.newer.Intersect(b.newer, StringComparer.Ordinal))
        );

    public static Rights operator -(Rights a, Rights b) =>
        new(
            a.known & ~b.known,
            a.newer is null || b.newer is null ? a.newer : Ordered(a.newer.Except(b.newer, StringComparer.Ordinal))
        );

    public static bool operator ==(Rights a, Rights b) => a.Equals(b);

    public static bool operator !=(Rights a, Rights b) => !a.Equals(b);

    public bool Equals(Rights other) =>
        known == other.known && (newer ?? []).AsSpan().SequenceEqual((other.newer ?? []).AsSpan());

    public override bool Equals(object? obj) => obj is Rights other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(known, newer?.Length, newer?[0]);

    public override string ToString() => string.Join(' ', Tokens);

    private static string[] Ordered(IEnumerable<string> tokens) => [.. tokens.Order(StringComparer.Ordinal)];
}
