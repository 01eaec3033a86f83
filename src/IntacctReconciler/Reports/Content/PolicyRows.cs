using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;
using IntacctReconciler.Text;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Reports.Content;

/// <summary>What policies say: conflicts that come, with the way they come by and how to mend them, those that end, and a count of the rest.</summary>
internal sealed class PolicyRows(PlanReading plan)
{
    private const int Most = 6;

    private readonly Wording wording = plan.Wording;
    private readonly CauseRows causes = new(plan);

    public IEnumerable<Block> Of(PolicyReview review)
    {
        var refused = review.Refusals.ToList();
        foreach (var finding in Shown(refused))
            yield return new([.. Refusal(review, finding)]);
        ImmutableArray<Row> rows =
        [
            .. review.Findings.Where(IsTold).Take(MostTold).SelectMany(finding => Told(review, finding)),
            .. More(review.Findings.Count(IsTold) - MostTold),
            .. More(refused.Count - Shown(refused).Count),
            .. Ending(review),
            .. Rest(review),
        ];
        if (!rows.IsEmpty)
            yield return new(rows);
    }

    /// <summary>A finding in one sentence: which rule, since when, who, and through what.</summary>
    public string Sentence(PolicyReview review, PolicyFinding finding) => $"{Name(finding)}: {Says(review, finding)}";

    /// <summary>The same for a place where the rule and its severity stand beside it.</summary>
    public string Says(PolicyReview review, PolicyFinding finding) =>
        $"{Title(review, finding)[2..]}, {When(finding)}{Who(finding)}, {string.Join(' ', causes.Way(finding.Cause))}";

    /// <summary>The rules and guards that refuse a plan, as its last line names them.</summary>
    public static IReadOnlyList<string> Refusing(
        IEnumerable<PolicyFinding> policies,
        IEnumerable<GuardResult> guards
    ) =>
        [
            .. policies
                .Where(finding => finding.Verdict == PolicyVerdict.Refused)
                .Select(finding => finding.IsOfMost ? $"{finding.Rules.Count:N0} rules" : Names.Id(finding.Rules[0]))
                .Concat(guards.Where(result => result.Verdict == GuardVerdict.Refused).Select(result => result.Guard))
                .Distinct(StringComparer.Ordinal),
        ];

    private int MostTold => plan.Detail == Detail.Verbose ? int.MaxValue : Most;

    private List<PolicyFinding> Shown(List<PolicyFinding> all) =>
        plan.Detail == Detail.Verbose || all.Count <= Most + 1 ? all : all.GetRange(0, Most);

    private static IEnumerable<Row> More(int count) =>
        count > 0 && count < int.MaxValue / 2
            ? [new(Mark.None, 1, [new Piece($"and {count:N0} more (--verbose shows all)", Tone.Dim)])]
            : [];

    private IEnumerable<Row> Refusal(PolicyReview review, PolicyFinding finding)
    {
        yield return new(
            Mark.Refused,
            0,
            [new(new Piece(Name(finding), Tone.Refused), $"{Title(review, finding)}, {When(finding)}{Who(finding)}")]
        );
        foreach (var row in causes.Of(finding))
            yield return row;
        if (finding.WaivedUntil is { } until)
            yield return new(Mark.None, 1, [$"the waiver in the file was until {Names.Text(until)}"]);
        yield return new(Mark.None, 1, [$"mend: {Mend(finding)}"]);
        foreach (var line in Paste(finding))
            yield return new(Mark.None, 2, [new Piece(line, Tone.Code)]);
    }

    private bool IsTold(PolicyFinding finding) =>
        finding.Verdict is PolicyVerdict.Notable or PolicyVerdict.Waived
        && (finding.Status != ConflictStatus.Standing || plan.Detail == Detail.Verbose);

    private IEnumerable<Row> Told(PolicyReview review, PolicyFinding finding)
    {
        var by = finding.Waiver is { } waiver
            ? $"; waived, owner {Names.Text(waiver.Owner)}, until {Names.Text(waiver.Until)}"
            : "";
        yield return new(
            Mark.Notable,
            0,
            [$"{Name(finding)}{Title(review, finding)}, {When(finding)}{Who(finding)}{by}"],
            Names.Place(finding.Waiver?.At)
        );
        if (finding.Waiver is null)
        {
            foreach (var row in causes.Of(finding))
                yield return row;
        }
    }

    /// <summary>SOD-05 high, or for most rules their number.</summary>
    private static string Name(PolicyFinding finding) =>
        finding.IsOfMost
            ? $"{finding.Rules.Count:N0} rules, up to {Words(finding.Severity)}"
            : $"{Names.Id(finding.Rules[0])} {Words(finding.Severity)}{Also(finding)}";

    private static string Also(PolicyFinding finding) =>
        finding.Also.Count > 0 ? $", also {Plural.List([.. finding.Also.Select(Names.Id)])}" : "";

    private static string Title(PolicyReview review, PolicyFinding finding)
    {
        if (!finding.IsOfMost)
            return $": {Names.Text(RuleOf(review, finding.Rules[0])?.Title ?? "")}";
        var pairs = review.Settings.Rules.Where(rule => rule.IsPair).ToList();
        var not = pairs.Count(rule => !rule.IsCheckable);
        return $": both sides of {finding.Rules.Count:N0} of {pairs.Count:N0}{(not > 0 ? $" ({not:N0} not checkable)" : "")}";
    }

