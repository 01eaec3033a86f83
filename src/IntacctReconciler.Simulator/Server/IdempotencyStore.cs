using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntacctReconciler.Simulator.Rules;

namespace IntacctReconciler.Simulator.Server;

/// <summary>Answers by Idempotency-Key: kept 48 hours, the key itself 60 days.</summary>
internal sealed class IdempotencyStore(TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const string CachedDate = "x-ia-idempotency-cached-date";
    private const int LongestKey = 256;
    private static readonly TimeSpan AnswerLives = TimeSpan.FromHours(48);
    private static readonly TimeSpan KeyLives = TimeSpan.FromDays(60);

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private sealed record Entry(string Fingerprint, int Status, byte[] Body, DateTimeOffset At);

    /// <summary>Answers from the store, or lets the request be made and keeps its answer.</summary>
    /// <exception cref="Refusal">409: the key was used for another request, or its answer is no longer kept.</exception>
    public Answer Answer(RequestContext context, Func<Answer> make)
    {
        var request = context.Request;
        if (request.Header(Header) is not { } key || request.Method is not ("POST" or "PATCH"))
        {
            return make();
        }
        if (key.Length is 0 or > LongestKey)
        {
            throw Refusal.Invalid($"{Header} must have 1 to {LongestKey} characters");
        }
        var own = $"{context.Caller.User.Id}\n{key}";
        var fingerprint = Fingerprint(request);
        if (entries.TryGetValue(own, out var known) && clock.GetUtcNow() - known.At < KeyLives)
        {
            return known.Fingerprint == fingerprint && clock.GetUtcNow() - known.At < AnswerLives
                ? Cached(key, known)
                : throw new Refusal(409, "conflict", $"The {Header} was used before") { ErrorId = "REST-1090" };
        }
        var answer = make();
        entries[own] = new Entry(fingerprint, answer.Status, answer.Body, clock.GetUtcNow());
        return answer with { Headers = Echo(answer.Headers, key, null) };
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("idempotency");
        foreach (var (key, entry) in entries.Where(pair => clock.GetUtcNow() - pair.Value.At < KeyLives))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteString("fingerprint", entry.Fingerprint);
            json.WriteNumber("status", entry.Status);
            json.WriteString("body", Encoding.UTF8.GetString(entry.Body));
            json.WriteString("at", entry.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public void Read(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            entries[item.GetProperty("key").GetString()!] = new Entry(
                item.GetProperty("fingerprint").GetString()!,
                item.GetProperty("status").GetInt32(),
                Encoding.UTF8.GetBytes(item.GetProperty("body").GetString()!),
                item.GetProperty("at").GetDateTimeOffset()
            );
        }
    }

    private static Answer Cached(string key, Entry entry) =>
        new(entry.Status, entry.Body)
        {
            Headers = Echo(
                new Dictionary<string, string>(StringComparer.Ordinal),
                key,
                entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            ),
        };

    private static Dictionary<string, string> Echo(
        IReadOnlyDictionary<string, string> headers,
        string key,
        string? cached
    )
    {
        var all = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase) { [Header] = key };
        if (cached is not null)
        {
            all[CachedDate] = cached;
        }
        return all;
    }

    private static string Fingerprint(SimulatedRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.PathAndQuery}\n"));
        hash.AppendData(request.Body.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
