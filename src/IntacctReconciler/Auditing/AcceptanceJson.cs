using System.Text.Json.Nodes;
using IntacctReconciler.Declarations;
using IntacctReconciler.Plans;
using IntacctReconciler.Text;

namespace IntacctReconciler.Auditing;

/// <summary>Entries of a baseline's <c>accepted</c>.</summary>
internal static class AcceptanceJson
{
    public static JsonObject Write(AcceptedFinding entry)
    {
        var json = new JsonObject
        {
            ["fingerprint"] = entry.Fingerprint,
            ["kind"] = entry.Kind,
            ["type"] = entry.Subject.Type,
            ["name"] = entry.Subject.Name,
            ["until"] = entry.Until,
        };
        if (entry.Field is { } field)
            json["field"] = field;
        if (entry.Owner is { } owner)
            json["owner"] = owner;
        if (entry.Reason is { } reason)
            json["reason"] = reason;
        return json;
    }

    public static AcceptedFinding Read(JsonNode? entry)
    {
        var until = entry.Member("until").AsText("until");
        var end =
            Moment.Until(until)
            ?? throw new FormatException($"until {Printable.Of(until)} is neither a date nor a time (2027-03-31)");
        return new(
            entry.Member("fingerprint").AsText("fingerprint"),
            entry.Member("kind").AsText("kind"),
            new(entry.Member("type").AsText("type"), entry.Member("name").AsText("name")),
            entry.Optional("field").AsTextOrNull("field"),
            end.Text,
            end.At
        )
        {
            Owner = entry.Optional("owner").AsTextOrNull("owner"),
            Reason = entry.Optional("reason").AsTextOrNull("reason"),
        };
    }
}
