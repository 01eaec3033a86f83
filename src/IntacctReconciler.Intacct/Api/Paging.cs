using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Api;

/// <summary>
/// Reads every page of a query once. Pages are no snapshot, so rows are told apart by key and counted against what Intacct says
/// there are.
/// </summary>
internal sealed class Paging<T>(
    ReadingTransport transport,
    Traffic traffic,
    int pageSize,
    Query query,
    Func<Row, T> map
)
{
    private readonly Dictionary<string, T> rows = new(StringComparer.Ordinal);

    /// <summary>Why the rows cannot be trusted; null when they can.</summary>
    public string? Doubt { get; private set; }

    /// <summary>The field that the company does not have, over which the query was refused.</summary>
    public string? Unknown { get; private set; }

    public IReadOnlyCollection<T> Rows => rows.Values;

    /// <summary>How many rows Intacct says there are.</summary>
    public int Total { get; private set; }

    public int Pages { get; private set; }

    public async Task ReadAsync(IProgress<ReadProgress>? progress, CancellationToken cancel)
    {
        int? total = null;
        for (int? start = 1; start is { } from; )
        {
            var body = Call.Json(json => query.Write(json, from, pageSize));
            using var answer = await transport.TryAskAsync(Call.Post(Call.QueryPath, body), query.What, cancel);
            traffic.Transactions(1);
            if (answer.Error is { } error)
            {
                Unknown = query.FieldNamedIn(error);
                if (Unknown is not null)
                    return;
                throw transport.Refusal(query.What, error);
            }
            var page = Page.Of(answer.Root, query.What);
            if (total is { } before && before != page.Total)
                Doubt = $"it had {before} and then {page.Total} rows while it was read";
            total = Total = page.Total;
            Pages++;
            foreach (var item in page.Rows.EnumerateArray())
                Add(new(item));
            progress?.Report(new(query.What, rows.Count, total));
            if (page.Next is { } next && (next <= from || page.Rows.GetArrayLength() == 0))
                throw Trouble.Broken($"the next page of {query.What} starts at {next}, which is not after {from}");
            start = page.Next;
        }
        if (rows.Count != total)
            Doubt ??= $"it gave {rows.Count} of {total} rows";
    }

    private void Add(Row row)
    {
        var key = row.Text("key") ?? throw Trouble.Broken($"a row of {query.What} without a key");
        // A row that moved to a later page comes twice; whether one was lost over that, the totals tell.
        rows.TryAdd(key, map(row));
    }
}
