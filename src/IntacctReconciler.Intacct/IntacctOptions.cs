using System.Collections.Immutable;

namespace IntacctReconciler.Intacct;

/// <summary>How to reach a company.</summary>
public sealed record IntacctOptions(string Company, Credentials Credentials)
{
    /// <summary>Sage's own address.</summary>
    public static Uri SageEndpoint { get; } = new("https://api.intacct.com/ia/api/v1");

    /// <summary>Refuses an endpoint that credentials may not go to, while there are none yet.</summary>
    /// <exception cref="Company.CompanyException">It is no endpoint, not encrypted, or not among the allowed.</exception>
    public static void CheckEndpoint(Uri endpoint, ImmutableArray<string> allowed) =>
        Http.Endpoints.Check(endpoint, allowed);

    public Uri Endpoint { get; init; } = SageEndpoint;

    /// <summary>Hosts besides Sage's and this machine that may be sent credentials: <c>host</c> or <c>host:port</c>.</summary>
    public ImmutableArray<string> AllowedEndpoints { get; init; } = [];

    /// <summary>Sent as <c>X-IA-API-Param-Entity</c>; null works at the top level, as everything here does by default.</summary>
    public string? Entity { get; init; }

    /// <summary>What carries the requests instead of the network, such as a simulated company. It is not disposed.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// Whether <see cref="Handler"/> is a company made from a permissions report: much of it is not known, which is said once
    /// and not for each field.
    /// </summary>
    public bool FromReport { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>From 0 up to 1; spreads the waits of callers that were refused together.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Requests under way at one time, reads and writes together. Sage's smallest tier allows six.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>How long one request may take until its answer is read whole.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long Intacct may ask to wait before it is an error instead.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Rows a query asks for at once; Intacct gives 4,000 at most.</summary>
    public int PageSize { get; init; } = 4000;

    /// <summary>Largest answer that is read, in bytes.</summary>
    public long LongestAnswer { get; init; } = 256L << 20;

    /// <summary>Is told each exchange. A line holds no secret and no content.</summary>
    public Action<WireLine>? Log { get; init; }

    /// <summary>Is told each token as it is given, so that whoever prints can cover it up.</summary>
    public Action<string>? Hide { get; init; }
}

/// <summary>One exchange with Intacct.</summary>
/// <param name="Path">Below the endpoint.</param>
/// <param name="Status">Null when no answer came.</param>
public readonly record struct WireLine(string Method, string Path, int? Status, TimeSpan Took);
