using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Policies;

/// <summary>Whether people, or roles by themselves, hold what no one of them should hold together.</summary>
public static class Policy
{
    /// <summary>
    /// How policies judge a way from one state to another, and what is held on the way. Pure: the same company, changes and time
    /// give the same findings, in the same order.
    /// </summary>
    /// <param name="before">The company as it is; what was not read is not judged.</param>
    /// <param name="after">The company when all changes are made.</param>
    /// <param name="asOf">By which waivers hold or have ended.</param>
    /// <param name="renames">What a new role or group takes over from its old one is not new.</param>
    public static PolicyReview Judge(
        PolicySettings settings,
        CompanyState before,
        CompanyState after,
        IReadOnlyList<Change> changes,
        DateTimeOffset asOf,
        ImmutableArray<Rename> renames = default
    )
    {
        ImmutableArray<Rule> rules = [.. settings.Rules.Where(rule => rule.IsCheckable)];
        if (rules.IsEmpty || !before.Has(Facets.Users))
            return new(settings, []);
        var relabelled = renames.IsDefaultOrEmpty ? before : UnderNewNames(before, after, renames);
        var found = new Findings(settings, rules, asOf);
        new Comparison(rules, relabelled, after).Report(Between(before, changes), found);
        var ceilings = new FindingCeilings(before, after);
        return new(settings, [.. found.InOrder().Select(ceilings.On)])
        {
            IsIncomplete = IsIncomplete(before) || IsIncomplete(after),
        };
    }

    /// <summary>How policies judge a company as it is: every conflict is a standing one.</summary>
    public static PolicyReview Judge(PolicySettings settings, CompanyState state, DateTimeOffset asOf) =>
        Judge(settings, state, state, [], asOf);

    /// <summary>What is worse on the fresh state than it was in the plan: then the plan is stale though its objects stand still.</summary>
    public static ImmutableArray<PolicyFinding> Worse(
        ImmutableArray<PolicyFinding> planned,
        ImmutableArray<PolicyFinding> fresh
    )
    {
        var known = new Dictionary<(string Rule, bool IsRole, string Id), PolicyVerdict>();
        foreach (var finding in planned)
        {
            foreach (var conflict in ConflictsOf(finding))
            {
                if (!known.TryGetValue(conflict, out var verdict) || verdict < finding.Verdict)
                    known[conflict] = finding.Verdict;
            }
        }
        return
        [
            .. fresh.Where(finding =>
                finding.Verdict is PolicyVerdict.Waived or PolicyVerdict.Refused
                && finding.Status != ConflictStatus.Standing
                && ConflictsOf(finding)
                    .Any(conflict => !known.TryGetValue(conflict, out var verdict) || verdict < finding.Verdict)
            ),
        ];
    }

    private static IEnumerable<(string Rule, bool IsRole, string Id)> ConflictsOf(PolicyFinding finding) =>
        from rule in finding.AllRules
        from subject in finding.Roles.Select(role => (true, role)).Concat(finding.Users.Select(user => (false, user)))
        select (rule, subject.Item1, subject.Item2);

    /// <summary>The state before, without the roles whose place others take: under their new names they are there too.</summary>
    private static CompanyState UnderNewNames(CompanyState before, CompanyState after, ImmutableArray<Rename> renames)
    {
        var succession = new Succession(before, after, renames);
        var relabelled = succession.Relabelled();
        var gone = succession
            .RenamedRoles.Select(pair => pair.Old.Id)
            .Where(id => !after.Roles.Contains(id))
            .ToHashSet(StringComparer.Ordinal);
        return gone.Count == 0 ? relabelled : relabelled with { Roles = relabelled.Roles.Without(gone) };
    }

    private static bool IsIncomplete(CompanyState state) =>
        !state.OffersMembers && state.Has(Facets.Groups) && state.Groups.Count > 0;

    /// <summary>The company after each stage but the last.</summary>
    private static IEnumerable<CompanyState> Between(CompanyState before, IReadOnlyList<Change> changes)
    {
        var state = before;
        var stages = changes
            .Where(change => change.Address.Kind != ObjectKind.Contact)
            .GroupBy(change => change.Stage)
            .OrderBy(stage => stage.Key)
            .ToList();
        foreach (var stage in stages.SkipLast(1))
            yield return state = state.Apply([.. stage]);
    }
}
