using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Auditing;
using IntacctReconciler.Plans;
using IntacctReconciler.Reviewing;

namespace IntacctReconciler.Reports.Content;

/// <summary>An audit for programs: every finding, never folded.</summary>
public static class AuditJson
{
    public static JsonObject Of(AuditReview review, int exitCode)
    {
        var words = new AuditWords(new(review.Observed.Catalogue, Detail.Verbose));
        var subject = review.Plan.Subject;
        return new()
        {
            ["company"] = subject.Company,
            ["permission_model"] = Words.Kebab(subject.PermissionModel),
            ["file"] = subject.File,
            ["reader"] = subject.Reader,
            ["as_of"] = TimeJson.Write(review.Plan.AsOf),
            ["compared_with"] = Compared(review.ComparedWith),
            ["exit_code"] = exitCode,
            ["counts"] = new JsonObject(
                Enum.GetValues<AuditSeverity>()
                    .OrderDescending()
                    .Select(severity =>
                        KeyValuePair.Create(
                            AuditWords.Severity(severity),
                            (JsonNode?)JsonValue.Create(review.Findings.Count(one => one.Severity == severity))
                        )
                    )
            ),
            ["waived"] = review.Waived,
            ["review"] = review.Reviewed is { } reviewed ? Reviewed(reviewed) : null,
            ["findings"] = new JsonArray([.. review.Findings.Select(JsonNode (finding) => Finding(finding, words))]),
            ["accepted"] = new JsonArray([.. review.Accepted.Select(JsonNode (finding) => Finding(finding, words))]),
            ["settled"] = new JsonArray([.. review.Settled.Select(JsonNode (entry) => AcceptanceJson.Write(entry))]),
            ["notes"] = new JsonArray([.. review.Notes.Select(NoteJson.Write)]),
        };
    }

    private static string Compared(ComparedWith with) =>
        with switch
        {
            ComparedWith.File => "file",
            ComparedWith.FileAndBaseline => "file_and_baseline",
            ComparedWith.Baseline => "baseline",
            ComparedWith.Nothing => "nothing",
            _ => throw new UnreachableException(),
        };

    private static JsonObject Finding(AuditFinding finding, AuditWords words)
    {
        var json = new JsonObject
        {
            ["id"] = finding.Fingerprint,
            ["kind"] = finding.Kind.Code,
            ["severity"] = AuditWords.Severity(finding.Severity),
            ["type"] = finding.Subject.Type,
            ["name"] = finding.Subject.Name,
            ["field"] = finding.Field,
            ["what"] = What(finding, words),
            ["remedy"] = finding.Mend,
            ["source"] = finding.At is { } at ? PlaceJson.Write(at) : null,
            ["last_change"] = finding.LastChange is { } last
                ? new JsonObject { ["by"] = last.By, ["at"] = last.At is { } when ? TimeJson.Write(when) : null }
                : null,
        };
        if (finding.Change is { } change)
            json["change"] = new JsonObject
            {
                ["by"] = change.By,
                ["at"] = change.At is { } time ? TimeJson.Write(time) : null,
                ["source"] = change.Source,
                ["before"] = change.Before,
                ["after"] = change.After,
            };
        if (finding.Reviewed is { } row)
            json["review"] = new JsonObject
            {
                ["item"] = ReviewItems.Word(row.Item),
                ["access"] = row.Access,
                ["held_through"] = row.HeldThrough,
                ["decision"] = row.Decision is { } decision ? ReviewDecisions.Word(decision) : null,
                ["reviewer"] = row.Reviewer,
                ["date"] = row.Date,
                ["comment"] = row.Comment,
            };
        if (finding.Difference is { } difference)
        {
            json["before"] = ValueJson.Write(difference.Before);
            json["after"] = ValueJson.Write(difference.After);
        }
        if ((finding.Accepted ?? finding.Lapsed) is { } acceptance)
            json[finding.Accepted is null ? "lapsed" : "accepted"] = new JsonObject
            {
                ["until"] = acceptance.Until,
                ["owner"] = acceptance.Owner,
                ["reason"] = acceptance.Reason,
            };
        return json;
    }

    private static JsonObject Reviewed(ReviewTally tally) =>
        new()
        {
            ["file"] = tally.Path,
            ["rows"] = tally.Rows,
            ["kept"] = tally.Of(ReviewState.Kept),
            ["revoked"] = tally.Of(ReviewState.Revoked),
            ["revoke_not_done"] = tally.Of(ReviewState.StillHeld),
            ["not_reviewed"] = tally.Of(ReviewState.NotReviewed),
            ["keep_not_held"] = tally.Of(ReviewState.NotHeld),
            ["not_decided_not_held"] = tally.Of(ReviewState.Lapsed),
            ["not_known"] = tally.Of(ReviewState.NotKnown),
            ["gone"] = tally.Of(ReviewState.Gone),
            ["gone_names"] = new JsonArray([.. tally.Gone.Select(name => (JsonNode)name)]),
            ["gained"] = tally.Of(ReviewState.Gained),
        };

    private static string What(AuditFinding finding, AuditWords words) =>
        words.Of(finding) is { IsEmpty: false } said ? said.Text : finding.Kind.Says;
}
