using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Applying;
using IntacctReconciler.Applying.Journal;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Evidence.Tables;

/// <summary>What was changed through this tool, by whose plan and approval, as the journal has it.</summary>
internal static class ChangesTable
{
    /// <param name="Field">Empty where only the change as a whole is recorded.</param>
    private sealed record Row(RecordedStep Step, string Field = "", string Before = "", string After = "")
    {
        public RunFacts? Facts => Step.Began?.Facts;
    }

    public static PackTable Table { get; } =
        new PackTable<Row>(
            "changes.csv",
            "What was changed through this tool, as its journal has it: a row for each value that came or went.",
            company => company.Sources.Journal is { } journal ? Rows(company, journal.Contents) : [],
            new(
                "Time (UTC)",
                "when its end was recorded, or when it was about to be sent",
                row => CellWords.Time(row.Step.At)
            ),
            new("Run", "one apply has one id, also when it was taken up again", row => row.Step.Run),
            new("Plan", "the SHA-256 of the plan that was applied", row => row.Step.Began?.Plan ?? ""),
            new("Change reference", "the ticket that asked for it", row => row.Facts?.ChangeRef ?? ""),
            new("Approved by", "who approved it, as whoever applied said", row => row.Facts?.ApprovedBy ?? ""),
            new("Applied by", "the user that signed in", row => row.Facts?.SignedIn ?? ""),
            new("Commit", "of the access file", row => row.Facts?.Commit ?? ""),
            new("Type", "user, role, group or contact", row => Address.Word(row.Step.Address.Kind)),
            new("ID", "of the object", row => row.Step.Address.Id),
            new("Action", "create, update, deactivate or delete", row => Plans.Words.Snake(row.Step.Action)),
            new("Field", "in the words of the screens; of grants with the permission", row => row.Field),
            new("Before", "empty where there was nothing", row => row.Before),
            new("After", "empty where there is nothing any more", row => row.After),
            new("Outcome", "after reading back", row => Outcome(row.Step.End?.End)),
            new("Message", "what Intacct said, or why it was not sent", row => row.Step.End?.Message ?? ""),
            new("Support ID", "Intacct's, for a refusal", row => row.Step.End?.SupportId ?? "")
        );

    /// <summary>Changes of a time, as <see cref="Table"/> has them.</summary>
    public static IEnumerable<RecordedStep> Steps(JournalContents journal, DateTimeOffset? since) =>
        RecordedStep.In(journal).Where(step => !(step.At < since));

    private static IEnumerable<Row> Rows(CompanyEvidence company, JournalContents journal) =>
        Steps(journal, company.Sources.Since).SelectMany(step => Rows(step, company.Words));

    private static ImmutableArray<Row> Rows(RecordedStep step, CellWords words)
    {
        ImmutableArray<Row> rows = [.. (step.Change?.Fields ?? []).SelectMany(field => Rows(step, field, words))];
        return rows.IsEmpty ? [new Row(step)] : rows;
    }

    private static IEnumerable<Row> Rows(RecordedStep step, FieldChange change, CellWords words) =>
        (change.Before ?? change.After) switch
        {
            FieldValue.Grants => Grants(step, change, words),
            FieldValue.Ids => Ids(step, change),
            _ => [new(step, change.Field.Label, Value(change.Field, change.Before), Value(change.Field, change.After))],
        };

    private static IEnumerable<Row> Ids(RecordedStep step, FieldChange change)
    {
        var before = (change.Before as FieldValue.Ids)?.Value ?? IdSet.Empty;
        var after = (change.After as FieldValue.Ids)?.Value ?? IdSet.Empty;
        return
        [
            .. before.Except(after).Select(id => new Row(step, change.Field.Label, Before: id)),
            .. after.Except(before).Select(id => new Row(step, change.Field.Label, After: id)),
        ];
    }

    private static IEnumerable<Row> Grants(RecordedStep step, FieldChange change, CellWords words)
    {
        var before = (change.Before as FieldValue.Grants)?.Value ?? GrantSet.Empty;
        var after = (change.After as FieldValue.Grants)?.Value ?? GrantSet.Empty;
        return from permission in after.Except(before).Union(before.Except(after)).Select(grant => grant.Permission)
            select new Row(
                step,
                $"{change.Field.Label}: {words.Full(permission)}",
                words.Rights(permission, before.RightsOn(permission)),
                words.Rights(permission, after.RightsOn(permission))
            );
    }

    private static string Value(FieldInfo field, FieldValue? value) =>
        value is null ? "" : CellWords.Value(field, value);

    private static string Outcome(ChangeEnd? end) =>
        end switch
        {
            null => "not known: it was about to be sent, and no end is recorded",
            ChangeEnd.Done => "done and verified",
            ChangeEnd.AlreadyDone => "was so already",
            ChangeEnd.Refused => "refused by Intacct",
            ChangeEnd.Unverified => "not verified",
            ChangeEnd.NotRevocable => "not revocable",
            ChangeEnd.Moved => "not made, changed by somebody else meanwhile",
            ChangeEnd.NotSent => "not made",
            _ => throw new UnreachableException(),
        };
}
