using System.Collections.Immutable;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Guards;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>
/// Single conflicts put together: those of one cause are one finding with all its subjects, whoever is in conflict with most
/// rules is one finding too, and what breaks two rules that ask for the very same is told once.
/// </summary>
internal sealed class Findings(PolicySettings settings, ImmutableArray<Rule> rules, DateTimeOffset asOf)
{
    /// <summary>Most of a handful of rules says nothing yet.</summary>
    private const int FewestOfMost = 5;

    private readonly record struct Conflict(int Rule, Cause Cause, bool NeverMeets, Waiver? Holding, string? Ended);

    private sealed record Key(
        string Rules,
        ConflictStatus Status,
        Cause Cause,
        Answer? Waiver,
        string? Ended,
        IdSet? Person,
        bool IsLowered
    );

    private readonly Dictionary<(Subject Subject, ConflictStatus Status), List<Conflict>> conflicts = [];
    private readonly int[] first = FirstOfTheSame(rules);
    private readonly int pairs = rules.Count(rule => rule.IsPair);
    private readonly HashSet<string> named = settings
        .Waivers.Select(waiver => waiver.User)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a waiver is for this user, so that not the same is to be said of the user as of others who hold the same.</summary>
    public bool NamesInWaiver(string user) => named.Contains(user);

    /// <param name="neverMeets">Whether it is of a person whose users never work in the same entity.</param>
    public void Add(int rule, ConflictStatus status, Cause cause, Subject subject, bool neverMeets = false)
    {
        if (!conflicts.TryGetValue((subject, status), out var all))
            conflicts[(subject, status)] = all = [];
        // The same one can be there after several stages on the way.
        if (status == ConflictStatus.OnTheWay && all.Exists(known => known.Rule == rule))
            return;
        if (settings.Waivers.Count == 0)
        {
            all.Add(new(rule, cause, neverMeets, null, null));
            return;
        }
        var waivers = settings.Waivers.Where(waiver => Covers(waiver, rules[rule].Id, subject, cause)).ToList();
        var holding = waivers.Where(waiver => waiver.By.HoldsAt(asOf)).MaxBy(waiver => waiver.By.Ends);
        all.Add(
            new(
                rule,
                cause,
                neverMeets,
                holding,
                holding is null ? waivers.MaxBy(waiver => waiver.By.Ends)?.By.Until : null
            )
        );
    }

    public ImmutableArray<PolicyFinding> InOrder()
    {
        var findings = new Dictionary<Key, (PolicyFinding Finding, List<string> Users, List<string> Roles)>();
        foreach (var ((subject, status), all) in conflicts)
        {
            foreach (var finding in Folded(status, all))
            {
                var key = new Key(
                    string.Join('\n', finding.AllRules),
                    status,
                    finding.Cause,
                    finding.Waiver,
                    finding.WaivedUntil,
                    subject.IsPerson ? subject.Ids : null,
                    finding.IsLowered
                );
                if (!findings.TryGetValue(key, out var known))
                    findings[key] = known = (finding with { IsOnePerson = subject.IsPerson }, [], []);
                (subject.IsRole ? known.Roles : known.Users).AddRange(subject.Ids);
            }
        }
        return
        [
            .. findings
                .Values.Select(known =>
                    known.Finding with
                    {
                        Users = IdSet.Of(known.Users),
                        Roles = IdSet.Of(known.Roles),
                    }
                )
                .OrderByDescending(finding => finding.Verdict)
                .ThenBy(finding => finding.Status)
                .ThenByDescending(finding => finding.IsOfMost)
                .ThenByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Rules[0], StringComparer.Ordinal)
                .ThenBy(finding => finding.Users, IdSet.InOrder)
                .ThenBy(finding => finding.Roles, IdSet.InOrder),
        ];
    }

    /// <summary>One for each rule, but one for all of them where they are most there are and the same is to be said of them.</summary>
    private IEnumerable<PolicyFinding> Folded(ConflictStatus status, List<Conflict> all)
    {
        foreach (var same in all.GroupBy(conflict => (conflict.Holding?.By, conflict.Ended, conflict.NeverMeets)))
        {
            var ofPairs = same.Where(conflict => rules[conflict.Rule].IsPair)
                .OrderBy(conflict => conflict.Rule)
                .ToList();
            var isMost = ofPairs.Count >= FewestOfMost && ofPairs.Count * 2 > pairs;
            if (isMost)
                yield return Of(status, ofPairs, Common(ofPairs), ofPairs.Count);
            var rest = same.Where(conflict => !isMost || !rules[conflict.Rule].IsPair);
            foreach (var one in rest.GroupBy(conflict => first[conflict.Rule]))
                yield return Of(status, [.. one.OrderBy(conflict => conflict.Rule)], one.First().Cause, 1);
        }
    }

    /// <param name="named">How many of the rules are told; the others ask for the very same as the first.</param>
    private PolicyFinding Of(ConflictStatus status, List<Conflict> all, Cause cause, int named)
    {
        var (waiver, isLowered) = (all[0].Holding?.By, all[0].NeverMeets);
        var severity = all.Max(conflict => rules[conflict.Rule].Severity);
        return new(
            new([.. all.Take(named).Select(conflict => rules[conflict.Rule].Id)]),
            isLowered && severity > RuleSeverity.Low ? severity - 1 : severity,
            status,
            VerdictOf(status, waiver, all.Max(conflict => rules[conflict.Rule].Mode)),
            cause
        )
        {
            Also = new([.. all.Skip(named).Select(conflict => rules[conflict.Rule].Id)]),
            IsLowered = isLowered,
            Waiver = status == ConflictStatus.Ending ? null : waiver,
            WaivedUntil = status == ConflictStatus.Ending ? null : all[0].Ended,
        };
    }

    /// <summary>For each rule the first that asks for the very same, be it the rule itself.</summary>
    private static int[] FirstOfTheSame(ImmutableArray<Rule> rules)
    {
        var known = new Dictionary<(RuleSide Left, RuleSide? Right), int>();
        var same = new int[rules.Length];
        for (var rule = 0; rule < rules.Length; rule++)
        {
            known.TryAdd((rules[rule].Left, rules[rule].Right), rule);
            same[rule] = known[(rules[rule].Left, rules[rule].Right)];
        }
        return same;
    }

    private static PolicyVerdict VerdictOf(ConflictStatus status, Answer? waiver, PolicyMode mode) =>
        status == ConflictStatus.Ending ? PolicyVerdict.Passed
        : waiver is not null ? PolicyVerdict.Waived
        : mode == PolicyMode.Deny || (mode == PolicyMode.DenyNew && status == ConflictStatus.New)
            ? PolicyVerdict.Refused
        : PolicyVerdict.Notable;

    /// <summary>What is behind all of them.</summary>
    private static Cause Common(List<Conflict> all)
    {
        var one = all[0].Cause;
        return one.IsAlone && all.All(conflict => conflict.Cause.IsAlone && conflict.Cause.Left.IsSame(one.Left))
            ? new(one.Left with { By = null }, null)
            : new(new(SourceKind.Together, User: null), null);
    }

    private static bool Covers(Waiver waiver, string rule, Subject subject, Cause cause)
    {
        if (!waiver.IsFor(rule))
            return false;
        if (waiver.User is { } user)
            return !subject.IsRole && subject.Ids.Contains(user);
        return waiver.Role is not { } role || (subject.IsRole ? subject.Ids.Contains(role) : cause.RoleAlone == role);
    }
}
