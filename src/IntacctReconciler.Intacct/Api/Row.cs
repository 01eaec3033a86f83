using System.Text.Json;

namespace IntacctReconciler.Intacct.Api;

/// <summary>
/// An object as Intacct shows it: a query's flat row, whose keys are dotted paths, or a tree from GET. A path finds its value in
/// both. Valid only while the answer that it came in is.
/// </summary>
internal readonly struct Row(JsonElement element)
{
    public JsonElement Element => element;

    /// <summary>Whether the property is there, even as null.</summary>
    public bool Has(string path) => Look(path, out _);

    /// <summary>Null when it is absent, null or no scalar.</summary>
    public string? Text(string path) =>
        !Look(path, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? value.GetRawText()
        : null;

    public bool? Flag(string path) =>
        !Look(path, out var value) ? null
        : value.ValueKind == JsonValueKind.True ? true
        : value.ValueKind == JsonValueKind.False ? false
        : value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag) ? flag
        : null;

    /// <summary>The elements of a list; null when it is absent or null.</summary>
    public IReadOnlyList<Row>? List(string path) =>
        Look(path, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => new Row(item))]
            : null;

    /// <summary>The ids of a list of references; null when the list is not there or a reference has no id.</summary>
    public IReadOnlyList<string>? Ids(string path)
    {
        if (List(path) is not { } references)
            return null;
        var ids = new List<string>(references.Count);
        foreach (var reference in references)
        {
            if (reference.Text("id") is not { } id)
                return null;
            ids.Add(id);
        }
        return ids;
    }

    /// <summary>The texts of a list; null when it is absent, null or holds anything else.</summary>
    public IReadOnlyList<string>? Texts(string path)
    {
        if (!Look(path, out var value) || value.ValueKind != JsonValueKind.Array)
            return null;
        var texts = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                return null;
            texts.Add(item.GetString()!);
        }
        return texts;
    }

    private bool Look(string path, out JsonElement found)
    {
        found = element;
        if (element.ValueKind != JsonValueKind.Object)
            return false;
        if (element.TryGetProperty(path, out found))
            return true;
        found = element;
        foreach (var step in path.Split('.'))
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
                return false;
        }
        return true;
    }
}
