using System.Text.Json;
using IntacctReconciler.Company;

namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// Gives the access token: one request at a time however many ask, renewed before it ends. A refusal is remembered, because
/// asking again with the same credentials can lock the user out.
/// </summary>
internal sealed class TokenSource(Func<CancellationToken, Task<Answer>> ask, string username, IntacctOptions options)
{
    private readonly Lock gate = new();
    private Token? current;
    private Task<Token>? underWay;
    private CompanyException? refusal;

    public async Task<string> GetAsync(CancellationToken cancel)
    {
        Task<Token> renewal;
        lock (gate)
        {
            if (refusal is not null)
                throw refusal;
            if (current is { } token && options.Clock.GetUtcNow() < token.RenewAt)
                return token.Value;
            // Not with the caller's cancellation: others wait for the same answer.
            renewal = underWay ??= Task.Run(RenewAsync, CancellationToken.None);
        }
        return (await renewal.WaitAsync(cancel)).Value;
    }

    /// <summary>Forgets a token that Intacct refused, unless a newer one is there already.</summary>
    public void Forget(string refused)
    {
        lock (gate)
        {
            if (current?.Value == refused)
                current = null;
        }
    }

    private async Task<Token> RenewAsync()
    {
        try
        {
            using var answer = await ask(CancellationToken.None);
            var token = Read(answer);
            lock (gate)
                (current, underWay) = (token, null);
            return token;
        }
        catch
        {
            lock (gate)
                underWay = null;
            throw;
        }
    }

    private Token Read(Answer answer)
    {
        if (answer.Fault is { } fault)
            throw fault;
        if (answer.Error is { } error)
            throw answer.IsThrottled || answer.Status >= 500
                ? Trouble.NoAnswer("a token", new HttpRequestException(error.Words))
                : Definite(Trouble.SignInRefused(username, options.Credentials.ClientId, error));
        var value = Text(answer.Root, "access_token") ?? throw Trouble.Broken("a token answer without access_token");
        options.Hide?.Invoke(value);
        if (value.Any(letter => letter is <= ' ' or > '~'))
            throw Trouble.Broken("a token with characters that no token has");
        var lives = TimeSpan.FromSeconds(
            Seconds(answer.Root) ?? throw Trouble.Broken("a token answer without expires_in")
        );
        // Early enough for the longest request, yet never so early that a short-lived token is useless.
        var early = lives / 10 < TimeSpan.FromMinutes(5) ? lives / 10 : TimeSpan.FromMinutes(5);
        return new(value, options.Clock.GetUtcNow() + lives - early);
    }

    private CompanyException Definite(CompanyException refused)
    {
        lock (gate)
            return refusal = refused;
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private static int? Seconds(JsonElement root) =>
        root.TryGetProperty("expires_in", out var value)
        && int.TryParse(value.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        && seconds > 0
            ? seconds
            : null;

    private sealed record Token(string Value, DateTimeOffset RenewAt);
}
