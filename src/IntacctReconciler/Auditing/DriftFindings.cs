using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>What a plan would change of what is declared, object by object and field by field.</summary>
internal static class DriftFindings
{
    public static IEnumerable<AuditFinding> Of(Audited on) =>
        on
            .Plan.Changes.Where(change => change.Address.Kind != ObjectKind.Contact)
            .GroupBy(change => change.Address)
            .SelectMany(steps => OfObject(on, [.. steps]));

    private static IEnumerable<AuditFinding> OfObject(Audited on, ImmutableArray<Change> steps)
    {
        var (address, first) = (steps[0].Address, steps[0]);
        if (first.Reason is ChangeReason.Renamed or ChangeReason.Undeclared)
            return [];
        if (steps.Any(step => step.Action == ChangeAction.Create))
            return [Missing(on, first)];
        if (first.Reason == ChangeReason.DeclaredAbsent)
            return [on.Finding(AuditKinds.StillThere, address, StillHas(on.Observed, address)) with { At = first.At }];
        return steps
            .SelectMany(step => step.Fields)
            // What follows from another finding has no place of its own.
            .Where(field => field.At is not null)
            .GroupBy(field => field.Field.Name, StringComparer.Ordinal)
            .SelectMany(fields => OfField(on, address, fields.Last()));
    }

    private static AuditFinding Missing(Audited on, Change change)
    {
        var former = on.Changes.Renames.FirstOrDefault(rename => rename.Now == change.Address).Formerly;
        return on.Finding(
            AuditKinds.Missing,
            change.Address,
            former is null ? "" : $"still named {Printable.Of(former)}"
        ) with
        {
            At = change.At,
        };
    }

    private static string StillHas(CompanyState observed, Address address) =>
        observed.Find(address) is User user
            ? user.Status == "inactive"
                ? "inactive, and not all is taken away"
                : "active"
            : "";

    private static IEnumerable<AuditFinding> OfField(Audited on, Address address, FieldChange planned)
    {
        var name = planned.Field.Name;
        var (has, wanted) = (on.Observed.Find(address)!.Get(name), on.Changes.Target.Find(address)?.Get(name));
        foreach (var (id, until) in planned.Ended ?? ImmutableDictionary<string, string>.Empty)
        {
            if (has is not FieldValue.Ids held || !held.Value.Contains(id))
                continue;
            yield return on.Finding(AuditKinds.Overdue, address, Ended(name, id, until)) with
            {
                Field = name,
                Detail = JsonValue.Create(id),
                At = planned.At,
            };
            has = new FieldValue.Ids(held.Value.Where(other => other != id));
        }
        if (Equals(has, wanted))
            yield break;
        yield return on.Finding(AuditKinds.Drift, address, severity: Gravity.Of(name, wanted, has)) with
        {
            Field = name,
            Difference = new(planned.Field, has, wanted),
            Detail = Apart(has, wanted),
            At = planned.At,
        };
    }

    private static string Ended(string field, string id, string until) =>
        $"{(field == "members" ? "member " : "")}{Printable.Of(id)} was until {Printable.Of(until)}";

    /// <summary>What only one side has: whatever else stands in a list may change without it being another finding.</summary>
    internal static JsonObject Apart(FieldValue? one, FieldValue? other)
    {
        var (left, right) = (one, other) switch
        {
            (FieldValue.Ids a, FieldValue.Ids b) => (
                (FieldValue?)new FieldValue.Ids(a.Value.Except(b.Value)),
                new FieldValue.Ids(b.Value.Except(a.Value))
            ),
            (FieldValue.Grants a, FieldValue.Grants b) => (
                new FieldValue.Grants(a.Value.Except(b.Value)),
                new FieldValue.Grants(b.Value.Except(a.Value))
            ),
            _ => (one, other),
        };
        return new() { ["from"] = ValueJson.Write(left), ["to"] = ValueJson.Write(right) };
    }
}
