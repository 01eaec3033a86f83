using System.Collections.Immutable;
using System.Globalization;

namespace IntacctReconciler.Simulator.Faults;

/// <summary>What goes wrong with a page of the query service.</summary>
public enum PageFault
{
    None,

    /// <summary>The last row is missing, the counts are as before.</summary>
    Truncated,

    /// <summary>The page starts one row too early: a row comes twice.</summary>
    Duplicated,

    /// <summary>The page starts one row too late: a row is never seen.</summary>
    Shifted,

    /// <summary>The last row comes twice; the counts are as before.</summary>
    Repeated,

    /// <summary>The rows are right and the total says one more.</summary>
    WrongTotal,
}

/// <summary>Something that goes wrong with one request.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>An error instead of an answer; the request has no effect.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Code">Of <c>ia::error</c>.</param>
    /// <param name="Message">Of <c>ia::error</c>.</param>
    public sealed record Error(int Status, string Code, string Message) : Fault
    {
        /// <summary>A value of the switch <c>error-envelope</c>.</summary>
        public string Envelope { get; init; } = "A";
        public ImmutableDictionary<string, string> Headers { get; init; } =
            ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

        /// <summary>From the gateway: details are an object with the request id.</summary>
        public bool IsGateway { get; init; }
    }

    /// <summary>No answer arrives.</summary>
    /// <param name="AfterEffect">The request took effect nevertheless.</param>
    public sealed record TimeOut(bool AfterEffect) : Fault;

    /// <summary>The connection breaks.</summary>
    /// <param name="AfterEffect">The request took effect nevertheless.</param>
    public sealed record Reset(bool AfterEffect) : Fault;

    /// <summary>A page of the query service is not what its counts say. Other answers are left as they are.</summary>
    public sealed record Page(PageFault Kind) : Fault;

    /// <summary>Every token is expired from this request on, in the way the switch <c>expired-token</c> says.</summary>
    public sealed record ExpiredToken : Fault;

    /// <summary>A page of HTML, as a proxy would give; the request has no effect.</summary>
    public sealed record Html(int Status) : Fault;

    /// <summary>
    /// An error that repeats the request, its sign-in and its body, as they are and in the usual encodings; it has no effect.
    /// Careless servers and proxies do that, and what they repeat must not be printed.
    /// </summary>
    /// <param name="Type">The content type. JSON comes in the envelope of Intacct, everything else as a page.</param>
    public sealed record Echo(int Status, string Type = "application/json") : Fault;

    /// <summary>The answer is right but carries another content type.</summary>
    public sealed record ContentType(string Value) : Fault;

    /// <summary>The last of several objects in a request fails by itself (207); the others are read or written.</summary>
    public sealed record Mixed(Error Reason) : Fault;

    /// <summary>The body ends in the middle of its JSON, as long as it was announced.</summary>
    public sealed record CutShort : Fault;

    /// <summary>Half of the body arrives at once, and no more for a long time.</summary>
    public sealed record SlowBody : Fault;

    /// <summary>Whatever the contract enumerates has a value that it does not name; lists of rights have one more.</summary>
    public sealed record StrangeValues : Fault;

    /// <summary>The answer takes this long by the company's clock.</summary>
    public sealed record Latency(TimeSpan Time) : Fault;

    /// <summary>429 or 503 with the throttling headers that Sage prints.</summary>
    public static Error Throttled(int status, int seconds)
    {
        var wait = seconds.ToString(CultureInfo.InvariantCulture);
        return new Error(status, "GW-0010", "API rate limit exceeded")
        {
            IsGateway = true,
            Headers = ImmutableDictionary
                .Create<string, string>(StringComparer.OrdinalIgnoreCase)
                .Add("retry-after", wait)
                .Add("X-IA-Throttle-Limit", "6")
                .Add("X-IA-Throttle-Limit-Remaining", "0")
                .Add("X-IA-Throttle-Limit-RetryAfter", wait)
                .Add("X-IA-TENANT-Throttle-Limit", "LIMIT001-10")
                .Add("X-IA-TENANT-Throttle-Limit-Remaining", "-1")
                .Add("X-IA-TENANT-Throttle-Limit-Retry-After", wait),
        };
    }

    /// <summary>500 as the gateway gives it.</summary>
    public static Error Internal() => new(500, "GW-0001", "Unable to process request") { IsGateway = true };
}
