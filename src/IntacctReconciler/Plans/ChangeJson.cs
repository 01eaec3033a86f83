using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary>
/// A change as an entry of <c>resource_changes</c>: the members that Terraform's plans have, so that their readers can read
/// ours, and beside them what they do not know.
/// </summary>
internal static class ChangeJson
{
    public static JsonObject Write(Change change)
    {
        var entry = new JsonObject
        {
            ["address"] = change.Address.ToString(),
            ["mode"] = "managed",
            ["type"] = Address.Word(change.Address.Kind),
            ["name"] = change.Address.Id,
            ["provider_name"] = "intacct",
            ["change"] = new JsonObject
            {
                ["actions"] = new JsonArray(JsonValue.Create(TerraformAction(change.Action))),
                ["before"] = change.Action == ChangeAction.Create ? null : Values(change, field => field.Before),
                ["after"] = Removes(change.Action) ? null : Values(change, field => field.After),
            },
            ["stage"] = Words.Snake(change.Stage),
            ["reason"] = Words.Snake(change.Reason),
            ["before_digest"] = ChangeDigest.Before(change),
            ["after_digest"] = ChangeDigest.After(change),
        };
        if (change.Action == ChangeAction.Deactivate)
        {
            entry["action_reason"] = "deactivate";
            entry["deactivated"] = Values(change, field => field.After);
        }
        if (change.At is { } at)
        {
            entry["source"] = PlaceJson.Write(at);
            if (WayJson.Write(at) is { } way)
                entry["via"] = way;
        }
        if (change.DependsOn.Length > 0)
            entry["depends_on"] = new JsonArray([.. change.DependsOn.Select(address => AddressJson.Write(address))]);
        AddFieldFacts(entry, change);
        if (change.Owner is { } owner)
            entry["owner"] = owner;
        if (change.Ticket is { } ticket)
            entry["ticket"] = ticket;
        if (change.LastChange is { } last)
            entry["last_change"] = new JsonObject
            {
                ["by"] = last.By,
                ["at"] = last.At is { } when ? TimeJson.Write(when) : null,
            };
        return entry;
    }

    public static Change Read(JsonNode? entry)
    {
        var address = new Address(
            AddressJson.Kind(entry.Member("type").AsText("type")),
            entry.Member("name").AsText("name")
        );
        var action = Action(entry);
        var before = entry.Member("change").Member("before");
        var after =
            action == ChangeAction.Deactivate ? entry.Member("deactivated") : entry.Member("change").Member("after");
        var last = entry.Optional("last_change");
        return new(
            address,
            action,
            entry.Member("stage").AsWord<Stage>("stage"),
            entry.Member("reason").AsWord<ChangeReason>("reason"),
            ReadFields(address.Kind, before, after, entry),
            entry.Optional("source") is { } source ? WayJson.Read(PlaceJson.Read(source), entry.Optional("via")) : null,
            [.. entry.Optional("depends_on")?.AsItems("depends_on").Select(AddressJson.Read) ?? []],
            last is null
                ? null
                : new LastChange(
                    last.Member("by").AsTextOrNull("by"),
                    last.Member("at") is { } when ? TimeJson.Read(when.AsText("at")) : null
                )
        )
        {
            Owner = entry.Optional("owner")?.AsText("owner"),
            Ticket = entry.Optional("ticket")?.AsText("ticket"),
        };
    }

    private static ImmutableArray<FieldChange> ReadFields(
        ObjectKind kind,
        JsonNode? before,
        JsonNode? after,
        JsonNode? entry
    )
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        named.UnionWith((before as JsonObject)?.Select(member => member.Key) ?? []);
        named.UnionWith((after as JsonObject)?.Select(member => member.Key) ?? []);
        var infos = Fields.Of(kind);
        if (named.FirstOrDefault(name => infos.All(info => info.Name != name)) is { } unknown)
            throw new FormatException($"a {Address.Word(kind)} has no field {unknown}");
        var places = entry.Optional("field_sources");
        var ways = entry.Optional("field_vias");
        var ended = entry.Optional("ended");
        var temporary = entry.Optional("temporary");
        return
        [
            .. from info in infos
            where named.Contains(info.Name)
            let place = places.Optional(info.Name)
            select new FieldChange(
                info,
                ValueJson.Read(info, before.Optional(info.Name)),
                ValueJson.Read(info, after.Optional(info.Name)),
                place is null ? null : WayJson.Read(PlaceJson.Read(place), ways.Optional(info.Name)),
                ReadTimes(ended.Optional(info.Name))
            )
            {
                Temporary = ReadTimes(temporary.Optional(info.Name)),
            },
        ];
    }

    private static void AddFieldFacts(JsonObject entry, Change change)
    {
        var places = new JsonObject();
        var ways = new JsonObject();
        var (ended, temporary) = (new JsonObject(), new JsonObject());
        foreach (var field in change.Fields)
        {
            if (field.At is { } at)
                places[field.Field.Name] = PlaceJson.Write(at);
            if (field.At is { } place && WayJson.Write(place) is { } way)
                ways[field.Field.Name] = way;
            if (field.Ended is { } ends)
                ended[field.Field.Name] = Times(ends);
            if (field.Temporary is { } untils)
                temporary[field.Field.Name] = Times(untils);
        }
        if (places.Count > 0)
            entry["field_sources"] = places;
        if (ways.Count > 0)
            entry["field_vias"] = ways;
        if (ended.Count > 0)
            entry["ended"] = ended;
        if (temporary.Count > 0)
            entry["temporary"] = temporary;
    }

    private static JsonObject Times(ImmutableDictionary<string, string> untils) =>
        new(untils.Select(until => KeyValuePair.Create(until.Key, (JsonNode?)JsonValue.Create(until.Value))));

    private static ImmutableDictionary<string, string>? ReadTimes(JsonNode? untils) =>
        untils
            ?.AsMembers("until")
            .ToImmutableDictionary(until => until.Key, until => until.Value.AsText("until"), StringComparer.Ordinal);

    private static JsonObject Values(Change change, Func<FieldChange, FieldValue?> side) =>
        new(change.Fields.Select(field => KeyValuePair.Create(field.Field.Name, ValueJson.Write(side(field)))));

    private static bool Removes(ChangeAction action) => action is ChangeAction.Delete or ChangeAction.Deactivate;

    private static string TerraformAction(ChangeAction action) =>
        action switch
        {
            ChangeAction.Create => "create",
            ChangeAction.Update => "update",
            ChangeAction.Deactivate or ChangeAction.Delete => "delete",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static ChangeAction Action(JsonNode? entry) =>
        entry.Member("change").Member("actions").AsItems("actions") is [{ } only]
            ? (only.AsText("action"), entry.Optional("action_reason")?.AsText("action_reason")) switch
            {
                ("create", _) => ChangeAction.Create,
                ("update", _) => ChangeAction.Update,
                ("delete", "deactivate") => ChangeAction.Deactivate,
                ("delete", _) => ChangeAction.Delete,
                var (other, _) => throw new FormatException($"the action {other} is unknown"),
            }
            : throw new FormatException("a change has one action");
}
