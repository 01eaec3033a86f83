using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Faults;

/// <summary>Makes an answer of a later release: enumerations have values that the contract does not name.</summary>
internal static class StrangeValues
{
    private const string Strange = "notInTheContract";
    private static readonly HashSet<string> Choices = Named(FieldKind.Choice);
    private static readonly HashSet<string> Rights = Named(FieldKind.Rights);

    public static ReadOnlyMemory<byte> In(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || JsonNode.Parse(body.Span) is not JsonObject answer)
        {
            return body;
        }
        Change(answer["ia::result"]);
        var changed = new ArrayBufferWriter<byte>(body.Length);
        using (var json = new Utf8JsonWriter(changed))
        {
            answer.WriteTo(json);
        }
        return changed.WrittenMemory;
    }

    private static void Change(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Change(item);
            }
        }
        if (node is not JsonObject tree)
        {
            return;
        }
        foreach (var (path, value) in tree.ToList())
        {
            var name = path[(path.LastIndexOf('.') + 1)..];
            if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && Choices.Contains(name))
            {
                tree[path] = Strange;
            }
            else if (value is JsonArray rights && Rights.Contains(name))
            {
                rights.Add((JsonNode)JsonValue.Create(Strange));
            }
            else
            {
                Change(value);
            }
        }
    }

    private static HashSet<string> Named(FieldKind kind) =>
        ObjectTypes
            .All.SelectMany(type => type.Fields)
            .Where(field => field.Kind == kind)
            .Select(field => field.Name)
            .ToHashSet(StringComparer.Ordinal);
}
