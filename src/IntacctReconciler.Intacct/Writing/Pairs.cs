using IntacctReconciler.Company;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>An object that exists and is to change.</summary>
internal sealed record Pair<T>(T Seen, T Goal) : IIdentified
    where T : class, IIdentified
{
    public string Id => Goal.Id;
}

/// <summary>What a batch asks for, sorted by what must be done.</summary>
internal sealed record Pairs<T>(IReadOnlyList<T> Made, IReadOnlyList<Pair<T>> Changed, IReadOnlyList<T> Removed)
    where T : class, IIdentified
{
    public static Pairs<T> Of(Batch batch, Func<CompanyState, Table<T>> table)
    {
        var (made, changed, removed) = (new List<T>(), new List<Pair<T>>(), new List<T>());
        foreach (var address in batch.Objects)
        {
            var seen = table(batch.Seen).Find(address.Id);
            var goal = table(batch.Goal).Find(address.Id);
            if (goal is null && seen is not null)
                removed.Add(seen);
            else if (goal is not null && seen is null)
                made.Add(goal);
            else if (goal is not null && !goal.Equals(seen))
                changed.Add(new(seen!, goal));
        }
        return new(made, changed, removed);
    }
}
