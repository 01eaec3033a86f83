using System.Text.Json;
using IntacctReconciler.Simulator.Rules;

namespace IntacctReconciler.Simulator.Server;

/// <summary>The ways in which Intacct wraps an error.</summary>
internal static class Errors
{
    /// <param name="refusal">What is wrong.</param>
    /// <param name="envelope">A value of the switch <c>error-envelope</c>.</param>
    /// <param name="isQuery">Answers of the query service are wrapped in <c>ia::result</c>.</param>
    /// <param name="supportId">What support would ask for.</param>
    public static Answer Of(Refusal refusal, string envelope, bool isQuery, string supportId)
    {
        var form = envelope == "as-documented" ? (isQuery || refusal.Status == 400 ? "B" : "A") : envelope;
        var answer = Answer.Json(refusal.Status, json => Wrap(json, refusal, form, supportId));
        return refusal.Allow is { } allow
            ? answer with
            {
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Allow"] = allow },
            }
            : answer;
    }

    /// <summary>Writes the member <c>ia::error</c>.</summary>
    public static void Write(Utf8JsonWriter json, Refusal refusal, string supportId)
    {
        json.WriteStartObject("ia::error");
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        if (refusal.ErrorId is not null)
        {
            json.WriteString("errorId", refusal.ErrorId);
        }
        json.WriteString("supportId", supportId);
        Info(json, refusal.MessageId);
        if (refusal.IsGateway)
        {
            json.WriteStartObject("details");
            json.WriteString("requestId", supportId);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("details");
            foreach (var detail in refusal.Details)
            {
                Detail(json, detail);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Wrap(Utf8JsonWriter json, Refusal refusal, string form, string supportId)
    {
        json.WriteStartObject();
        if (form is "B" or "B-meta-inside")
        {
            json.WriteStartObject("ia::result");
            Write(json, refusal, supportId);
            if (form == "B-meta-inside")
            {
                Answer.Meta(json, 1, 1);
            }
            json.WriteEndObject();
        }
        else
        {
            Write(json, refusal, supportId);
        }
        if (form is "A" or "B")
        {
            Answer.Meta(json, 1, 1);
        }
        json.WriteEndObject();
    }

    private static void Detail(Utf8JsonWriter json, ErrorDetail detail)
    {
        json.WriteStartObject();
        json.WriteString("code", detail.Code);
        json.WriteString("message", detail.Message);
        if (detail.ErrorId is not null)
        {
            json.WriteString("errorId", detail.ErrorId);
        }
        if (detail.Target is not null)
        {
            json.WriteString("target", detail.Target);
        }
        Info(json, detail.MessageId);
        json.WriteEndObject();
    }

    private static void Info(Utf8JsonWriter json, string? messageId)
    {
        if (messageId is null)
        {
            return;
        }
        json.WriteStartObject("additionalInfo");
        json.WriteString("messageId", messageId);
        json.WriteStartObject("placeholders");
        json.WriteEndObject();
        json.WriteStartObject("propertySet");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
