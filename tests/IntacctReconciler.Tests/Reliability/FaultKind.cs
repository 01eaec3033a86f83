using System.Collections.Immutable;
using IntacctReconciler.Simulator.Faults;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Something that goes wrong, and the requests that it can happen to.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Where">As in the table.</param>
internal sealed record FaultKind(string Name, string Where, Func<Request, bool> Fits, Fault Fault)
{
    public ImmutableArray<(string Name, string Value)> Switches { get; init; } = [];

    /// <summary>It tells values that are not so, in a form that nothing is wrong with.</summary>
    public bool Lies { get; init; }

    /// <summary>Tried on lists of several pages.</summary>
    public bool OnPages => Fault is Fault.Page;

    /// <summary>Tried where roles and groups are deleted too.</summary>
    public bool OnDeletions => Where is "writes" or "several objects" || Fault is Fault.TimeOut;

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Signed("401: the token has expired", new Fault.ExpiredToken()),
        Signed("400 REST-1206: the token has expired", new Fault.ExpiredToken()) with
        {
            Switches = [("expired-token", "400")],
        },
        Any("403: forbidden", Error(403, "forbidden")),
        Any("404: not found", Error(404, "notFound")),
        Any("409: conflict", Error(409, "conflict")),
        Any("422: refused", Error(422, "operationFailed")),
        Any("429, `retry-after` in seconds", Throttled(429, "retry-after", "20")),
        Any("429, `retry-after` as a date", Throttled(429, "retry-after", "Mon, 02 Nov 2026 09:00:50 GMT")),
        Any("429, `X-IA-Throttle-Limit-RetryAfter`", Throttled(429, "X-IA-Throttle-Limit-RetryAfter", "20")),
        Any("429, `X-IA-Hour-Rate-Limit-Retry-After`", Throttled(429, "X-IA-Hour-Rate-Limit-Retry-After", "40")),
        Any(
            "429, `X-IA-TENANT-Throttle-Limit-Retry-After`",
            Throttled(429, "X-IA-TENANT-Throttle-Limit-Retry-After", "20")
        ),
        Any("429, asking to wait an hour", Throttled(429, "X-IA-Hour-Rate-Limit-Retry-After", "3600")),
        Any("429 without a header", Error(429, "GW-0010")),
        Any("500", Fault.Internal()),
        Any("503 with `retry-after`", Throttled(503, "retry-after", "20")),
        Any("503 without a header", Error(503, "GW-0010")),
        Any("connection reset before the effect", new Fault.Reset(false)),
        Write("connection reset after the effect", new Fault.Reset(true)),
        Any("time-out before the effect", new Fault.TimeOut(false)),
        Write("time-out after the effect", new Fault.TimeOut(true)),
        Answered("slow body", new Fault.SlowBody()),
        Answered("JSON cut in the middle", new Fault.CutShort()),
        Answered("wrong content type", new Fault.ContentType("text/plain")),
        Any("HTML with status 200", new Fault.Html(200)),
        Any("HTML with status 502", new Fault.Html(502)),
        Query("page without its last row", new Fault.Page(PageFault.Truncated)),
        Query("page with its last row twice", new Fault.Page(PageFault.Repeated)),
        Query("page with a wrong total", new Fault.Page(PageFault.WrongTotal)),
        Query("rows shifted to the next page", new Fault.Page(PageFault.Duplicated)),
        Query("rows shifted to the page before", new Fault.Page(PageFault.Shifted)),
        Several("207: one of several refused", Error(422, "operationFailed")),
        Several("207: one of several not found", Error(404, "notFound")),
        new(
            "values outside every enumeration",
            "reads",
            request => request.Sort is RequestSort.Query or RequestSort.Get,
            new Fault.StrangeValues()
        )
        {
            Lies = true,
        },
    ];

    private static FaultKind Any(string name, Fault fault) => new(name, "all", _ => true, fault);

    private static FaultKind Signed(string name, Fault fault) =>
        new(name, "all but sign-in", request => request.Sort != RequestSort.SignIn, fault);

    private static FaultKind Write(string name, Fault fault) =>
        new(name, "writes", request => request.Sort == RequestSort.Write, fault);

    private static FaultKind Query(string name, Fault fault) =>
        new(name, "queries", request => request.Sort == RequestSort.Query, fault);

    private static FaultKind Several(string name, Fault.Error fault) =>
        new(name, "several objects", request => request.Several, new Fault.Mixed(fault));

    /// <summary>The answer to a deletion has no body.</summary>
    private static FaultKind Answered(string name, Fault fault) =>
        new(
            name,
            "answers with a body",
            request => !request.Print.StartsWith("DELETE", StringComparison.Ordinal),
            fault
        );

    private static Fault.Error Error(int status, string code) => new(status, code, "The simulated company says no");

    private static Fault.Error Throttled(int status, string header, string value)
    {
        var error = Error(status, "GW-0010") with { IsGateway = true };
        return error with { Headers = error.Headers.Add(header, value) };
    }
}
