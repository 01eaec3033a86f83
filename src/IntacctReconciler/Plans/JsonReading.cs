using System.Text.Json.Nodes;

namespace IntacctReconciler.Plans;

/// <summary>Strict steps into JSON; each throws <see cref="FormatException"/> that names what it missed.</summary>
internal static class JsonReading
{
    public static JsonNode? Member(this JsonNode? node, string name) =>
        node is JsonObject members && members.TryGetPropertyValue(name, out var value)
            ? value
            : throw new FormatException($"{name} is missing");

    public static JsonNode? Optional(this JsonNode? node, string name) =>
        node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : null;

    public static string AsText(this JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw new FormatException($"{what} must be a text");

    public static string? AsTextOrNull(this JsonNode? node, string what) => node?.AsText(what);

    public static bool AsFlag(this JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out bool flag)
            ? flag
            : throw new FormatException($"{what} must be true or false");

    public static int AsNumber(this JsonNode? node, string what) =>
        node is JsonValue value && value.TryGetValue(out int number)
            ? number
            : throw new FormatException($"{what} must be a whole number");

    public static JsonArray AsItems(this JsonNode? node, string what) =>
        node as JsonArray ?? throw new FormatException($"{what} must be a list");

    public static IEnumerable<KeyValuePair<string, JsonNode?>> AsMembers(this JsonNode? node, string what) =>
        node as JsonObject ?? throw new FormatException($"{what} must be an object");

    /// <summary>A value of an enum by its name in snake case.</summary>
    public static T AsWord<T>(this JsonNode? node, string what)
        where T : struct, Enum
    {
        var text = node.AsText(what);
        foreach (var value in Enum.GetValues<T>())
        {
            if (Words.Snake(value) == text)
                return value;
        }
        throw new FormatException($"{what} has the unknown value {text}");
    }
}
