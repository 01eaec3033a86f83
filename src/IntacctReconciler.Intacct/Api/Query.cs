using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Intacct.Http;

namespace IntacctReconciler.Intacct.Api;

/// <summary>A question to the query service.</summary>
/// <param name="Type">The object type: <c>company-config/user</c>.</param>
/// <param name="What">For messages and progress: users.</param>
/// <param name="Fields">Besides <c>key</c>. One that the company does not know is left out of its rows.</param>
internal sealed record Query(string Type, string What, ImmutableArray<string> Fields)
{
    /// <summary>All must hold.</summary>
    public ImmutableArray<Filter> Filters { get; init; } = [];

    /// <summary>The field of which the greatest value comes first; null for the order of keys, in which all pages are read.</summary>
    public string? NewestBy { get; init; }

    /// <summary>The field over which Intacct refused the query ("The X field does not exist"), if that was why.</summary>
    public string? FieldNamedIn(ApiError error)
    {
        if (error.Status is not (200 or 400 or 422) || error.LooksLikeMissingPermission)
            return null;
        var words = error.Details.SelectMany(detail => new[] { detail.Target, detail.Message }).Append(error.Message);
        var named = words
            .OfType<string>()
            .SelectMany(text => text.Split([' ', '"', '\'', '/', ',', ':', ';', '`', '[', ']', '(', ')']))
            .Select(word => word.TrimEnd('.'))
            .ToHashSet(StringComparer.Ordinal);
        return Fields.FirstOrDefault(field => field != "id" && named.Contains(field));
    }

    /// <summary>
    /// Ordered by key, so that pages neither overlap nor leave gaps; with private records, which the top level is otherwise not
    /// shown.
    /// </summary>
    public void Write(Utf8JsonWriter json, int start, int size)
    {
        json.WriteStartObject();
        json.WriteString("object", Type);
        json.WriteStartArray("fields");
        json.WriteStringValue("key");
        foreach (var field in Fields)
            json.WriteStringValue(field);
        json.WriteEndArray();
        if (!Filters.IsEmpty)
        {
            json.WriteStartArray("filters");
            foreach (var filter in Filters)
                filter.Write(json);
            json.WriteEndArray();
        }
        json.WriteStartObject("filterParameters");
        json.WriteBoolean("includePrivate", true);
        json.WriteEndObject();
        json.WriteStartArray("orderBy");
        json.WriteStartObject();
        if (NewestBy is { } newest)
            json.WriteString(newest, "desc");
        else
            json.WriteString("key", "asc");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("start", start);
        json.WriteNumber("size", size);
        json.WriteEndObject();
    }
}

/// <param name="Operator"><c>$in</c> takes all values, others the only one.</param>
internal sealed record Filter(string Operator, string Field, ImmutableArray<string> Values)
{
    public static Filter In(string field, IEnumerable<string> values) => new("$in", field, [.. values]);

    public static Filter Not(string field, string value) => new("$ne", field, [value]);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject(Operator);
        if (Operator == "$in")
        {
            json.WriteStartArray(Field);
            foreach (var value in Values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }
        else
        {
            json.WriteString(Field, Values.Single());
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
