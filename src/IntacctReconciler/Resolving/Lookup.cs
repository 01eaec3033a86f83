using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>
/// Where words are looked up: the company's own catalogue, or offline the shipped one. What is not in the shipped one may
/// still be in the company's, so that offline it is a warning.
/// </summary>
internal sealed record Lookup(PermissionCatalogue Catalogue, ScreenWords Words, bool Offline, IProblems Problems)
{
    public static Lookup In(PermissionCatalogue catalogue, bool offline, IProblems problems) =>
        new(catalogue, new ScreenWords(catalogue), offline, problems);

    /// <summary>Reports something that is wrong as far as this catalogue can tell.</summary>
    public void Unknown(Diagnostic error) => Problems.Add(Offline ? error with { Severity = Severity.Warning } : error);
}
