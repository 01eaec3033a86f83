using System.Text.Json.Nodes;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>Deletes roles and groups. Users are never deleted.</summary>
internal static class Removing
{
    public static async Task DeleteAsync<T>(Work work, IReadOnlyList<T> removed)
        where T : IIdentified
    {
        if (removed.Count == 0)
            return;
        var type = Types.Of(work.Batch.Kind);
        await work.FindAsync(type, [.. removed.Select(o => o.Id).Where(id => work.Keys.Find(type, id) is null)]);
        // Without a key it is gone already, which is what was wanted.
        await work.Sender.DeleteAsync(
            type,
            removed
                .Where(o => work.Keys.Find(type, o.Id) is not null)
                .Select(o => new Item(new(work.Batch.Kind, o.Id), () => new JsonObject())
                {
                    Key = work.Keys.Find(type, o.Id),
                }),
            work.Cancel
        );
    }
}
