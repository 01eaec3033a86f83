using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Policies;

/// <summary>A conflict that somebody accepts for a time.</summary>
/// <param name="Rule">A rule's id, or a pattern.</param>
/// <param name="User">Null with <paramref name="Role"/> null: whoever it is.</param>
public sealed record Waiver(string Rule, string? User, string? Role, Answer By)
{
    public bool IsFor(string rule) => Wildcard.Matches(Rule, rule);
}

/// <summary>A rule that the file does not want to be judged by.</summary>
public sealed record RuleOff(string Rule, string Policy, Origin At);

/// <summary>
/// Everything that policies judge by, apart from the company itself: it stands in the plan file, so that an apply judges the
/// fresh state by the rules that were reviewed. Equal by content.
/// </summary>
public sealed record PolicySettings
{
    /// <summary>No rules.</summary>
    public static PolicySettings None { get; } = new();

    /// <summary>In the order of their files.</summary>
    public SequenceOf<Rule> Rules { get; init; } = SequenceOf<Rule>.Empty;

    public SequenceOf<Waiver> Waivers { get; init; } = SequenceOf<Waiver>.Empty;

    public SequenceOf<RuleOff> Off { get; init; } = SequenceOf<RuleOff>.Empty;

    public IEnumerable<Rule> NotCheckable => Rules.Where(rule => !rule.IsCheckable);
}
