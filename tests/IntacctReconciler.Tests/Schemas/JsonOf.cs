using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Yaml;

namespace IntacctReconciler.Tests.Schemas;

/// <summary>A YAML file as the JSON that an editor hands to its schema validator.</summary>
internal static class JsonOf
{
    public static string Yaml(string yaml)
    {
        var problems = new Problems();
        var root = new JsonObject();
        foreach (
            var part in new YamlFile(new("test"), Encoding.UTF8.GetBytes(yaml), problems).Parts(FrozenSet<string>.Empty)
        )
            root.Add(part.Key.Text, Node(part.Value!));
        problems.Found.Should().BeEmpty("only YAML that is whole can be handed to a validator");
        return root.ToJsonString();
    }

    private static JsonNode? Node(YamlNode node) =>
        node switch
        {
            YamlMap map => new JsonObject(
                map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Node(entry.Value)))
            ),
            YamlList list => new JsonArray([.. list.Items.Select(Node)]),
            YamlScalar scalar => scalar.Kind switch
            {
                ScalarKind.Null => null,
                ScalarKind.Flag => JsonValue.Create(scalar.Text[0] is 't' or 'T'),
                ScalarKind.Whole => JsonValue.Create(
                    long.Parse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture)
                ),
                ScalarKind.Decimal => JsonValue.Create(
                    decimal.Parse(scalar.Text, System.Globalization.CultureInfo.InvariantCulture)
                ),
                _ => JsonValue.Create(scalar.Text),
            },
            _ => throw new InvalidOperationException("a fault has no JSON"),
        };
}
