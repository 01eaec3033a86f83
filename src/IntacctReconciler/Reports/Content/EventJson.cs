using System.Text.Json.Nodes;
using IntacctReconciler.Applying;
using IntacctReconciler.Company;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>
/// What happens in a run, as it happens, one object for each event: named as in the machine-readable output of Terraform where
/// that has the like (<c>version</c>, <c>planned_change</c>, <c>change_summary</c>, <c>apply_complete</c>, <c>apply_errored</c>,
/// <c>diagnostic</c>), so that programs that follow such runs need little for ours.
/// </summary>
public static class EventJson
{
    /// <summary>Rises by its first number when something is there no more or means something else.</summary>
    public const string Version = "1.0";

    /// <summary>First of all.</summary>
    public static JsonObject Begun(string tool, string verb) =>
        new()
        {
            ["type"] = "version",
            ["message"] = $"{tool}, {verb}",
            ["tool"] = tool,
            ["events"] = Version,
            ["verb"] = verb,
        };

    /// <summary>Each change, its summary, and what there is to know.</summary>
    public static IEnumerable<JsonObject> Planned(Plan plan)
    {
        foreach (var note in plan.Notes)
            yield return Of(note);
        foreach (var change in plan.Changes)
            yield return new()
            {
                ["type"] = "planned_change",
                ["message"] = $"{Address(change)}: {Words.Snake(change.Action)} planned",
                ["change"] = new JsonObject
                {
                    ["resource"] = Resource(change),
                    ["action"] = Words.Snake(change.Action),
                    ["reason"] = Words.Snake(change.Reason),
                    ["fields"] = new JsonArray([.. change.Fields.Select(field => (JsonNode?)field.Field.Name)]),
                    ["source"] = change.At is { } at ? PlaceJson.Write(at) : null,
                },
            };
        var counts = PlanCounts.Of(plan);
        yield return new()
        {
            ["type"] = "change_summary",
            ["message"] = PlanContent.Counts(plan),
            ["company"] = plan.Subject.Company,
            ["plan"] = PlanFile.DigestOf(plan),
            ["changes"] = new JsonObject
            {
                ["add"] = counts.Create,
                ["change"] = counts.Update + counts.Rename,
                ["remove"] = counts.Deactivate + counts.Delete,
                ["operation"] = "plan",
            },
            ["refused_by"] = DiffJson.Of(PolicyRows.Refusing(plan.Policies.Findings, plan.Guards.Results)),
        };
    }

    public static JsonObject Of(ReadProgress progress) =>
        new()
        {
            ["type"] = "read_progress",
            ["message"] = $"reading {Printable.Of(progress.What)}",
            ["what"] = progress.What,
            ["done"] = progress.Done,
            ["total"] = progress.Total,
        };

    public static JsonObject Of(ApplyProgress progress) =>
        new()
        {
            ["type"] = "apply_progress",
            ["message"] = $"applying {Printable.Of(progress.What)}",
            ["what"] = progress.What,
            ["done"] = progress.Done,
            ["total"] = progress.Total,
        };

    /// <summary>How a change ended.</summary>
    public static JsonObject Of(ChangeResult result) =>
        new()
        {
            ["type"] = EndWords.IsMade(result.End) ? "apply_complete" : "apply_errored",
            ["message"] = $"{Address(result.Change)}: {EndWords.Of(result.End, result.Change.Action, result.Message)}",
            ["hook"] = new JsonObject
            {
                ["resource"] = Resource(result.Change),
                ["action"] = Words.Snake(result.Change.Action),
                ["end"] = Words.Snake(result.End),
                ["support_id"] = result.SupportId,
            },
        };

    /// <summary>How an apply ended.</summary>
    public static JsonObject Of(ApplyResult result, ApplyFigures cost) =>
        new()
        {
            ["type"] = "apply_summary",
            ["message"] = ApplyContent.Of(result, cost).Summary.Text,
            ["company"] = result.Plan.Subject.Company,
            ["end"] = Words.Snake(result.End),
            ["made"] = result.Results.Count(one => EndWords.IsMade(one.End)),
            ["changes"] = result.Plan.Changes.Length,
            ["requests"] = cost.Requests,
            ["retries"] = cost.Retries,
            ["transactions_at_least"] = cost.Transactions,
        };

    public static JsonObject Of(Diagnostic diagnostic) =>
        new()
        {
            ["type"] = "diagnostic",
            ["message"] = diagnostic.Message,
            ["diagnostic"] = NoteJson.Write(diagnostic),
        };

    /// <summary>Last of all.</summary>
    public static JsonObject Ended(int exitCode) =>
        new()
        {
            ["type"] = "end",
            ["message"] = $"exit {exitCode}",
            ["exit_code"] = exitCode,
        };

    private static JsonObject Resource(Change change) =>
        new()
        {
            ["addr"] = change.Address.ToString(),
            ["resource_type"] = Model.Address.Word(change.Address.Kind),
            ["resource_name"] = change.Address.Id,
        };

    private static string Address(Change change) => Names.Of(change.Address);
}
