using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>
/// A journal for another program: <c>{ intact, records, head, damage, runs: [{ run, resumed, began, ended, end, company, ...,
/// changes: [{ address, action, end, fields, message, support_id }] }] }</c>. A run that was taken up again is there once for
/// each part; <c>end</c> is null where it was cut short, of a change too.
/// </summary>
public static class JournalReportJson
{
    public static string Of(JournalContents journal)
    {
        var report = new JsonObject
        {
            ["intact"] = journal.Fault is null,
            ["records"] = journal.Entries.Length,
            ["head"] = journal.Head.Hash,
            ["damage"] = journal.Fault is { } fault
                ? new JsonObject { ["line"] = fault.Line, ["what"] = fault.What }
                : null,
            ["runs"] = new JsonArray([.. RecordedRun.In(journal).Select(Write)]),
        };
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            report.WriteTo(json);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Write(RecordedRun run) =>
        new()
        {
            ["run"] = run.Began.Run,
            ["resumed"] = run.Began.Resumed,
            ["began"] = TimeJson.Write(run.At),
            ["ended"] = run.EndedAt is { } ended ? TimeJson.Write(ended) : null,
            ["end"] = run.Ended is { } end ? Words.Snake(end.End) : null,
            ["company"] = run.Began.Company,
            ["endpoint"] = run.Began.Endpoint,
            ["applied_by"] = run.Began.Facts.SignedIn,
            ["change_ref"] = run.Began.Facts.ChangeRef,
            ["approved_by"] = run.Began.Facts.ApprovedBy,
            ["commit"] = run.Began.Facts.Commit,
            ["plan"] = run.Began.Plan,
            ["tool"] = run.Began.Facts.Tool,
            ["changes"] = new JsonArray([.. run.Changes.Select(Write)]),
        };

    private static JsonObject Write(RecordedChange change) =>
        new()
        {
            ["address"] = change.Address.ToString(),
            ["action"] = change.End is { } made ? Words.Snake(made.Action) : null,
            ["end"] = change.End is { } end ? Words.Snake(end.End) : null,
            ["fields"] = new JsonArray([.. change.Fields.Select(field => JsonValue.Create(field))]),
            ["message"] = change.End?.Message,
            ["support_id"] = change.End?.SupportId,
        };
}
