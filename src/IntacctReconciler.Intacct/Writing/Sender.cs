using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>Before a write is tried again: which of its items turn out to be done already.</summary>
internal delegate Task<IReadOnlySet<Item>> Recover(IReadOnlyList<Item> items, CancellationToken cancel);

/// <summary>Sends the items of one batch in as few requests as are safe.</summary>
internal sealed class Sender(
    WritingTransport transport,
    KeyRing keys,
    Outcomes outcomes,
    Traffic traffic,
    IntacctOptions options,
    IdempotencyKey idempotency
)
{
    private const int MostItems = 500;
    private const int MostRows = 2000;
    private const int LongestKeyList = 6000;

    public Task PostAsync(string type, IEnumerable<Item> items, Recover recover, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, type, items, recover, cancel);

    public Task PatchAsync(string type, IEnumerable<Item> items, Recover? recover, CancellationToken cancel) =>
        SendAsync(HttpMethod.Patch, type, items, recover, cancel);

    public Task DeleteAsync(string type, IEnumerable<Item> items, CancellationToken cancel) =>
        SendAsync(HttpMethod.Delete, type, items, null, cancel);

    private Task SendAsync(
        HttpMethod method,
        string type,
        IEnumerable<Item> items,
        Recover? recover,
        CancellationToken cancel
    ) =>
        Parallel.ForEachAsync(
            Chunks(items),
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancel },
            async (chunk, token) =>
            {
                for (var left = chunk; left.Count > 0; )
                {
                    var sending = new Sending(
                        transport,
                        keys,
                        outcomes,
                        traffic,
                        options,
                        idempotency,
                        method,
                        type,
                        recover
                    );
                    await sending.SendAsync(left, halvings: 3, token);
                    left = sending.Otherwise;
                }
            }
        );

    internal static IEnumerable<IReadOnlyList<Item>> Chunks(IEnumerable<Item> items)
    {
        var chunk = new List<Item>();
        int rows = 0,
            length = 0;
        foreach (var item in items)
        {
            var key = (item.Key?.Length ?? -1) + 1;
            if (
                chunk.Count == MostItems
                || (chunk.Count > 0 && (rows + item.Rows > MostRows || length + key > LongestKeyList))
            )
            {
                yield return chunk;
                (chunk, rows, length) = ([], 0, 0);
            }
            chunk.Add(item);
            rows += item.Rows;
            length += key;
        }
        if (chunk.Count > 0)
            yield return chunk;
    }
}
