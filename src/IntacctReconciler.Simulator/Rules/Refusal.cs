namespace IntacctReconciler.Simulator.Rules;

/// <summary>One thing that is wrong with a request.</summary>
internal sealed record ErrorDetail(string Code, string Message, string? Target = null)
{
    public string? ErrorId { get; init; }
    public string? MessageId { get; init; }
}

/// <summary>The request is refused; nothing of it takes effect.</summary>
internal sealed class Refusal(int status, string code, string message, params IReadOnlyList<ErrorDetail> details)
    : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public IReadOnlyList<ErrorDetail> Details { get; } = details;
    public string? ErrorId { get; init; }
    public string? MessageId { get; init; }

    /// <summary>Values of the Allow header of a 405.</summary>
    public string? Allow { get; init; }

    /// <summary>From the gateway, before the request reached the company: details are an object with the request id.</summary>
    public bool IsGateway { get; init; }

    public static Refusal NotFound(string what) => new(404, "notFound", $"{what} could not be found");

    public static Refusal Invalid(string message) => new(400, "invalidRequest", message) { ErrorId = "REST-1064" };

    public static Refusal InPayload(IReadOnlyList<ErrorDetail> details) =>
        new(400, "invalidRequest", "Payload contains errors", details)
        {
            ErrorId = "REST-1064",
            MessageId = "IA.PAYLOAD_CONTAINS_ERRORS",
        };

    public static Refusal NoPayload(string method) =>
        new(400, "invalidRequest", $"A {method} request requires a payload")
        {
            ErrorId = "REST-1028",
            MessageId = "IA.REQUEST_REQUIRES_A_PAYLOAD",
        };

    /// <summary>A rule of the business. Codes starting SIM are ours: the real ones are not published.</summary>
    public static Refusal Rule(string simulatorCode, string message, string? target = null) =>
        new(422, "operationFailed", message, new ErrorDetail(simulatorCode, message, target)) { ErrorId = "REST-1115" };

    public static Refusal Skipped() =>
        new(422, "unprocessed", "Operation skipped due to atomic transaction failure") { ErrorId = "REST-1116" };
}
