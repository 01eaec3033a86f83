using System.Net;
using System.Text;
using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Server;

namespace IntacctReconciler.Simulator.Faults;

/// <summary>Makes the answer that scripted faults ask for.</summary>
internal static class FaultyAnswers
{
    private const string Json = "application/json; charset=utf-8";

    /// <returns>Null when no fault keeps the request from being made.</returns>
    public static SimulatedResponse? WithoutEffect(
        IReadOnlyList<Fault> faults,
        SimulatedRequest request,
        string supportId
    )
    {
        foreach (var fault in faults)
        {
            SimulatedResponse? answer = fault switch
            {
                Fault.Error error => Failed(error, supportId),
                Fault.Html html => new(
                    html.Status,
                    new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
                    "text/html",
                    Encoding.UTF8.GetBytes("<html><body><h1>The service is unavailable</h1></body></html>")
                ),
                Fault.Echo echo => Echoed(echo, request, supportId),
                Fault.TimeOut { AfterEffect: false } => Lost(Delivery.TimedOut),
                Fault.Reset { AfterEffect: false } => Lost(Delivery.Reset),
                _ => null,
            };
            if (answer is not null)
            {
                return answer with { Delay = Delay(faults) };
            }
        }
        return null;
    }

    public static SimulatedResponse AfterEffect(IReadOnlyList<Fault> faults, Answer answer)
    {
        var response = new SimulatedResponse(
            answer.Status,
            answer.Headers,
            answer.Body.Length == 0 ? null : Json,
            answer.Body
        )
        {
            Delay = Delay(faults),
        };
        foreach (var fault in faults)
        {
            response = fault switch
            {
                Fault.TimeOut => response with { Delivery = Delivery.TimedOut },
                Fault.Reset => response with { Delivery = Delivery.Reset },
                Fault.ContentType type => response with { ContentType = type.Value },
                Fault.CutShort => response with { Body = response.Body[..(response.Body.Length / 2)] },
                Fault.SlowBody when response.Body.Length > 0 => response with { Delivery = Delivery.Stalled },
                Fault.StrangeValues => response with { Body = StrangeValues.In(response.Body) },
                _ => response,
            };
        }
        return response;
    }

    public static Refusal RefusalOf(Fault.Error error) =>
        new(error.Status, error.Code, error.Message) { ErrorId = error.Code, IsGateway = error.IsGateway };

    private static SimulatedResponse Failed(Fault.Error error, string supportId) =>
        new(
            error.Status,
            error.Headers,
            Json,
            Errors.Of(RefusalOf(error), error.Envelope, isQuery: false, supportId).Body
        );

    private static SimulatedResponse Echoed(Fault.Echo echo, SimulatedRequest request, string supportId)
    {
        var said = $"{request.Header("Authorization")} {Encoding.UTF8.GetString(request.Body.Span)}";
        var text = string.Join(
            " | ",
            said,
            Uri.EscapeDataString(said),
            Uri.UnescapeDataString(said.Replace('+', ' ')),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(said))),
            JsonEncodedText.Encode(said).ToString(),
            WebUtility.HtmlEncode(said)
        );
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Echo"] = Uri.EscapeDataString(said),
        };
        if (echo.Type != "application/json")
        {
            return new(echo.Status, headers, echo.Type, Encoding.UTF8.GetBytes($"<html>{text}</html>"));
        }
        var refusal = new Refusal(echo.Status, "operationFailed", text);
        return new(echo.Status, headers, Json, Errors.Of(refusal, "A", isQuery: false, supportId).Body);
    }

    private static SimulatedResponse Lost(Delivery delivery) =>
        new(0, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), null, default) { Delivery = delivery };

    private static TimeSpan Delay(IReadOnlyList<Fault> faults) =>
        faults.OfType<Fault.Latency>().Aggregate(TimeSpan.Zero, (sum, latency) => sum + latency.Time);
}
