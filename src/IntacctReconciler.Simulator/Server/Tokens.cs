using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IntacctReconciler.Simulator.Server;

/// <summary>What a token was given for.</summary>
internal sealed record TokenGrant(string UserId, string? EntityId, string ClientId, DateTimeOffset Expires);

/// <summary>Tokens given out by this process; a restart forgets them, as far as a client can tell they are expired.</summary>
internal sealed class Tokens(string company, TimeProvider clock)
{
    private readonly Dictionary<string, TokenGrant> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenGrant> refresh = new(StringComparer.Ordinal);

    /// <summary>Stands in every token.</summary>
    public string Mark { get; set; } = "";

    public (string Access, string Refresh) Give(string userId, string? entityId, string clientId, int lifetime)
    {
        var grant = new TokenGrant(userId, entityId, clientId, clock.GetUtcNow().AddSeconds(lifetime));
        var (first, second) = (Jwt(grant), Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));
        access[first] = grant;
        refresh[second] = grant;
        return (first, second);
    }

    public TokenGrant? Find(string token) => access.GetValueOrDefault(token);

    public bool IsExpired(TokenGrant grant) => clock.GetUtcNow() >= grant.Expires;

    /// <summary>A refresh token is good for one use.</summary>
    public TokenGrant? TakeRefresh(string token) => refresh.Remove(token, out var grant) ? grant : null;

    public void ExpireAll()
    {
        foreach (var (token, grant) in access.ToArray())
        {
            access[token] = grant with { Expires = DateTimeOffset.MinValue };
        }
    }

    /// <summary>Revoking one token revokes all of that user.</summary>
    public void Revoke(string token)
    {
        if ((access.GetValueOrDefault(token) ?? refresh.GetValueOrDefault(token)) is not { } revoked)
        {
            return;
        }
        foreach (var pool in (Dictionary<string, TokenGrant>[])[access, refresh])
        {
            foreach (var (own, _) in pool.Where(pair => pair.Value.UserId == revoked.UserId).ToArray())
            {
                pool.Remove(own);
            }
        }
    }

    // Shaped as the real one; nothing reads it, the token is looked up.
    private string Jwt(TokenGrant grant)
    {
        var claims = Answer.Json(
            0,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("cnyId", company);
                json.WriteString("userId", grant.UserId);
                json.WriteString("clientId", grant.ClientId);
                json.WriteString("exp", grant.Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }
        );
        var head = Base64Url.EncodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}"u8);
        return $"{head}.{Base64Url.EncodeToString(claims.Body)}.{Mark}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}";
    }

    /// <summary>Form fields or the members of a JSON object.</summary>
    public static Dictionary<string, string>? ReadForm(SimulatedRequest request)
    {
        var type = (request.Header("Content-Type") ?? "").Split(';')[0].Trim();
        if (type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return Fields(Encoding.UTF8.GetString(request.Body.Span));
        }
        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                    .RootElement.EnumerateObject()
                    .Where(member => member.Value.ValueKind == JsonValueKind.String)
                    .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Dictionary<string, string> Fields(string form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields[Decoded(parts[0])] = parts.Length == 2 ? Decoded(parts[1]) : "";
        }
        return fields;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
