using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Guards;

/// <summary>How a guard judges a plan, the better first.</summary>
public enum GuardVerdict
{
    Passed,

    /// <summary>Nothing stands against the plan, but somebody should know.</summary>
    Notable,

    /// <summary>It would be refused, had nobody answered for it in the file.</summary>
    Allowed,
    Refused,
}

/// <summary>What a guard counted.</summary>
/// <param name="OnTheWay">The worst number between two writes, for guards that look there.</param>
/// <param name="Limit">The number from the file or the default; not that of an override.</param>
public sealed record GuardNumbers(int Before, int After, int Limit, int? OnTheWay = null);

/// <summary>An object that a result is about.</summary>
/// <param name="What">What happens to it, in a few words; may be empty.</param>
public sealed record Affected(Address Address, string What);

/// <summary>What one guard says of a plan.</summary>
/// <param name="Guard">Its name, as overrides spell it.</param>
/// <param name="Sentence">What was found, without ids: those are <see cref="Affected"/>.</param>
public sealed record GuardResult(string Guard, GuardVerdict Verdict, string Sentence)
{
    public GuardNumbers? Numbers { get; init; }

    public SequenceOf<Affected> Affected { get; init; } = SequenceOf<Affected>.Empty;

    /// <summary>What a person can do about a refusal.</summary>
    public string? Mend { get; init; }

    /// <summary>Lines of YAML for the file that make the plan pass, once names and reasons are filled in.</summary>
    public SequenceOf<string> Paste { get; init; } = SequenceOf<string>.Empty;

    /// <summary>Who answers for what is <see cref="GuardVerdict.Allowed"/>.</summary>
    public Answer? By { get; init; }

    /// <summary>Where the limit, the pattern or the permission stands in a file.</summary>
    public Origin? At { get; init; }
}

/// <summary>How a plan was judged, and by what.</summary>
public sealed record GuardReview(GuardSettings Settings, ImmutableArray<GuardResult> Results)
{
    public bool IsRefused => Results.Any(result => result.Verdict == GuardVerdict.Refused);

    public IEnumerable<GuardResult> Refusals => Results.Where(result => result.Verdict == GuardVerdict.Refused);
}
