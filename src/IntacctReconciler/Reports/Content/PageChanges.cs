using System.Text.Json;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Reports.Formats;

namespace IntacctReconciler.Reports.Content;

/// <summary>Every write of a plan in its order, each with all that it changes, for a page.</summary>
internal sealed class PageChanges(PlanReading reading, Wording full, PageTables tables, DeclaredAccess declared)
{
    /// <summary>Longer lists of ids are told by what comes and what goes.</summary>
    private const int MostIds = 20;

    private readonly ChangeWords words = new(reading);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("changes");
        foreach (var change in reading.Plan.Changes)
            Write(json, change, isHeldBack: false);
        foreach (var change in reading.Plan.HeldBack)
            Write(json, change, isHeldBack: true);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, Change change, bool isHeldBack)
    {
        json.WriteStartObject();
        json.WriteString("mark", TextFormat.Sign(ChangesSection.MarkOf(change)));
        json.WriteString("kind", Address.Word(change.Address.Kind));
        json.WriteString("of", Names.Of(change.Address));
        json.WriteNumber("id", tables.Text(change.Address.Id));
        json.WriteNumber("says", tables.Text(words.Of(change).Text));
        json.WriteNumber("why", tables.Text(Why(change)));
        json.WriteNumber("last", tables.Text(Wording.LastChange(change.LastChange)));
        json.WriteNumber("at", tables.Place(change.At));
        if (isHeldBack)
            json.WriteBoolean("held", true);
        json.WriteStartArray("fields");
        foreach (
            var field in change.Fields.Where(field => change.Action != ChangeAction.Create || IsWorthSaying(field))
        )
        {
            foreach (var (label, before, after, at) in Rows(change.Address, field))
            {
                json.WriteStartArray();
                json.WriteNumberValue(tables.Text(label));
                json.WriteNumberValue(tables.Text(before));
                json.WriteNumberValue(tables.Text(after));
                json.WriteNumberValue(tables.Place(at ?? field.At));
                json.WriteEndArray();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Why(Change change)
    {
        var why = change.Reason switch
        {
            ChangeReason.Declared => "the files declare it",
            ChangeReason.DeclaredAbsent => "the files declare it absent",
            ChangeReason.Undeclared => "not declared, and the files own all of its kind",
            ChangeReason.Consequence => "follows from another declaration",
            ChangeReason.Renamed => "another takes its place",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return why
            + (change.Owner is { } owner ? $"; owner {Names.Text(owner)}" : "")
            + (change.Ticket is { } ticket ? $"; ticket {Names.Text(ticket)}" : "");
    }

    /// <summary>Of a new object what somebody wrote, or what is more than nothing.</summary>
    private static bool IsWorthSaying(FieldChange field) =>
        field.At is not null
        || field.After switch
        {
            FieldValue.Flag flag => flag.Value,
            FieldValue.Text text => text.Value.Length > 0 && text.Value != field.Field.Default,
            FieldValue.Ids ids => ids.Value.Count > 0,
            FieldValue.Grants grants => grants.Value.Count > 0,
            FieldValue.Reach reach => !reach.Value.IsAll,
            _ => false,
        };

    private IEnumerable<Shown> Rows(Address of, FieldChange field) =>
        (field.Before ?? field.After) switch
        {
            FieldValue.Grants => Grants(of, Of(field.Before), Of(field.After)),
            FieldValue.Ids => [Ids(field)],
            FieldValue.Reach =>
            [
                new(field.Field.Label, Reach(field.Field, field.Before), Reach(field.Field, field.After)),
            ],
            _ => [new(field.Field.Label, Single(field.Field, field.Before), Single(field.Field, field.After))],
        };

    private IEnumerable<Shown> Grants(Address of, GrantSet before, GrantSet after) =>
        before
            .Except(after)
            .Union(after.Except(before))
            .Select(grant => new Shown(
                full.Full(grant.Permission),
                Rights(grant.Permission, before.RightsOn(grant.Permission)),
                Rights(grant.Permission, after.RightsOn(grant.Permission)),
                declared.PlaceOf(of, grant.Permission)
            ));

    private string? Rights(Permission permission, Rights rights) =>
        rights.IsEmpty ? null : full.Rights(permission, rights);

    private static Shown Ids(FieldChange field)
    {
        var before = (field.Before as FieldValue.Ids)?.Value ?? IdSet.Empty;
        var after = (field.After as FieldValue.Ids)?.Value ?? IdSet.Empty;
        if (before.Count + after.Count <= MostIds)
            return new(field.Field.Label, List(before), List(after));
        var (gone, come) = (before.Except(after), after.Except(before));
        return new(
            $"{field.Field.Label}, of {before.Count:N0} and then {after.Count:N0} those that differ",
            List(gone),
            List(come)
        );
    }

    private static string? List(IdSet ids) => ids.Count == 0 ? null : Names.List(ids, Detail.Verbose);

    private string? Reach(FieldInfo field, FieldValue? value) =>
        value is FieldValue.Reach reach ? full.Reach(field.Name, reach.Value) : null;

    private static string? Single(FieldInfo field, FieldValue? value) =>
        value is null ? null : Wording.Value(field, value);

    private static GrantSet Of(FieldValue? value) => (value as FieldValue.Grants)?.Value ?? GrantSet.Empty;

    /// <summary>A row of what a change does.</summary>
    /// <param name="Before">Null for nothing, as is <paramref name="After"/>.</param>
    /// <param name="At">Where it stands, if that is not where the field does.</param>
    private sealed record Shown(string Label, string? Before, string? After, Origin? At = null);
}
