using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace IntacctReconciler.Plans;

/// <summary>
/// JSON in the one form of RFC 8785: members sorted by UTF-16 code units, no spaces, nothing escaped that need not be.
/// Numbers are whole ones only: nothing here has others.
/// </summary>
public static class CanonicalJson
{
    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder to, JsonNode? node)
    {
        switch (node)
        {
            case null:
                to.Append("null");
                break;
            case JsonObject members:
                WriteObject(to, members);
                break;
            case JsonArray items:
                WriteArray(to, items);
                break;
            case JsonValue value when value.TryGetValue(out string? text):
                WriteString(to, text);
                break;
            case JsonValue value when value.TryGetValue(out bool flag):
                to.Append(flag ? "true" : "false");
                break;
            case JsonValue value when value.TryGetValue(out long number):
                to.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonValue value when value.TryGetValue(out int number):
                to.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                throw new FormatException($"a number that is not whole: {node.ToJsonString()}");
        }
    }

    private static void WriteObject(StringBuilder to, JsonObject members)
    {
        to.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (!first)
                to.Append(',');
            first = false;
            WriteString(to, name);
            to.Append(':');
            Write(to, value);
        }
        to.Append('}');
    }

    private static void WriteArray(StringBuilder to, JsonArray items)
    {
        to.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                to.Append(',');
            Write(to, items[i]);
        }
        to.Append(']');
    }

    private static void WriteString(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\b' => to.Append("\\b"),
                '\f' => to.Append("\\f"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                < ' ' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => to.Append(letter),
            };
        }
        to.Append('"');
    }
}
