using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Intacct.Http;
using IntacctReconciler.Intacct.Wire;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// One write, from its first try to the outcome of each of its items. After a lost answer the same body goes again under the
/// same key; before anything is tried again, what is done already is looked up.
/// </summary>
internal sealed class Sending(
    WritingTransport transport,
    KeyRing keys,
    Outcomes outcomes,
    Traffic traffic,
    IntacctOptions options,
    IdempotencyKey idempotency,
    HttpMethod method,
    string type,
    Recover? recover
)
{
    /// <summary>How often a refused request is cut in two: enough to find two bad objects among 500, or twenty that are next to each other.</summary>
    private const int MostSplits = 20;

    private readonly List<Item> otherwise = [];
    private int splits;

    /// <summary>Items that were refused and can be said in another way.</summary>
    public IReadOnlyList<Item> Otherwise => otherwise;

    public async Task SendAsync(IReadOnlyList<Item> items, int halvings, CancellationToken cancel)
    {
        var attempt = new Attempt(items);
        try
        {
            using var answer = await transport.Retries.OfWrites.ExecuteAsync(
                async (token) => await TryAsync(attempt, token),
                cancel
            );
            if (answer.Status is 413 or 414 && attempt.Left.Count > 1)
                await HalvesAsync(attempt.Left, halvings, cancel);
            else if (answer.Error is { IsNotFound: true } && method == HttpMethod.Delete && attempt.Left.Count > 1)
                await HalvesAsync(attempt.Left, halvings, cancel);
            else if (IsRefusalOfAll(answer) && attempt.Left.Count > 1 && splits++ < MostSplits)
                await SplitAsync(attempt, halvings, cancel);
            else
                await TakeAsync(answer, attempt, cancel);
        }
        catch (LostException lost) when (lost.Sent)
        {
            await RecoverAsync(attempt, cancel);
            if (attempt.Left.Count > 1 && halvings > 0)
                await HalvesAsync(attempt.Left, halvings - 1, cancel);
            else
                Each(attempt.Left, item => outcomes.Unknown(item.Address, "Intacct did not answer"));
        }
        catch (LostException lost)
        {
            throw Trouble.Unreachable(options.Endpoint, lost);
        }
    }

    /// <summary>
    /// One status for the whole request, and nothing of it was done. It can be one object's fault; the others are not to
    /// suffer for it.
    /// </summary>
    private static bool IsRefusalOfAll(Answer answer) =>
        answer is { Error: not null, Fault: null, Status: 400 or 403 or 404 or 409 or 422 };

    private async Task SplitAsync(Attempt attempt, int halvings, CancellationToken cancel)
    {
        // After an uncertain try, "exists already" can be our own work.
        if (attempt.Tries > 1)
            await RecoverAsync(attempt, cancel);
        await HalvesAsync(attempt.Left, halvings, cancel);
    }

    private async Task HalvesAsync(IReadOnlyList<Item> items, int halvings, CancellationToken cancel)
    {
        await SendAsync([.. items.Take(items.Count / 2)], halvings, cancel);
        await SendAsync([.. items.Skip(items.Count / 2)], halvings, cancel);
    }

    private async Task<Answer> TryAsync(Attempt attempt, CancellationToken cancel)
    {
        if (attempt.Tries++ > 0)
            await RecoverAsync(attempt, cancel);
        if (attempt.Left.Count == 0)
            return new(204, null);
        var deleting = method == HttpMethod.Delete;
        var path = $"/objects/{type}" + (deleting ? "/" + string.Join(',', attempt.Left.Select(KeyOf)) : "");
        var body = deleting ? default : Bodies(attempt.Left);
        var key = deleting ? null : idempotency.Of(attempt.Answered, method, path, body.Span);
        try
        {
            var answer = await transport.SendAsync(new(method, path, body, key), cancel);
            Left(attempt);
            // Our own first try, still being worked on: no answer about the write yet.
            if (answer.Status == 409 && attempt.IsDoubtful && answer.Error is not null)
                throw new LostException(new IOException("the first try is still under way"), sent: true);
            attempt.Answered++;
            return answer;
        }
        catch (Exception lost) when (lost is LostException { Sent: true } or OperationCanceledException)
        {
            Left(attempt);
            attempt.IsDoubtful = true;
            throw;
        }
    }

    private void Left(Attempt attempt)
    {
        traffic.Write();
        Each(attempt.Left, item => outcomes.Sent(item.Address));
    }

    private async Task RecoverAsync(Attempt attempt, CancellationToken cancel)
    {
        if (recover is null || attempt.Left.Count == 0)
            return;
        var done = await recover(attempt.Left, cancel);
        Each(done, item => outcomes.Done(item.Address));
        attempt.Left = [.. attempt.Left.Where(item => !done.Contains(item))];
    }

    private async Task TakeAsync(Answer answer, Attempt attempt, CancellationToken cancel)
    {
        if (answer.IsThrottled && answer.Wait > options.Patience)
            throw Trouble.AskedToWait(answer.Wait.Value);
        if (answer is { Fault: { } fault, Status: >= 300 and < 400 })
            throw fault;
        // After an uncertain try, "exists already" can be our own work.
        if ((attempt.Tries > 1 && answer.Error is not null) || answer.Fault is not null)
            await RecoverAsync(attempt, cancel);
        if (answer.Fault is { } broken)
            Each(attempt.Left, item => outcomes.Unknown(item.Address, broken.Message));
        else if (answer.Error is { } error)
            Each(attempt.Left, item => TakeError(item, error));
        else if (answer.Body is null)
            Each(attempt.Left, TakeDone);
        else
            await TakeItemsAsync(answer.Root, attempt, cancel);
    }

    /// <summary>Item by item, by index: a deleted item carries nothing to know it by.</summary>
    private async Task TakeItemsAsync(JsonElement root, Attempt attempt, CancellationToken cancel)
    {
        JsonElement[] results =
            !root.TryGetProperty("ia::result", out var result) ? []
            : result.ValueKind == JsonValueKind.Array ? [.. result.EnumerateArray()]
            : [result];
        var doubtful = new List<(Item Item, ApiError Error)>();
        for (var i = 0; i < attempt.Left.Count; i++)
        {
            var item = attempt.Left[i];
            if (results.Length != attempt.Left.Count)
                outcomes.Unknown(
                    item.Address,
                    $"Intacct answered for {results.Length} of {attempt.Left.Count} objects"
                );
            else if (Envelope.ErrorOfItem(results[i]) is { } error)
                doubtful.Add((item, error));
            else
                TakeDone(item, results[i]);
        }
        attempt.Left = [.. doubtful.Select(pair => pair.Item)];
        if (attempt.Tries > 1)
            await RecoverAsync(attempt, cancel);
        foreach (var (item, error) in doubtful.Where(pair => attempt.Left.Contains(pair.Item)))
            TakeError(item, error);
    }

    private void TakeError(Item item, ApiError error)
    {
        if (method == HttpMethod.Delete && error.IsNotFound)
            TakeDone(item);
        else if (error.Status >= 500 || error.Status is 408)
            outcomes.Unknown(item.Address, error.Words, error.SupportId);
        else if (item.Instead is { } instead && error.Status is 400 or 422 && !error.LooksLikeMissingPermission)
            otherwise.Add(item with { Body = instead, Instead = null });
        else
            outcomes.Refused(item.Address, error);
    }

    private void TakeDone(Item item, JsonElement result)
    {
        if (
            method == HttpMethod.Post
            && item.Member is null
            && result.ValueKind == JsonValueKind.Object
            && result.TryGetProperty("key", out var key)
            && key.ValueKind == JsonValueKind.String
        )
        {
            keys.Put(type, item.Address.Id, key.GetString()!);
        }
        TakeDone(item);
    }

    private void TakeDone(Item item)
    {
        traffic.Transactions(1);
        outcomes.Done(item.Address);
    }

    private static string KeyOf(Item item) => Uri.EscapeDataString(item.Key!);

    private static ReadOnlyMemory<byte> Bodies(IReadOnlyList<Item> items) =>
        Call.Json(json => new JsonArray([.. items.Select(item => item.Body())]).WriteTo(json));

    private static void Each(IEnumerable<Item> items, Action<Item> act)
    {
        foreach (var item in items)
            act(item);
    }

    private sealed class Attempt(IReadOnlyList<Item> items)
    {
        public IReadOnlyList<Item> Left { get; set; } = items;

        public int Tries { get; set; }

        /// <summary>Definite answers so far; each makes the next try a new one to Intacct.</summary>
        public int Answered { get; set; }

        /// <summary>A try went out whose answer never came.</summary>
        public bool IsDoubtful { get; set; }
    }
}
