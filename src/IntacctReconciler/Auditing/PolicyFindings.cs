using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>
/// Conflicts with policies as the company is now, whether a plan would end them or not: by person; by role where nobody holds it.
/// </summary>
internal static class PolicyFindings
{
    public static PolicyReview Review(Audited on) => Policy.Judge(on.Plan.Policies.Settings, on.Observed, on.AsOf);

    /// <summary>Waivers that cover nothing, be it now or when the file is applied: the plan says so in a note.</summary>
    public static IEnumerable<AuditFinding> Unused(Audited on) =>
        on.Plan.Notes.Any(note => note.Code == Codes.WaiverUnusedCode)
            ? on
                .Plan.Policies.UnusedAt(on.AsOf)
                .Select(waiver => new AuditFinding(
                    AuditKinds.UnusedWaiver,
                    AuditKinds.UnusedWaiver.Severity,
                    AuditSubject.Waiver(waiver.Rule, waiver.User, waiver.Role),
                    $"owner {Printable.Of(waiver.By.Owner)}, until {Printable.Of(waiver.By.Until)}"
                )
                {
                    At = waiver.By.At,
                })
            : [];

    public static IEnumerable<AuditFinding> Of(Audited on, PolicyReview review) =>
        review
            .Findings.Where(finding => finding.Waiver is null)
            .SelectMany(finding =>
                Subjects(finding).Select(subject => Of(on, review.Settings, OfOne(finding, subject), subject))
            );

    /// <summary>How many conflicts somebody has accepted in the file.</summary>
    public static int Waived(PolicyReview review) =>
        review.Findings.Where(finding => finding.Waiver is not null).Sum(finding => Subjects(finding).Count());

    private static IEnumerable<Address> Subjects(PolicyFinding finding) =>
        finding.IsOnePerson ? finding.Users.Take(1).Select(Address.User)
        : finding.Users.Count > 0 ? finding.Users.Select(Address.User)
        : finding.Roles.Select(Address.Role);

    /// <summary>The finding as it is of one user alone.</summary>
    private static PolicyFinding OfOne(PolicyFinding finding, Address subject) =>
        subject.Kind != ObjectKind.User || finding.IsOnePerson || finding.Users.Count == 1
            ? finding
            : finding with
            {
                Users = IdSet.Of(subject.Id),
                Ceilings = new([.. finding.Ceilings.Where(one => one.Users.Contains(subject.Id))]),
            };

    private static AuditFinding Of(Audited on, PolicySettings settings, PolicyFinding finding, Address subject)
    {
        var rules = settings
            .Rules.Where(rule => finding.AllRules.Contains(rule.Id, StringComparer.Ordinal))
            .ToImmutableArray();
        var isWarning = rules.All(rule => rule.Mode == PolicyMode.Warn);
        return on.Finding(
            isWarning ? AuditKinds.PolicyWarning : AuditKinds.Policy,
            subject,
            What(finding, rules, GuardAnswer.Of(finding, on.Plan.Guards.Settings.Allowed, on.AsOf)),
            isWarning ? AuditSeverity.Low : SeverityOf(finding.Severity)
        ) with
        {
            Detail = new JsonObject
            {
                ["rules"] = new JsonArray([.. finding.AllRules.Select(rule => (JsonNode?)JsonValue.Create(rule))]),
                ["users"] = finding.IsOnePerson ? string.Join('\n', finding.Users) : null,
            },
        };
    }

    private static string What(PolicyFinding finding, ImmutableArray<Rule> rules, Allowance? allowed)
    {
        var also =
            finding.Also.Count > 0
                ? $" (also {Plural.List([.. finding.Also.Select(rule => Printable.Of(rule))])})"
                : "";
        var name = finding.IsOfMost
            ? $"both sides of {finding.Rules.Count:N0} rules"
            : $"{Printable.Of(finding.Rules[0])}{also} {Printable.Of(rules.FirstOrDefault()?.Title)}";
        var person = finding.IsOnePerson
            ? $", one person with {Plural.List([.. finding.Users.Select(user => Printable.Of(user))])}"
            : "";
        var waiver = finding.WaivedUntil is { } until ? $"; its waiver ended with {Printable.Of(until)}" : "";
        var allow = allowed is null ? "" : $"; its allow {allowed.Code} answers to a guard, and is no waiver";
        var ceiling = string.Concat(
            finding.Ceilings.Select(one =>
                $"; its user type {Printable.Of(one.Says)} (a document says, the API does not check)"
            )
        );
        return $"{name}{person}; {Way(finding.Cause)}{waiver}{allow}{ceiling}";
    }

    private static string Way(Cause cause) =>
        cause.IsAlone ? $"by {Source(cause.Left)} alone" : $"by {Source(cause.Left)} and {Source(cause.Right!)}";

    private static string Source(ConflictSource source) =>
        source.Kind switch
        {
            SourceKind.Role when source.Group is { } group =>
                $"role {Printable.Of(source.Role)} of group {Printable.Of(group)}",
            SourceKind.Role => $"role {Printable.Of(source.Role)}",
            SourceKind.Direct => "permissions of its own",
            SourceKind.User => "what the user is",
            SourceKind.Together => "all of it together",
            _ => throw new UnreachableException(),
        };

    private static AuditSeverity SeverityOf(RuleSeverity severity) =>
        severity switch
        {
            RuleSeverity.Low => AuditSeverity.Low,
            RuleSeverity.Medium => AuditSeverity.Medium,
            RuleSeverity.High => AuditSeverity.High,
            RuleSeverity.Critical => AuditSeverity.Critical,
            _ => throw new UnreachableException(),
        };
}
