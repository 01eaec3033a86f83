using System.Collections.Immutable;
using IntacctReconciler.Guards;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>How many objects a plan touches. An object of several steps counts once, by the step that says most.</summary>
public sealed record PlanCounts(int Create, int Update, int Deactivate, int Delete)
{
    public static PlanCounts Of(Plan plan)
    {
        var actions = plan
            .Changes.GroupBy(change => change.Address)
            .Select(steps => steps.MinBy(step => Weight(step.Action))!.Action)
            .CountBy(action => action)
            .ToDictionary();
        return new(
            actions.GetValueOrDefault(ChangeAction.Create),
            actions.GetValueOrDefault(ChangeAction.Update),
            actions.GetValueOrDefault(ChangeAction.Deactivate),
            actions.GetValueOrDefault(ChangeAction.Delete)
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
/// <param name="Remove">Users that become inactive, roles and groups that go.</param>
/// <param name="Allowed">Whether a guard let something through for which somebody answers.</param>
/// <param name="RefusedBy">The guards that refuse it.</param>
public sealed record PlanTally(int Create, int Update, int Remove, bool Allowed, ImmutableArray<string> RefusedBy)
{
    public bool IsEmpty => Create + Update + Remove == 0;

    public static PlanTally Of(Plan plan)
    {
        var counts = PlanCounts.Of(plan);
        return new(
            counts.Create,
            counts.Update,
            counts.Deactivate + counts.Delete,
            plan.Guards.Results.Any(result => result.Verdict == GuardVerdict.Allowed),
            [.. plan.Guards.Refusals.Select(result => result.Guard).Distinct(StringComparer.Ordinal)]
        );
    }
}
