using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Resolving;

/// <summary>
/// Where words are looked up: the company's own catalogue, or offline the locked or the shipped one. What is not in those may
/// still be in the company's, so that offline it is a warning.
/// </summary>
internal sealed record Lookup(PermissionCatalogue Catalogue, ScreenWords Words, bool Offline, IProblems Problems)
{
    /// <summary>What presets stand for.</summary>
    public required PresetCatalogue Presets { get; init; }

    /// <summary>The lock under which words are looked up first; null without one.</summary>
    public LockedWords? Locked { get; init; }

    public static Lookup In(PermissionCatalogue catalogue, bool offline, IProblems problems) =>
        new(catalogue, new ScreenWords(catalogue), offline, problems)
        {
            Presets = PresetCatalogue.Of(catalogue, locked: null),
        };

    /// <summary>The same under the catalogue that was locked at that time.</summary>
    public Lookup Under(PermissionCatalogue locked, DateTimeOffset at) =>
        this with
        {
            Presets = PresetCatalogue.Of(Catalogue, locked),
            Locked = new(new ScreenWords(locked), CatalogueLock.Day(at)),
        };

    /// <summary>Reports something that is wrong as far as this catalogue can tell.</summary>
    public void Unknown(Diagnostic error) => Problems.Add(Offline ? error with { Severity = Severity.Warning } : error);
}

/// <summary>What words meant when the catalogue was locked: a release makes none ambiguous, and none mean something else.</summary>
internal sealed record LockedWords(ScreenWords Words, string On);
