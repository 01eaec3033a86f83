using System.Collections.Immutable;

namespace IntacctReconciler.Declarations;

/// <summary>The numbers of guards that hold where a file gives none.</summary>
public static class DefaultLimits
{
    public const int MaxRemovalPercent = 30;
    public const int MinFullAdmins = 2;

    /// <summary>By kind, as under <c>maxRemovals</c>.</summary>
    public static ImmutableSortedDictionary<string, int> MaxRemovals { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["assignments"] = 50,
            ["grants"] = 200,
            ["groups"] = 5,
            ["roles"] = 5,
            ["users"] = 10,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
