using System.Globalization;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Reading;

/// <summary>Diagnostics as a reader wants to be told of them.</summary>
internal static class InOrder
{
    /// <summary>
    /// Hands on what was found in files, in their order. What is wrong with a template is said once, not for each object that
    /// is like it. A line that may hold a secret is kept back for whatever else is wrong on it, too.
    /// </summary>
    public static void AddInOrder(this IProblems problems, Problems found)
    {
        var hidden = found
            .Found.Where(one => one.HidesLine)
            .Select(one => Line(one.At))
            .OfType<(string, int)>()
            .ToHashSet();
        var told = found
            .InOrder.GroupBy(one => IsShared(one) ? (object)(one.Code, Line(one.At), one.At?.Column) : one)
            .Select(alike => Once([.. alike]));
        foreach (var one in told)
            problems.Add(IsHidden(one.At) || IsHidden(one.Other) ? one with { HidesLine = true } : one);

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
