using System.Numerics;

namespace IntacctReconciler.Policies;

/// <summary>
/// Which duties somebody has, a bit for each side of each rule. What several roles give together is the union of the bits of
/// each, as every way to have a duty is one permission.
/// </summary>
internal readonly struct Sides(ulong[] left, ulong[] right)
{
    public ulong[] Left => left;

    public ulong[] Right => right;

    public static Sides Empty(int rules)
    {
        var words = (rules + 63) / 64;
        return new(new ulong[words], new ulong[words]);
    }

    public void Add(in Sides other)
    {
        for (var word = 0; word < left.Length; word++)
        {
            left[word] |= other.Left[word];
            right[word] |= other.Right[word];
        }
    }

    public bool HasLeft(int rule) => IsSet(left, rule);

    public bool HasRight(int rule) => IsSet(right, rule);

    public bool Breaks(int rule) => HasLeft(rule) && HasRight(rule);

    /// <summary>The rules of which both sides are there.</summary>
    public ulong[] Broken()
    {
        var broken = new ulong[left.Length];
        for (var word = 0; word < left.Length; word++)
            broken[word] = left[word] & right[word];
        return broken;
    }

    public bool BreaksAny
    {
        get
        {
            for (var word = 0; word < left.Length; word++)
            {
                if ((left[word] & right[word]) != 0)
                    return true;
            }
            return false;
        }
    }

    public static bool IsSet(ulong[] bits, int rule) => ((bits[rule / 64] >> (rule % 64)) & 1) != 0;

    public static void Set(ulong[] bits, int rule) => bits[rule / 64] |= 1UL << (rule % 64);

    /// <summary>Leaves out of the bits those of others; of nobody's when null.</summary>
    public static void Take(ulong[] from, ulong[]? away)
    {
        for (var word = 0; away is not null && word < from.Length; word++)
            from[word] &= ~away[word];
    }

    /// <summary>The rules of the bits that are set, in order.</summary>
    public static IEnumerable<int> RulesIn(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                yield return word * 64 + BitOperations.TrailingZeroCount(rest);
        }
    }
}
