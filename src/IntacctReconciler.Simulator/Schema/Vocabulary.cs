using System.Collections.Frozen;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>The documented values of an enumeration, in the order of the contract.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenSet<string> known;

    public Vocabulary(params IReadOnlyList<string> values)
    {
        Values = values;
        known = values.ToFrozenSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Values { get; }

    public bool Contains(string value) => known.Contains(value);
}
