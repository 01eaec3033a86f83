using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Model;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary>
/// Users and entities before and after, for readers of plan files: <c>"all"</c> or a list of ids, null for a new user. It
/// follows from the changes, so it is never read back.
/// </summary>
internal static class EntityAccessJson
{
    public static JsonArray Write(ImmutableArray<Change> changes) =>
        [
            .. EntityAccess
                .Of(changes)
                .Select(
                    JsonNode (access) =>
                        new JsonObject
                        {
                            ["users"] = ValueJson.Write(access.Users),
                            ["before"] = access.Before is { } before ? Entities(before) : null,
                            ["after"] = Entities(access.After),
                            ["top_level_before"] = access.Before is { } reach
                                ? JsonValue.Create(reach.OpensTopLevel)
                                : null,
                            ["top_level_after"] = JsonValue.Create(access.After.OpensTopLevel),
                        }
                ),
        ];

    private static JsonNode Entities(Restriction restriction) =>
        restriction.Only is { } only ? ValueJson.Write(only) : JsonValue.Create("all");
}
