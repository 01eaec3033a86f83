using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Query;

/// <summary>A request to the query service, checked.</summary>
internal sealed record QueryPayload(ObjectType Type, IReadOnlyList<QueryField> Fields)
{
    private const int LargestPage = 4000;
    private static readonly string[] Keys =
    [
        "object",
        "fields",
        "filters",
        "filterExpression",
        "filterParameters",
        "orderBy",
        "start",
        "size",
    ];
    private static readonly string[] ParameterKeys =
    [
        "asOfDate",
        "includeHierarchyFields",
        "caseSensitiveComparison",
        "includePrivate",
    ];

    public IReadOnlyList<QueryFilter> Filters { get; init; } = [];
    public FilterExpression Expression { get; init; } = FilterExpression.And;
    public IReadOnlyList<(QueryField Field, bool Descending)> OrderBy { get; init; } = [];
    public bool IncludePrivate { get; init; }
    public bool CaseSensitive { get; init; } = true;
    public int Start { get; init; } = 1;
    public int Size { get; init; } = 100;

    /// <summary>What decides which rows there are and in which order; equal for all pages of a query.</summary>
    public string Selection { get; init; } = "";

    public static QueryPayload Read(JsonElement body, Simulation company)
    {
        RequireKeys(body, Keys);
        var type =
            Text(body, "object") is { } name && ObjectTypes.Find(name) is { } known && company.Offers(known)
                ? known
                : throw Refusal.Invalid($"The object {Text(body, "object") ?? "(none)"} does not exist");
        var parameters = body.TryGetProperty("filterParameters", out var given) ? given : default;
        if (parameters.ValueKind != JsonValueKind.Undefined)
        {
            RequireKeys(parameters, ParameterKeys);
        }
        var fields = new QueryFields(type, company);
        var filters = Items(body, "filters").Select(item => QueryFilter.Read(item, fields)).ToList();
        return new QueryPayload(type, ReadFields(body, fields))
        {
            Filters = filters,
            Expression = FilterExpression.Parse(Text(body, "filterExpression") ?? "and", filters.Count),
            OrderBy = [.. Items(body, "orderBy").SelectMany(item => ReadOrder(item, fields))],
            IncludePrivate = Flag(parameters, "includePrivate", false),
            CaseSensitive = Flag(parameters, "caseSensitiveComparison", true),
            Start = Number(body, "start", 1, int.MaxValue),
            Size = Number(body, "size", 100, LargestPage),
            Selection = string.Join(
                '\n',
                Keys.Where(key => key is not ("fields" or "start" or "size"))
                    .Select(key => body.TryGetProperty(key, out var part) ? part.GetRawText() : "")
            ),
        };
    }

    private static List<QueryField> ReadFields(JsonElement body, QueryFields fields)
    {
        var names = Items(body, "fields").ToList();
        if (names.Count == 0)
        {
            throw Refusal.Invalid("The query names no fields");
        }
        return
        [
            .. names
                .Select(name => name.ValueKind == JsonValueKind.String ? name.GetString()! : throw NotText("fields"))
                .Distinct(StringComparer.Ordinal)
                .Select(fields.Shown),
        ];
    }

    private static IEnumerable<(QueryField, bool)> ReadOrder(JsonElement item, QueryFields fields) =>
        item.ValueKind != JsonValueKind.Object
            ? throw Refusal.Invalid("orderBy is a list of objects such as {\"id\":\"asc\"}")
            : item.EnumerateObject()
                .Select(order =>
                    (
                        fields.Compared(order.Name),
                        order.Value.ToString() switch
                        {
                            "asc" => false,
                            "desc" => true,
                            var other => throw Refusal.Invalid($"orderBy {order.Name} is \"{other}\", not asc or desc"),
                        }
                    )
                );

    private static void RequireKeys(JsonElement body, string[] known)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Invalid("The query payload is not an object");
        }
        foreach (
            var member in body.EnumerateObject().Where(member => !known.Contains(member.Name, StringComparer.Ordinal))
        )
        {
            throw Refusal.Invalid($"Unrecognized key {member.Name} in query payload");
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var list) ? default
        : list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : throw Refusal.Invalid($"{name} is not a list");

    private static string? Text(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw NotText(name);

    private static bool Flag(JsonElement parameters, string name, bool byDefault) =>
        parameters.ValueKind != JsonValueKind.Object || !parameters.TryGetProperty(name, out var value) ? byDefault
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Refusal.Invalid($"{name} is neither true nor false");

    private static int Number(JsonElement body, string name, int byDefault, int largest)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return byDefault;
        }
        return
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var number)
            && number >= 1
            && number <= largest
            ? number
            : throw Refusal.Invalid($"{name} is {value.GetRawText()}: it must be a whole number from 1 to {largest}");
    }

    private static Refusal NotText(string name) => Refusal.Invalid($"{name} is not text");
}