    private static string When(PolicyFinding finding) =>
        finding.Status switch
        {
            ConflictStatus.New => "new for ",
            ConflictStatus.OnTheWay => "between two writes for ",
            ConflictStatus.Standing => "as before for ",
            ConflictStatus.Ending => "ends for ",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private string Who(PolicyFinding finding) =>
        finding.IsOnePerson ? $"one person with the users {Users(finding.Users)}"
        : finding.Users.Count > 0 ? Users(finding.Users)
        : $"role {wording.List(finding.Roles)}, which nobody holds";

    private string Users(IdSet users) =>
        Names.List(
            users,
            plan.Detail,
            word: id => plan.Plan.Guards.Settings.IgnoresUser(id) ? $"{Names.Id(id)} (ignored)" : Names.Id(id)
        );

    /// <summary>What ends the conflict without a waiver.</summary>
    public static string Instead(PolicyFinding finding) =>
        finding.Cause switch
        {
            _ when finding.IsOfMost => "leave them less than all",
            { Right: null } => "take it back",
            { IsAlone: true, Left.Kind: SourceKind.Role } => "give one of the two duties a role of its own",
            { Left.Kind: SourceKind.Role, Right.Kind: SourceKind.Role } => "take one of the two roles back",
            _ => "take one of the two back",
        };

    private static string Mend(PolicyFinding finding) => $"{Instead(finding)}, or let somebody answer, under waivers:";

    /// <summary>A waiver for each of the rules.</summary>
    private IEnumerable<string> Paste(PolicyFinding finding)
    {
        var until = plan.Plan.AsOf.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var whom =
            finding.Cause.RoleAlone is { } role && (finding.Roles.Count > 0 || finding.Users.Count > 1)
                ? $"role: {YamlScalarText.Of(role, inFlow: true)}"
                : $"user: {(finding.Users.Count == 1 || finding.IsOnePerson ? YamlScalarText.Of(finding.Users[0], inFlow: true) : "EACH")}";
        var rules = finding.IsOfMost
            ? ["\"*\""]
            : finding.AllRules.Select(rule => YamlScalarText.Of(rule, inFlow: true));
        foreach (var rule in rules)
        {
            yield return $"- {{ rule: {rule}, {whom},";
            yield return $"    owner: NAME, reason: WHY, until: {until} }}";
        }
    }

    private IEnumerable<Row> Ending(PolicyReview review)
    {
        var ending = review.Findings.Where(finding => finding.Status == ConflictStatus.Ending).ToList();
        foreach (var finding in Shown(ending))
            yield return new(Mark.Ok, 0, [$"{Name(finding)} {When(finding)}{Who(finding)}"]);
        foreach (var row in More(ending.Count - Shown(ending).Count))
            yield return row;
    }

    /// <summary>What is neither better nor worse than it was, and what nobody looks for.</summary>
    private IEnumerable<Row> Rest(PolicyReview review)
    {
        var standing = review
            .Findings.Where(finding =>
                finding is { Status: ConflictStatus.Standing, Verdict: PolicyVerdict.Notable or PolicyVerdict.Waived }
            )
            .ToList();
        if (standing.Count > 0 && plan.Detail != Detail.Verbose)
        {
            var waived = standing.Count(finding => finding.Verdict == PolicyVerdict.Waived);
            yield return new(
                Mark.Notable,
                0,
                [
                    $"{Plural.Of(standing.Count, "finding of policies stands", "findings of policies stand")} as before{(waived > 0 ? $", {waived:N0} of them waived" : "")} (--verbose shows all)",
                ]
            );
        }
        if (review.Settings.Off.Count > 0)
            yield return new(
                Mark.Notable,
                0,
                [$"switched off: {Names.List([.. review.Settings.Off.Select(off => off.Rule)], plan.Detail)}"],
                Names.Place(review.Settings.Off[0].At)
            );
        if (review.IsIncomplete)
            yield return new(
                Mark.Notable,
                0,
                ["policies see no roles of groups: this company does not offer their members"]
            );
        var not = review.Settings.NotCheckable.ToList();
        if (plan.Detail == Detail.Verbose)
        {
            foreach (var rule in not)
                yield return new(
                    Mark.Notable,
                    0,
                    [$"{Names.Id(rule.Id)} cannot be checked: {Printable.Of(rule.NotCheckable!, 200)}"]
                );
        }
        else if (not.Count > 0)
            yield return new(
                Mark.None,
                0,
                [
                    new Piece(
                        $"{not.Count:N0} of {Plural.Of(review.Settings.Rules.Count, "rule")} cannot be checked: {Names.List([.. not.Select(rule => rule.Id)], plan.Detail)}",
                        Tone.Dim
                    ),
                ]
            );
    }

    private static Rule? RuleOf(PolicyReview review, string id) =>
        review.Settings.Rules.FirstOrDefault(rule => rule.Id == id);

    private static string Words(RuleSeverity severity) => Plans.Words.Snake(severity);
}
