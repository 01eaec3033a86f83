using System.Collections.Immutable;
using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing.Locks;

/// <summary>Whether a restriction reaches further than the locked one below it.</summary>
internal static class ReachLocks
{
    public static IEnumerable<Weakening> Of(string field, RestrictionDeclaration? below, RestrictionDeclaration? above)
    {
        if (above is null || below is { Only: null })
            yield break;
        if (above.Only is not { } only)
        {
            yield return new(above.At, $"opens all {field}");
            yield break;
        }
        if (below?.Only is not { } least)
            yield break;
        foreach (var one in only.Where(one => !Covers(least, one.Value)))
            yield return new(one.At, $"adds \"{Printable.Of(one.Value)}\" to its {field}");
        if (above.TopLevel is { Value: true } top && below.TopLevel is not { Value: true })
            yield return new(top.At, "opens the top level");
    }

    /// <summary>A pattern is covered by itself alone: which ids it has is not known yet.</summary>
    private static bool Covers(ImmutableArray<Setting<string>> least, string id) =>
        least.Any(known => known.Value == id || (!Wildcard.IsPattern(id) && Wildcard.Matches(known.Value, id)));
}
