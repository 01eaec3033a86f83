using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntacctReconciler.Simulator.Rules;

namespace IntacctReconciler.Simulator.Server;

/// <summary>
/// <c>POST /services/core/composite</c>: 2 to 10 requests in order, later ones may refer to the results of earlier ones;
/// it stops at the first failure and takes nothing back.
/// </summary>
internal sealed partial class CompositeEndpoint(RequestContext context, Func<RequestContext, Answer> route)
{
    private static readonly string[] Members = ["method", "path", "headers", "body", "resultReference"];
    private static readonly string[] Methods = ["GET", "POST", "PATCH", "DELETE"];

    private readonly Dictionary<string, JsonElement> results = new(StringComparer.Ordinal);

    public Answer Handle()
    {
        var body = context.ReadBody();
        if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() is < 2 or > 10)
        {
            throw Refusal.Invalid("A composite is a list of 2 to 10 requests");
        }
        foreach (var step in body.EnumerateArray())
        {
            Check(step);
        }
        var failed = 0;
        var items = body.EnumerateArray()
            .Select(step => failed > 0 ? Skip(ref failed) : Run(step, ref failed))
            .ToList();
        return Answer.Result(
            failed == 0 ? 200 : 207,
            items.Count,
            failed,
            json =>
            {
                json.WriteStartArray();
                foreach (var item in items)
                {
                    json.WriteRawValue(item);
                }
                json.WriteEndArray();
            }
        );
    }

    private static void Check(JsonElement step)
    {
        if (step.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Invalid("A request of a composite is an object");
        }
        foreach (
            var member in step.EnumerateObject().Where(member => !Members.Contains(member.Name, StringComparer.Ordinal))
        )
        {
            throw Refusal.InPayload([PayloadReader.NotAField($"/{member.Name}")]);
        }
        if (
            !step.TryGetProperty("method", out var method)
            || !Methods.Contains(method.ToString(), StringComparer.Ordinal)
        )
        {
            throw Refusal.Invalid($"The method of a request of a composite is one of {string.Join(", ", Methods)}");
        }
        if (!step.TryGetProperty("path", out var path) || !AllowedPath().IsMatch(path.ToString()))
        {
            throw Refusal.Invalid("The path of a request of a composite starts with /objects/ or /services/");
        }
        if (step.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Invalid("The body of a request of a composite is an object");
        }
    }

    private byte[] Skip(ref int failed)
    {
        failed++;
        return Answer.Json(422, json => Answer.Failed(json, Refusal.Skipped(), context.SupportId)).Body;
    }

    private byte[] Run(JsonElement step, ref int failed)
    {
        try
        {
            var answer = route(context with { Request = SubRequest(step) });
            context.Company.Store.Commit(context.ReadLag);
            using var document = answer.Body.Length == 0 ? null : JsonDocument.Parse(answer.Body);
            var result = document?.RootElement.Clone();
            if (
                step.TryGetProperty("resultReference", out var reference)
                && result?.GetProperty("ia::result") is { } kept
            )
            {
                results[reference.ToString()] = kept;
            }
            return Answer.Json(200, json => Write(json, answer.Status, result)).Body;
        }
        catch (Refusal refusal)
        {
            context.Company.Store.RollBackTo(0);
            failed++;
            return Answer.Json(207, json => Answer.Failed(json, refusal, context.SupportId)).Body;
        }
    }

    private static void Write(Utf8JsonWriter json, int status, JsonElement? result)
    {
        json.WriteStartObject();
        foreach (var member in result?.EnumerateObject() ?? default)
        {
            member.WriteTo(json);
        }
        json.WriteNumber("ia::status", status);
        json.WriteEndObject();
    }

    private SimulatedRequest SubRequest(JsonElement step)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
        };
        if (step.TryGetProperty("headers", out var own) && own.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in own.EnumerateObject())
            {
                headers[header.Name] = header.Value.ToString();
            }
        }
        return new SimulatedRequest(
            step.GetProperty("method").GetString()!,
            SimulatedCompany.BasePath + Filled(step.GetProperty("path").GetString()!),
            headers,
            step.TryGetProperty("body", out var body) ? Encoding.UTF8.GetBytes(Filled(body.GetRawText())) : default
        );
    }

    private string Filled(string text) => Placeholder().Replace(text, match => Value(match.Groups["path"].Value));

    // @{name.key}, or @{name.1.key} where the result is a list; one object counts as a list of one.
    private string Value(string path)
    {
        var parts = path.Split('.');
        if (!results.TryGetValue(parts[0], out var at))
        {
            throw Refusal.Rule("SIM-0200", $"@{{{path}}} refers to no earlier result");
        }
        foreach (var part in parts.Skip(1))
        {
            var isPlace = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place);
            if (isPlace && at.ValueKind == JsonValueKind.Object && place == 1)
            {
                continue;
            }
            at =
                isPlace && at.ValueKind == JsonValueKind.Array && place >= 1 && place <= at.GetArrayLength()
                    ? at[place - 1]
                : at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var inner) ? inner
                : throw Refusal.Rule("SIM-0200", $"@{{{path}}} is not in the earlier result");
        }
        return JsonEncodedText.Encode(at.ToString()).ToString();
    }

    [GeneratedRegex(@"^/(objects|services)/[a-z_][a-z_0-9.\-:]+.*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AllowedPath();

    [GeneratedRegex(@"@\{(?<path>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
