using System.Collections.Concurrent;
using System.Text.Json;
using IntacctReconciler.Company;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Api;

/// <summary>
/// One multi-key GET. Every key asked for is accounted for: found, said to be gone, or an error. An answer that is merely short
/// never makes an object look absent.
/// </summary>
internal sealed class Fetch<T>(
    ReadingTransport transport,
    string type,
    string what,
    Func<Row, T> map,
    bool mayBeGone,
    Func<IReadOnlyList<Row>, CancellationToken, Task>? before,
    ConcurrentBag<T> found
)
{
    /// <summary>Below this many keys a time-out is not the number's fault.</summary>
    private const int FewKeys = 16;

    /// <summary>How many it took.</summary>
    public int Requests { get; private set; }

    public async Task ReadAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var path = $"/objects/{type}/{string.Join(',', keys.Select(Uri.EscapeDataString))}";
        Answer answer;
        Requests++;
        try
        {
            answer = await transport.TryAskAsync(Call.Get(path), what, cancel);
        }
        catch (CompanyException slow) when (slow.Code == Trouble.NoAnswerCode && keys.Count > FewKeys)
        {
            await HalvesAsync(keys, cancel);
            return;
        }
        using (answer)
        {
            if (answer.Error is null)
                await TakeAsync(answer.Root, keys, cancel);
            else if (keys.Count > 1 && (answer.Error.IsNotFound || answer.Status is 413 or 414))
                await HalvesAsync(keys, cancel);
            else if (!answer.Error.IsNotFound)
                throw transport.Refusal(what, answer.Error);
            else if (!mayBeGone)
                throw Trouble.Vanished(what, 1);
        }
    }

    private async Task HalvesAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await ReadAsync([.. keys.Take(keys.Count / 2)], cancel);
        await ReadAsync([.. keys.Skip(keys.Count / 2)], cancel);
    }

    private async Task TakeAsync(JsonElement root, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var missing = keys.ToHashSet(StringComparer.Ordinal);
        var rows = new List<Row>(keys.Count);
        var gone = 0;
        foreach (var item in Items(root))
        {
            if (Envelope.ErrorOfItem(item) is { } error)
            {
                gone += error.IsNotFound ? 1 : throw transport.Refusal(what, error);
            }
            else
            {
                var row = new Row(item);
                if (row.Text("key") is not { } key || !missing.Remove(key))
                    throw Trouble.Broken($"an object among {what} that was not asked for");
                rows.Add(row);
            }
        }
        if (gone != missing.Count || (gone > 0 && !mayBeGone))
        {
            // Too few objects and nothing said about the others. When they may be gone, each is asked for alone.
            if (!mayBeGone || keys.Count == 1)
                throw Trouble.Vanished(what, missing.Count);
            foreach (var key in missing)
                await ReadAsync([key], cancel);
        }
        if (before is not null)
            await before(rows, cancel);
        foreach (var row in rows)
            found.Add(map(row));
    }

    /// <summary>A single key is answered with an object, several with a list.</summary>
    private IEnumerable<JsonElement> Items(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ia::result", out var result))
            throw Trouble.Broken($"no result where {what} should be");
        return result.ValueKind switch
        {
            JsonValueKind.Array => result.EnumerateArray(),
            JsonValueKind.Object => [result],
            _ => throw Trouble.Broken($"no object where {what} should be"),
        };
    }
}
