using IntacctReconciler.Intacct.Api;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>Looks keys up by id: any status, private records included.</summary>
internal sealed class KeyLookup(ApiClient client, KeyRing keys)
{
    /// <summary>Enough for one query, short enough for its body.</summary>
    private const int MostIds = 500;

    /// <summary>The ids that exist; their keys are on the ring then.</summary>
    public async Task<IReadOnlySet<string>> FindAsync(
        string type,
        IReadOnlyCollection<string> ids,
        CancellationToken cancel
    )
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(MostIds))
        {
            var query = new Query(type, type, ["id"]) { Filters = [Filter.In("id", some)] };
            await AddAsync(query);
            // Whether a query that names no status shows inactive users is not documented.
            if (type == Types.User && !found.IsSupersetOf(some))
                await AddAsync(query with { Filters = query.Filters.Add(Filter.Not("status", "active")) });
        }
        return found;

        async Task AddAsync(Query query)
        {
            var rows = await client.QueryAsync(query, row => (Ids.Of(row, type), row.Text("key")!), null, cancel);
            foreach (var (id, key) in rows)
            {
                keys.Put(type, id, key);
                found.Add(id);
            }
        }
    }
}
