using System.Collections.Immutable;
using IntacctReconciler.Guards;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Reports.Content;

/// <summary>How many objects a plan touches. An object of several steps counts once, by the step that says most.</summary>
/// <param name="Rename">New ones whose old one goes; they count as neither created nor deleted.</param>
public sealed record PlanCounts(int Create, int Update, int Rename, int Deactivate, int Delete)
{
    public static PlanCounts Of(Plan plan)
    {
        var actions = plan
            .Changes.GroupBy(change => change.Address)
            .Select(steps => steps.MinBy(step => Weight(step.Action))!.Action)
            .CountBy(action => action)
            .ToDictionary();
        var rename = plan.Renames.Count(rename =>
            plan.Changes.Any(step => step.Address == rename.Now && step.Action == ChangeAction.Create)
            && plan.Changes.Any(step => step.Address == rename.Former && step.Action == ChangeAction.Delete)
        );
        return new(
            actions.GetValueOrDefault(ChangeAction.Create) - rename,
            actions.GetValueOrDefault(ChangeAction.Update),
            rename,
            actions.GetValueOrDefault(ChangeAction.Deactivate),
            actions.GetValueOrDefault(ChangeAction.Delete) - rename
        );
    }

    private static int Weight(ChangeAction action) =>
        action switch
        {
            ChangeAction.Create or ChangeAction.Deactivate or ChangeAction.Delete => 0,
            _ => 1,
        };
}

/// <summary>A plan in numbers: what is left of it when hundreds are looked at together.</summary>
/// <param name="Update">Renames included.</param>
/// <param name="Remove">Users that become inactive, roles and groups that go.</param>
/// <param name="Allowed">Whether a guard let something through for which somebody answers.</param>
/// <param name="RefusedBy">The guards that refuse it.</param>
public sealed record PlanTally(int Create, int Update, int Remove, bool Allowed, ImmutableArray<string> RefusedBy)
{
    /// <summary>Whether there are rules that access is judged by.</summary>
    public bool HasPolicies { get; init; }

    /// <summary>Whether somebody has accepted a conflict that the plan brings.</summary>
    public bool Waived { get; init; }

    /// <summary>The rules that refuse it.</summary>
    public ImmutableArray<string> RefusedByRules { get; init; } = [];

    public bool IsEmpty => Create + Update + Remove == 0;

    public static PlanTally Of(Plan plan)
    {
        var counts = PlanCounts.Of(plan);
        return new(
            counts.Create,
            counts.Update + counts.Rename,
            counts.Deactivate + counts.Delete,
            plan.Guards.Results.Any(result => result.Verdict == GuardVerdict.Allowed),
            [.. plan.Guards.Refusals.Select(result => result.Guard).Distinct(StringComparer.Ordinal)]
        )
        {
            HasPolicies = plan.Policies.Settings.Rules.Count > 0,
            Waived = plan.Policies.Findings.Any(finding =>
                finding is { Verdict: PolicyVerdict.Waived, Status: not ConflictStatus.Standing }
            ),
            RefusedByRules = [.. PolicyRows.Refusing(plan.Policies.Findings, [])],
        };
    }
}
