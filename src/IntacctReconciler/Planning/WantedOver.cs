using System.Diagnostics;
using IntacctReconciler.Declarations;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Planning;

/// <summary>What one field becomes.</summary>
internal static class WantedOver
{
    /// <param name="now">The value as it is; null for a new object.</param>
    public static FieldValue Over(this Wanted wanted, FieldValue? now) =>
        wanted.Value switch
        {
            FieldValue.Ids ids => new FieldValue.Ids(
                wanted.IdsOver(ids.Value, (now as FieldValue.Ids)?.Value ?? IdSet.Empty)
            ),
            FieldValue.Grants grants when wanted.Mode == ListMode.Additive && now is FieldValue.Grants held =>
                new FieldValue.Grants(held.Value.Union(grants.Value)),
            FieldValue.Reach reach when wanted.Mode == ListMode.Additive && now is FieldValue.Reach open =>
                new FieldValue.Reach(Wider(open.Value, reach.Value)),
            FieldValue.Text or FieldValue.Flag or FieldValue.Grants or FieldValue.Reach => wanted.Value,
            _ => throw new UnreachableException(),
        };

    public static IdSet IdsOver(this Wanted wanted, IdSet named, IdSet now)
    {
        var staying = wanted.Mode switch
        {
            ListMode.Additive => now,
            ListMode.Exclusive => now.Where(wanted.Keeps),
            _ => throw new UnreachableException(),
        };
        return staying.Union(named).Where(id => named.Contains(id) || !wanted.Ended.ContainsKey(id));
    }

    private static bool Keeps(this Wanted wanted, string id) =>
        wanted.Kept.Any(pattern => Wildcard.Matches(pattern, id))
        && !(wanted.SwitchRoleGoesOf is { } user && SwitchRole.IsOf(id, user));

    private static Restriction Wider(Restriction now, Restriction added) =>
        now.IsAll || added.IsAll
            ? Restriction.All
            : Restriction.To(now.Only!.Union(added.Only!), now.TopLevel || added.TopLevel);
}
