using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Applying.Journal;

/// <summary>Records as the members of a line of the journal.</summary>
internal static class JournalJson
{
    private const string Format = "intacct-journal/1";

    public static JsonObject Write(JournalRecord record)
    {
        var line = record switch
        {
            RunBegan began => Write(began),
            BatchIntended intended => new()
            {
                ["type"] = "intent",
                ["batch"] = intended.Batch,
                ["changes"] = new JsonArray([.. intended.Changes.Select(ChangeJson.Write)]),
            },
            BatchEnded ended => new()
            {
                ["type"] = "outcome",
                ["batch"] = ended.Batch,
                ["results"] = new JsonArray([.. ended.Results.Select(Write)]),
            },
            RunEnded ended => new()
            {
                ["type"] = "end",
                ["end"] = Words.Snake(ended.End),
                ["rest"] = new JsonArray([.. ended.Rest.Select(Write)]),
            },
            _ => throw new UnreachableException(),
        };
        line["run"] = record.Run;
        return line;
    }

    /// <exception cref="FormatException">It is no record that this version knows.</exception>
    public static JournalRecord Read(JsonNode? line)
    {
        var run = line.Member("run").AsText("run");
        return line.Member("type").AsText("type") switch
        {
            "begin" => ReadBegan(line, run),
            "intent" => new BatchIntended(
                run,
                line.Member("batch").AsNumber("batch"),
                [.. line.Member("changes").AsItems("changes").Select(ChangeJson.Read)]
            ),
            "outcome" => new BatchEnded(
                run,
                line.Member("batch").AsNumber("batch"),
                [.. line.Member("results").AsItems("results").Select(ReadEnd)]
            ),
            "end" => new RunEnded(
                run,
                line.Member("end").AsWord<ApplyEnd>("end"),
                [.. line.Member("rest").AsItems("rest").Select(ReadEnd)]
            ),
            var other => throw new FormatException($"a record of the type {other} is unknown"),
        };
    }

    private static JsonObject Write(RunBegan began) =>
        new()
        {
            ["type"] = "begin",
            ["format"] = Format,
            ["tool"] = began.Facts.Tool,
            ["company"] = began.Company,
            ["endpoint"] = began.Endpoint,
            ["plan"] = began.Plan,
            ["changes"] = began.Changes,
            ["resumed"] = began.Resumed,
            ["applied_by"] = began.Facts.SignedIn,
            ["change_ref"] = began.Facts.ChangeRef,
            ["approved_by"] = began.Facts.ApprovedBy,
            ["commit"] = began.Facts.Commit,
        };

    private static RunBegan ReadBegan(JsonNode? line, string run)
    {
        if (line.Member("format").AsText("format") is not Format and var other)
            throw new FormatException($"the format {other} is not {Format}");
        return new(
            new(
                run,
                line.Member("tool").AsText("tool"),
                line.Member("applied_by").AsTextOrNull("applied_by"),
                line.Member("change_ref").AsTextOrNull("change_ref"),
                line.Member("approved_by").AsTextOrNull("approved_by"),
                line.Member("commit").AsTextOrNull("commit")
            ),
            line.Member("company").AsText("company"),
            line.Member("endpoint").AsText("endpoint"),
            line.Member("plan").AsText("plan"),
            line.Member("changes").AsNumber("changes"),
            line.Member("resumed").AsFlag("resumed")
        );
    }

    private static JsonObject Write(RecordedEnd result) =>
        new()
        {
            ["address"] = AddressJson.Write(result.Address),
            ["action"] = Words.Snake(result.Action),
            ["end"] = Words.Snake(result.End),
            ["message"] = result.Message,
            ["support_id"] = result.SupportId,
        };

    private static RecordedEnd ReadEnd(JsonNode? result) =>
        new(
            AddressJson.Read(result.Member("address")),
            result.Member("action").AsWord<ChangeAction>("action"),
            result.Member("end").AsWord<ChangeEnd>("end"),
            result.Member("message").AsTextOrNull("message"),
            result.Member("support_id").AsTextOrNull("support_id")
        );
}
