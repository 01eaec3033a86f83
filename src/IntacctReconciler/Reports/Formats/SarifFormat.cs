using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Reports.Content;

namespace IntacctReconciler.Reports.Formats;

/// <summary>
/// Checks as SARIF 2.1.0 (OASIS), so that a code host shows each finding at the line of the file that it is about. What
/// somebody has accepted is there as suppressed; what passed is not there.
/// </summary>
public static class SarifFormat
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Default,
    };

    public static string Write(CheckList list, string version)
    {
        var rules = list
            .Rules.Concat(list.Checks.Select(check => check.Rule))
            .DistinctBy(rule => rule.Id, StringComparer.Ordinal)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToList();
        var indexes = rules
            .Select((rule, index) => (rule.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var results = list.Checks.Where(check => check.End is not (CheckEnd.Passed or CheckEnd.Skipped));
        var log = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject
                    {
                        ["driver"] = new JsonObject
                        {
                            ["name"] = "intacct-reconciler",
                            ["semanticVersion"] = version,
                            ["rules"] = new JsonArray([.. rules.Select(JsonNode (rule) => Rule(rule))]),
                        },
                    },
                    ["automationDetails"] = new JsonObject
                    {
                        ["id"] = $"intacct-reconciler/{list.Verb}/{list.Company}/",
                    },
                    ["columnKind"] = "utf16CodeUnits",
                    ["results"] = new JsonArray([
                        .. results.Select(JsonNode (check) => Result(check, indexes[check.Rule.Id], list.File)),
                    ]),
                }
            ),
        };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
            log.WriteTo(json);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Rule(CheckRule rule)
    {
        var json = new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(Sentence(rule.Title)),
            ["properties"] = new JsonObject { ["tags"] = new JsonArray(JsonValue.Create(rule.Group)) },
        };
        if (rule.Help is { } help)
            json["fullDescription"] = Text(Sentence(help));
        if (Score(rule.Severity) is { } score)
            json["properties"]!["security-severity"] = score;
        return json;
    }

    private static JsonObject Result(Check check, int rule, string file)
    {
        var location = new JsonObject { ["physicalLocation"] = Place(check.At, file) };
        if (check.Subject is { } subject)
            location["logicalLocations"] = new JsonArray(
                new JsonObject { ["fullyQualifiedName"] = subject, ["kind"] = "object" }
            );
        var result = new JsonObject
        {
            ["ruleId"] = check.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = Level(check.End),
            ["message"] = Text(
                check.Remedy is { } remedy
                    ? $"{Sentence(check.Message)} Remedy: {Sentence(remedy)}"
                    : Sentence(check.Message)
            ),
            ["locations"] = new JsonArray(location),
            ["partialFingerprints"] = new JsonObject { ["finding/v1"] = check.Fingerprint },
        };
        if (check.End == CheckEnd.Accepted)
            result["suppressions"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "external",
                    ["status"] = "accepted",
                    ["justification"] = check.Accepted ?? "",
                }
            );
        return result;
    }

    /// <summary>What no file says stands at the first line of the access file: code hosts show nothing without a place.</summary>
    private static JsonObject Place(Origin? at, string file) =>
        new()
        {
            ["artifactLocation"] = new JsonObject { ["uri"] = AddressOf(at?.Source.Path ?? file) },
            ["region"] = new JsonObject
            {
                ["startLine"] = at is { Line: > 0 and var line } ? line : 1,
                ["startColumn"] = at is { Column: > 0 and var column } ? column : 1,
            },
        };

    /// <summary>A path as a relative or absolute address; code hosts take relative ones from the root of the repository.</summary>
    private static string AddressOf(string path)
    {
        var parts = path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString);
        var address = string.Join('/', parts);
        return address.StartsWith('/') ? $"file://{address}"
            : address.StartsWith("./", StringComparison.Ordinal) ? address[2..]
            : address;
    }

    private static string Level(CheckEnd end) =>
        end switch
        {
            CheckEnd.Failed => "error",
            CheckEnd.Warning or CheckEnd.Accepted => "warning",
            CheckEnd.Note => "note",
            _ => "none",
        };

    /// <summary>On the scale of CVSS, by which code hosts sort: 9 and more is critical, 7 high, 4 medium.</summary>
    private static string? Score(string? severity) =>
        severity switch
        {
            "critical" => "9.5",
            "high" => "8.0",
            "medium" => "5.5",
            "low" => "3.0",
            "info" => "0.0",
            _ => null,
        };

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Sentence(string text) =>
        text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
