namespace IntacctReconciler.Simulator;

/// <summary>A request as either front end passes it on.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="PathAndQuery">From the root: <c>/ia/api/v1/objects/...</c>.</param>
/// <param name="Headers">By name, without regard to case.</param>
/// <param name="Body">Empty when there is none.</param>
public sealed record SimulatedRequest(
    string Method,
    string PathAndQuery,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>The path without the query string.</summary>
    public string Path => PathAndQuery.Split('?', 2)[0];

    /// <summary>The query string without its question mark; empty when there is none.</summary>
    public string QueryString => PathAndQuery.Split('?', 2) is [_, var query] ? query : "";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What becomes of a request on the wire.</summary>
public enum Delivery
{
    /// <summary>The answer arrives.</summary>
    Answered,

    /// <summary>No answer arrives until the caller gives up.</summary>
    TimedOut,

    /// <summary>The connection breaks.</summary>
    Reset,

    /// <summary>Status, headers and half of the body arrive, and no more for a long time.</summary>
    Stalled,
}

/// <summary>An answer for either front end to deliver.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Without Content-Type.</param>
/// <param name="ContentType">Null when there is no body.</param>
/// <param name="Body">As it goes out.</param>
public sealed record SimulatedResponse(
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    string? ContentType,
    ReadOnlyMemory<byte> Body
)
{
    public Delivery Delivery { get; init; }

    /// <summary>How long the answer takes, by the company's clock.</summary>
    public TimeSpan Delay { get; init; }
}
