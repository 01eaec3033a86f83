using System.Globalization;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Diagnostics as a reader wants to be told of them.</summary>
internal static class InOrder
{
    /// <summary>Hands on what was found in files, in their order.</summary>
    public static void AddInOrder(this IProblems problems, Problems found)
    {
        foreach (var diagnostic in Sorted(found.Found))
            problems.Add(diagnostic);
    }

    /// <summary>
    /// File by file and line by line. What is wrong with a template is said once, not for each object that is like it. A line
    /// that may hold a secret is kept back for whatever else is wrong on it, too.
    /// </summary>
    private static IEnumerable<Diagnostic> Sorted(IReadOnlyList<Diagnostic> found)
    {
        var hidden = found.Where(one => one.HidesLine).Select(one => Line(one.At)).OfType<(string, int)>().ToHashSet();
        string[] files = [.. found.Select(one => one.At?.Source.Path ?? "").Distinct(StringComparer.Ordinal)];
        var order = files.Index().ToDictionary(file => file.Item, file => file.Index, StringComparer.Ordinal);
        return found
            .GroupBy(one => IsShared(one) ? (object)(one.Code, Line(one.At), one.At?.Column) : one)
            .Select(alike => Once([.. alike]))
            .OrderBy(one => order[one.At?.Source.Path ?? ""])
            .ThenBy(one => one.At?.Line)
            .ThenBy(one => one.At?.Column)
            .Select(one => IsHidden(one.At) || IsHidden(one.Other) ? one with { HidesLine = true } : one);

        bool IsHidden(Origin? at) => Line(at) is { } line && hidden.Contains(line);
    }

    private static (string, int)? Line(Origin? at) => at is { } place ? (place.Source.Path, place.Line) : null;

    private static bool IsShared(Diagnostic one) =>
        one.At?.Source.Via is { Kind: PassageKind.Template or PassageKind.Generate };

    private static Diagnostic Once(Diagnostic[] alike)
    {
        if (alike.Length == 1)
            return alike[0];
        var more = string.Create(
            CultureInfo.InvariantCulture,
            $"the same goes for {alike.Length - 1} more that come through it"
        );
        return alike[0] with { Hint = alike[0].Hint is { } hint ? $"{hint}; {more}" : more };
    }
}
