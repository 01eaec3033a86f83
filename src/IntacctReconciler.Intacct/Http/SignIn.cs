namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// Asks for a token by client credentials: <c>username=userId@companyId</c>, form-encoded. No entity is named, so the token
/// works at the top level.
/// </summary>
internal sealed class SignIn(Line line, Retries retries, IntacctOptions options, string username)
{
    public async Task<Answer> AskAsync(CancellationToken cancel)
    {
        try
        {
            return await retries.OfReads.ExecuteAsync(async token => await SendAsync(token), cancel);
        }
        catch (LostException lost)
        {
            throw lost.Sent ? Trouble.NoAnswer("a token", lost) : Trouble.Unreachable(options.Endpoint, lost);
        }
    }

    /// <summary>The user name with its company.</summary>
    /// <exception cref="Company.CompanyException">Something is missing, or it names another company.</exception>
    public static string UsernameOf(IntacctOptions options)
    {
        var (clientId, secret, username) = options.Credentials;
        if (string.IsNullOrWhiteSpace(clientId))
            throw Trouble.MissingCredentials("client id");
        if (string.IsNullOrWhiteSpace(secret))
            throw Trouble.MissingCredentials("client secret");
        if (string.IsNullOrWhiteSpace(username))
            throw Trouble.MissingCredentials("user name");
        if (UserIdOf(options) is { } userId && userId != username)
            return username;
        // A pipe would scope the token to one entity; an @ that is not followed by the company names another one.
        return username.AsSpan().IndexOfAny('@', '|') < 0
            ? $"{username}@{options.Company}"
            : throw Trouble.WrongCompany(username, options.Company);
    }

    /// <summary>The user's id without the company.</summary>
    public static string UserIdOf(IntacctOptions options)
    {
        var username = options.Credentials.Username;
        return username.EndsWith("@" + options.Company, StringComparison.OrdinalIgnoreCase)
            ? username[..^(options.Company.Length + 1)]
            : username;
    }

    private async Task<Answer> SendAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            options.Endpoint.AbsoluteUri.TrimEnd('/') + Call.TokenPath
        );
        request.Headers.Accept.Add(new("application/json"));
        request.Content = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"),
            new("client_id", options.Credentials.ClientId),
            new("client_secret", options.Credentials.ClientSecret),
            new("username", username),
        ]);
        return await line.SendAsync(request, new(options.Credentials.ClientSecret), cancel);
    }
}
