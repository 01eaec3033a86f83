using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Query;

/// <summary>One element of <c>filters</c>: an operator and the fields it compares.</summary>
internal sealed record QueryFilter(
    string Operator,
    IReadOnlyList<(QueryField Field, IReadOnlyList<object?> Wanted)> Terms
)
{
    private static readonly string[] Operators =
    [
        "$eq",
        "$ne",
        "$lt",
        "$lte",
        "$gt",
        "$gte",
        "$in",
        "$notIn",
        "$between",
        "$notBetween",
        "$contains",
        "$notContains",
        "$has",
        "$startsWith",
        "$notStartsWith",
        "$endsWith",
        "$notEndsWith",
    ];

    public bool Names(string field) => Terms.Any(term => term.Field.Name == field);

    public static QueryFilter Read(JsonElement element, QueryFields fields)
    {
        if (
            element.ValueKind != JsonValueKind.Object
            || element.EnumerateObject().ToList() is not [var only]
            || only.Value.ValueKind != JsonValueKind.Object
        )
        {
            throw Refusal.Invalid("A filter is an object with one operator, such as {\"$eq\":{\"status\":\"active\"}}");
        }
        if (!Operators.Contains(only.Name, StringComparer.Ordinal))
        {
            throw Refusal.Invalid($"{only.Name} is not an operator of the query service");
        }
        return new QueryFilter(
            only.Name,
            [
                .. only
                    .Value.EnumerateObject()
                    .Select(term =>
                        (
                            only.Name == "$has" ? fields.List(term.Name) : fields.Compared(term.Name),
                            Wanted(only.Name, term.Name, term.Value)
                        )
                    ),
            ]
        );
    }

    public bool Matches(Record record, StringComparison comparison) =>
        Terms.All(term => Matches(term.Field.Value(record), term.Wanted, comparison));

    private bool Matches(object? value, IReadOnlyList<object?> wanted, StringComparison comparison) =>
        Operator switch
        {
            "$eq" => Same(value, wanted[0], comparison),
            "$ne" => !Same(value, wanted[0], comparison),
            "$lt" => value is not null && Values.Compare(value, wanted[0], comparison) < 0,
            "$lte" => value is not null && Values.Compare(value, wanted[0], comparison) <= 0,
            "$gt" => value is not null && Values.Compare(value, wanted[0], comparison) > 0,
            "$gte" => value is not null && Values.Compare(value, wanted[0], comparison) >= 0,
            "$in" => wanted.Any(one => Same(value, one, comparison)),
            "$notIn" => !wanted.Any(one => Same(value, one, comparison)),
            "$between" => Between(value, wanted, comparison),
            "$notBetween" => !Between(value, wanted, comparison),
            "$has" => value is string[] list && list.Any(item => Same(item, wanted[0], comparison)),
            "$contains" => Text(value).Contains(Text(wanted[0]), comparison),
            "$notContains" => !Text(value).Contains(Text(wanted[0]), comparison),
            "$startsWith" => Text(value).StartsWith(Text(wanted[0]), comparison),
            "$notStartsWith" => !Text(value).StartsWith(Text(wanted[0]), comparison),
            "$endsWith" => Text(value).EndsWith(Text(wanted[0]), comparison),
            _ => !Text(value).EndsWith(Text(wanted[0]), comparison),
        };

    private static bool Between(object? value, IReadOnlyList<object?> wanted, StringComparison comparison) =>
        value is not null
        && Values.Compare(value, wanted[0], comparison) >= 0
        && Values.Compare(value, wanted[1], comparison) <= 0;

    private static bool Same(object? value, object? wanted, StringComparison comparison) =>
        value is null || wanted is null
            ? value is null && wanted is null
            : Values.Compare(value, wanted, comparison) == 0;

    private static string Text(object? value) => value is null ? "" : Values.Text(value);

    private static IReadOnlyList<object?> Wanted(string name, string field, JsonElement value)
    {
        var takesList = name is "$in" or "$notIn" or "$between" or "$notBetween";
        if (takesList != (value.ValueKind == JsonValueKind.Array))
        {
            throw Refusal.Invalid($"{name} of {field} takes {(takesList ? "a list" : "one value")}");
        }
        IReadOnlyList<object?> wanted = takesList ? [.. value.EnumerateArray().Select(One)] : [One(value)];
        if (name is "$between" or "$notBetween" && wanted.Count != 2)
        {
            throw Refusal.Invalid($"{name} of {field} takes two values");
        }
        return wanted.Contains(null) && name is not ("$eq" or "$ne")
            ? throw Refusal.Invalid($"{name} of {field} does not take null")
            : wanted;

        object? One(JsonElement one) =>
            one.ValueKind switch
            {
                JsonValueKind.String => one.GetString(),
                JsonValueKind.Number => one.GetRawText(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Null => null,
                _ => throw Refusal.Invalid($"{name} of {field} does not take {one.GetRawText()}"),
            };
    }
}
