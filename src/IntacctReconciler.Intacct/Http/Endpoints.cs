using System.Collections.Immutable;
using System.Net;

namespace IntacctReconciler.Intacct.Http;

/// <summary>
/// Where credentials may go: Sage, this machine, and what the person who runs the tool has listed. An access file alone must
/// not be able to send them elsewhere.
/// </summary>
internal static class Endpoints
{
    /// <summary>The endpoint without a trailing slash.</summary>
    /// <exception cref="Company.CompanyException">It is not allowed, or not over TLS.</exception>
    public static Uri Check(Uri endpoint, ImmutableArray<string> allowed)
    {
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("https" or "http") || endpoint.UserInfo.Length > 0)
            throw Trouble.NotAnEndpoint(endpoint);
        if (endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw Trouble.NotAnEndpoint(endpoint);
        if (!IsThisMachine(endpoint) && endpoint.Scheme != "https")
            throw Trouble.NotEncrypted(endpoint);
        if (!IsThisMachine(endpoint) && !IsSage(endpoint) && !allowed.Any(entry => Names(entry, endpoint)))
            throw Trouble.HostNotAllowed(endpoint);
        return new(endpoint.AbsoluteUri.TrimEnd('/'));
    }

    /// <summary>By number, or as <c>localhost</c>, which no name server is asked for.</summary>
    public static bool IsThisMachine(Uri endpoint) =>
        endpoint.IdnHost == "localhost"
        || (IPAddress.TryParse(endpoint.IdnHost, out var address) && IPAddress.IsLoopback(address));

    private static bool IsSage(Uri endpoint) =>
        endpoint.IdnHost == IntacctOptions.SageEndpoint.Host && endpoint.IsDefaultPort;

    private static bool Names(string entry, Uri endpoint)
    {
        var listed = entry.Trim();
        if (Uri.TryCreate(listed, UriKind.Absolute, out var address) && address.Host.Length > 0)
            return Same(address.IdnHost, endpoint.IdnHost) && address.Port == endpoint.Port;
        return Same(listed, $"{endpoint.IdnHost}:{endpoint.Port}")
            || (endpoint.IsDefaultPort && Same(listed, endpoint.IdnHost));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
