using System.Text.Json.Nodes;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>How an apply ended, for another program.</summary>
public static class ApplyJson
{
    public static JsonObject Of(ApplyResult result, RunFacts run, ApplyFigures figures, int exitCode) =>
        new()
        {
            ["format_version"] = "1.0",
            ["company"] = result.Plan.Subject.Company,
            ["file"] = result.Plan.Subject.File,
            ["run"] = run.Id,
            ["plan"] = PlanFile.DigestOf(result.Plan),
            ["applied_by"] = run.SignedIn,
            ["change_ref"] = run.ChangeRef,
            ["approved_by"] = run.ApprovedBy,
            ["end"] = Words.Snake(result.End),
            ["exit_code"] = exitCode,
            ["counts"] = new JsonObject(
                Enum.GetValues<ChangeEnd>()
                    .Select(end =>
                        KeyValuePair.Create(Words.Snake(end), (JsonNode?)JsonValue.Create(result.CountOf(end)))
                    )
            ),
            ["changes"] = new JsonArray([.. result.Results.Select(JsonNode (one) => Of(one))]),
            ["moved"] = new JsonArray([
                .. result.Moved.Select(
                    JsonNode (moved) =>
                        new JsonObject
                        {
                            ["address"] = moved.Address.ToString(),
                            ["field"] = moved.Field?.Name,
                            ["what"] = moved.What,
                            ["before"] = ValueJson.Write(moved.Before),
                            ["now"] = ValueJson.Write(moved.Now),
                        }
                ),
            ]),
            ["refused_by"] = DiffJson.Of(PolicyRows.Refusing(result.Policies, result.Guards)),
            ["remaining"] = new JsonArray([
                .. result.Remaining.Select(change => (JsonNode?)JsonValue.Create(change.Address.ToString())),
            ]),
            ["unchecked"] = result.Unchecked,
            ["unrecorded"] = result.Unrecorded,
            ["cost"] = new JsonObject
            {
                ["seconds"] = figures.Took is { } took ? Math.Round(took.TotalSeconds, 1) : null,
                ["requests"] = figures.Requests,
                ["retries"] = figures.Retries,
                ["transactions_at_least"] = figures.Transactions,
            },
        };

    private static JsonObject Of(ChangeResult result) =>
        new()
        {
            ["address"] = result.Change.Address.ToString(),
            ["action"] = Words.Snake(result.Change.Action),
            ["end"] = Words.Snake(result.End),
            ["message"] = result.Message,
            ["support_id"] = result.SupportId,
            ["source"] = result.Change.At is { } at ? PlaceJson.Write(at) : null,
        };
}
