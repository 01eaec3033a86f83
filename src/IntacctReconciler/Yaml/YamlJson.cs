using System.Globalization;
using System.Text.Json.Nodes;

namespace IntacctReconciler.Yaml;

/// <summary>A value of a file as JSON, by the core schema.</summary>
internal static class YamlJson
{
    /// <returns>null for a null, and for what has been reported already.</returns>
    public static JsonNode? Of(YamlNode node) =>
        node switch
        {
            YamlMap map => new JsonObject(
                map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Of(entry.Value)))
            ),
            YamlList list => new JsonArray([.. list.Items.Select(Of)]),
            YamlScalar scalar => Of(scalar),
            _ => null,
        };

    private static JsonValue? Of(YamlScalar scalar) =>
        scalar.Kind switch
        {
            ScalarKind.Null => null,
            ScalarKind.Flag => JsonValue.Create(scalar.Text[0] is 't' or 'T'),
            ScalarKind.Whole when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var whole) =>
                JsonValue.Create(whole),
            _ => JsonValue.Create(scalar.Text),
        };
}
