using System.Collections.Concurrent;
using System.Text.Json;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Api;

/// <summary>The reading half of the API: query, GET of many, and what the company offers.</summary>
internal sealed class ApiClient(ReadingTransport transport, Traffic traffic, IntacctOptions options)
{
    /// <summary>Well under what proxies let through in a request line.</summary>
    private const int LongestKeyList = 6000;

    private readonly ConcurrentDictionary<string, bool> offered = new(StringComparer.Ordinal);

    /// <summary>Every row of a query, each once. A list that shifts while it is read is read a second time.</summary>
    /// <exception cref="CompanyException">It shifts again, or a page is not to be had.</exception>
    public async Task<IReadOnlyCollection<T>> QueryAsync<T>(
        Query query,
        Func<Row, T> map,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel
    )
    {
        for (var again = false; ; )
        {
            var paging = new Paging<T>(transport, traffic, options.PageSize, query, map);
            var from = options.Clock.GetUtcNow();
            await paging.ReadAsync(progress, cancel);
            if (paging.Unknown is { } field)
            {
                query = query with { Fields = query.Fields.Remove(field, StringComparer.Ordinal) };
                continue;
            }
            if (paging.Doubt is null)
            {
                Note(AskedBy.Query, query.Type, query.What, paging.Pages, paging.Rows.Count, paging.Total, from);
                return paging.Rows;
            }
            if (again)
                throw Trouble.Inconsistent(query.What, paging.Doubt);
            again = true;
        }
    }

    /// <summary>The rows of a query's first page and no others.</summary>
    public async Task<IReadOnlyList<T>> FirstPageAsync<T>(
        Query query,
        int size,
        Func<Row, T> map,
        CancellationToken cancel
    )
    {
        var body = Call.Json(json => query.Write(json, 1, size));
        using var answer = await transport.AskAsync(Call.Post(Call.QueryPath, body), query.What, cancel);
        traffic.Transactions(1);
        return [.. Page.Of(answer.Root, query.What).Rows.EnumerateArray().Select(item => map(new(item)))];
    }

    /// <summary>How many objects of a type the caller sees.</summary>
    public async Task<int> CountAsync(string type, string what, CancellationToken cancel)
    {
        var body = Call.Json(json => new Query(type, what, []).Write(json, 1, 1));
        using var answer = await transport.AskAsync(Call.Post(Call.QueryPath, body), what, cancel);
        traffic.Transactions(1);
        return Page.Of(answer.Root, what).Total;
    }

    /// <summary>
    /// Whether the company has this object type: only an empty answer of the model service says no. Being refused says nothing.
    /// </summary>
    public async Task<bool> OffersAsync(string type, CancellationToken cancel)
    {
        if (offered.TryGetValue(type, out var known))
            return known;
        using var answer = await transport.AskAsync(
            Call.Get($"/services/core/model?name={type}"),
            $"the model of {type}",
            cancel
        );
        if (answer.Root.ValueKind != JsonValueKind.Object || !answer.Root.TryGetProperty("ia::result", out var model))
            throw Trouble.Broken($"the model service said nothing about {type}");
        return offered[type] = model.ValueKind switch
        {
            JsonValueKind.Array => model.GetArrayLength() > 0,
            JsonValueKind.Object => model.EnumerateObject().Any(),
            _ => throw Trouble.Broken($"the model service said nothing about {type}"),
        };
    }

    /// <summary>Whole objects by key, many in one request, in any order.</summary>
    /// <param name="most">How many keys a request may hold; Intacct takes 500.</param>
    /// <param name="mayBeGone">Whether a key without an object is left out; else it is an error.</param>
    /// <param name="before">Sees the rows of an answer before they are mapped.</param>
    public async Task<IReadOnlyCollection<T>> GetAsync<T>(
        string type,
        string what,
        IReadOnlyCollection<string> keys,
        int most,
        Func<Row, T> map,
        bool mayBeGone,
        IProgress<ReadProgress>? progress,
        CancellationToken cancel,
        Func<IReadOnlyList<Row>, CancellationToken, Task>? before = null
    )
    {
        var found = new ConcurrentBag<T>();
        var chunks = Chunks(keys, most);
        var (from, requests) = (options.Clock.GetUtcNow(), 0);
        await Parallel.ForEachAsync(
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancel },
            async (chunk, token) =>
            {
                var fetch = new Fetch<T>(transport, type, what, map, mayBeGone, before, found);
                await fetch.ReadAsync(chunk, token);
                Interlocked.Add(ref requests, fetch.Requests);
                progress?.Report(new(what, found.Count, keys.Count));
            }
        );
        Note(AskedBy.Keys, type, what, requests, found.Count, keys.Count, from);
        return found;
    }

    /// <summary>Raw answer to a GET, errors included.</summary>
    public Task<Answer> TryGetAsync(string path, string what, CancellationToken cancel) =>
        transport.TryAskAsync(Call.Get(path), what, cancel);

    private void Note(
        AskedBy by,
        string type,
        string what,
        int requests,
        int rows,
        int expected,
        DateTimeOffset from
    ) => traffic.Add(new(by, type, what, requests, rows, expected, from, options.Clock.GetUtcNow()));

    internal static IEnumerable<IReadOnlyList<string>> Chunks(IEnumerable<string> keys, int most)
    {
        var chunk = new List<string>();
        var length = 0;
        foreach (var key in keys)
        {
            if (chunk.Count == most || (chunk.Count > 0 && length + key.Length + 1 > LongestKeyList))
            {
                yield return chunk;
                (chunk, length) = ([], 0);
            }
            chunk.Add(key);
            length += key.Length + 1;
        }
        if (chunk.Count > 0)
            yield return chunk;
    }
}
