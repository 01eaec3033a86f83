using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>
/// One rule that one subject breaks. Findings put subjects and rules together for people to read; evidence has each by itself.
/// </summary>
/// <param name="Kind">user; person, of whom several users are meant; or role, which nobody holds.</param>
internal sealed record Conflict(
    string Rule,
    string Kind,
    string Subject,
    PolicyFinding Finding,
    PolicySettings Settings
)
{
    public Rule? Definition { get; } = Settings.Rules.FirstOrDefault(rule => rule.Id == Rule);

    public bool IsWaived => Finding.Waiver is not null;

    /// <summary>Of the rule; a step less grave where the users of a person have no entity in common.</summary>
    public RuleSeverity Severity
    {
        get
        {
            var severity = Definition?.Severity ?? Finding.Severity;
            return Finding.IsLowered && severity > RuleSeverity.Low ? severity - 1 : severity;
        }
    }

    public string State =>
        IsWaived ? "waived"
        : Finding.WaivedUntil is not null ? "open, its waiver has ended"
        : "open";

    public static ImmutableArray<Conflict> In(PolicyReview review) =>
        [
            .. review
                .Findings.SelectMany(finding =>
                    from rule in finding.AllRules
                    from subject in Subjects(finding)
                    select new Conflict(rule, subject.Kind, subject.Id, finding, review.Settings)
                )
                .OrderBy(conflict => conflict.Rule, StringComparer.Ordinal)
                .ThenBy(conflict => conflict.Kind, StringComparer.Ordinal)
                .ThenBy(conflict => conflict.Subject, StringComparer.Ordinal),
        ];

    public static string Word(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Low => "low",
            RuleSeverity.Medium => "medium",
            RuleSeverity.High => "high",
            RuleSeverity.Critical => "critical",
            _ => throw new UnreachableException(),
        };

    private static IEnumerable<(string Kind, string Id)> Subjects(PolicyFinding finding) =>
        finding.IsOnePerson ? [("person", CellWords.List(finding.Users))]
        : finding.Users.Count > 0 ? finding.Users.Select(user => ("user", user))
        : finding.Roles.Select(role => ("role", role));
}
