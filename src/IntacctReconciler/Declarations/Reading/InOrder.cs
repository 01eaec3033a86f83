using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations.Reading;

internal static class InOrder
{
    /// <summary>Hands on what was found in one file in the order of its lines; a line is kept back for whatever else is wrong on it, too.</summary>
    public static void AddInOrder(this IProblems problems, Problems found)
    {
        var hidden = found.Found.Where(each => each.HidesLine).Select(each => each.At?.Line).ToHashSet();
        foreach (var diagnostic in found.Found.OrderBy(each => each.At?.Line).ThenBy(each => each.At?.Column))
        {
            var hides = hidden.Contains(diagnostic.At?.Line) || hidden.Contains(diagnostic.Other?.Line ?? 0);
            problems.Add(hides ? diagnostic with { HidesLine = true } : diagnostic);
        }
    }
}
