using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Explaining;

/// <summary>A company as a plan would leave it.</summary>
/// <param name="Left">Objects that somebody changed since the plan was made: they stay as they are now.</param>
public sealed record AfterPlan(CompanyState State, IdSet Left)
{
    /// <param name="now">Read with all that the plan changes.</param>
    public static AfterPlan Of(Plan plan, CompanyState now)
    {
        var left = new List<string>();
        var fitting = new List<Change[]>();
        foreach (var chain in plan.Changes.GroupBy(change => change.Address).Select(chain => chain.ToArray()))
        {
            if (Staleness.Of(chain, now, []) == Standing.AsPlanned)
                fitting.Add(chain);
            else if (Staleness.Of(chain, now, []) == Standing.Moved)
                left.Add(chain[0].Address.ToString());
        }
        var after = now;
        // An object may take several steps; the first ones of all can be made together, then the second ones.
        for (var step = 0; fitting.Exists(chain => chain.Length > step); step++)
            after = after.Apply([.. fitting.Where(chain => chain.Length > step).Select(chain => chain[step])]);
        return new(after, IdSet.Of(left));
    }
}
