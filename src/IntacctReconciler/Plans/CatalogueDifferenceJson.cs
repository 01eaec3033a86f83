using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Plans;

/// <summary>What differs between two catalogues, in plan files and as <c>catalogue diff</c> prints it.</summary>
public static class CatalogueDifferenceJson
{
    private const string Active = "active";
    private const string Inactive = "inactive";

    public static JsonNode Write(CatalogueChange change) =>
        new JsonObject
        {
            ["kind"] = Words.Snake(change.Kind),
            ["before"] = change.Before is { } before ? Write(before) : null,
            ["after"] = change.After is { } after ? Write(after) : null,
            ["gained"] = Write(change.Gained),
            ["lost"] = Write(change.Lost),
            ["release"] = change.Release,
        };

    /// <param name="openTo">Users whom no restriction keeps out of it; null where that is not known.</param>
    public static JsonObject Write(EntityChange change, IdSet? openTo = null) =>
        new()
        {
            ["id"] = change.Id,
            ["before"] = Status(change.Before),
            ["after"] = Status(change.After),
            ["open_to"] = openTo is null ? null : ValueJson.Write(openTo),
        };

    internal static CatalogueChange Read(JsonNode? node) =>
        new(
            node.Member("before") is { } before ? ReadEntry(before) : null,
            node.Member("after") is { } after ? ReadEntry(after) : null,
            ReadRights(node.Member("gained")),
            ReadRights(node.Member("lost")),
            node.Member("release").AsTextOrNull("release")
        );

    internal static EntityChange ReadEntity(JsonNode? node) =>
        new(node.Member("id").AsText("id"), ReadStatus(node.Member("before")), ReadStatus(node.Member("after")));

    private static JsonObject Write(CatalogueEntry entry) =>
        new()
        {
            ["module"] = entry.Permission.Module,
            ["permission"] = entry.Permission.Name,
            ["section"] = entry.Section,
            ["rights"] = Write(entry.Allowed),
        };

    private static CatalogueEntry ReadEntry(JsonNode? node) =>
        new(
            Permission.Standard(node.Member("module").AsText("module"), node.Member("permission").AsText("permission")),
            node.Member("section").AsTextOrNull("section"),
            ReadRights(node.Member("rights"))
        );

    private static JsonArray Write(Rights rights) =>
        new([.. rights.Tokens.Order(StringComparer.Ordinal).Select(token => JsonValue.Create(token))]);

    private static Rights ReadRights(JsonNode? node) =>
        Rights.Of(node.AsItems("rights").Select(right => right.AsText("right")));

    private static string? Status(bool? active) =>
        active switch
        {
            true => Active,
            false => Inactive,
            null => null,
        };

    private static bool? ReadStatus(JsonNode? node) =>
        node.AsTextOrNull("status") switch
        {
            Active => true,
            Inactive => false,
            null => null,
            var other => throw new FormatException($"an entity cannot be {other}"),
        };
}
