using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Plans;

/// <summary>Places as <c>file:line:column</c>.</summary>
internal static class PlaceJson
{
    public static JsonNode Write(Origin at) => JsonValue.Create(at.ToString());

    public static Origin Read(JsonNode? node)
    {
        var text = node.AsText("source");
        var column = text.LastIndexOf(':');
        var line = column < 1 ? -1 : text.LastIndexOf(':', column - 1);
        return
            line > 0
            && int.TryParse(text.AsSpan(line + 1, column - line - 1), CultureInfo.InvariantCulture, out var row)
            && int.TryParse(text.AsSpan(column + 1), CultureInfo.InvariantCulture, out var place)
            ? new(new(text[..line]), row, place)
            : throw new FormatException($"{text} is not a place (file:line:column)");
    }
}

/// <summary>Addresses as <c>{ type, name }</c>: ids may hold any character, so they are never cut out of a text.</summary>
internal static class AddressJson
{
    public static JsonNode Write(Address address) =>
        new JsonObject { ["type"] = Address.Word(address.Kind), ["name"] = address.Id };

    public static Address Read(JsonNode? node) =>
        new(Kind(node.Member("type").AsText("type")), node.Member("name").AsText("name"));

    public static ObjectKind Kind(string word)
    {
        foreach (var kind in Enum.GetValues<ObjectKind>())
        {
            if (Address.Word(kind) == word)
                return kind;
        }
        throw new FormatException($"{word} is no type of object");
    }
}

/// <summary>Times in UTC, to the second.</summary>
internal static class TimeJson
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : throw new FormatException($"{text} is not a time (2026-11-23T14:02:00Z)");
}
