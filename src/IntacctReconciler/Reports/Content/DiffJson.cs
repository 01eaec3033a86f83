using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using IntacctReconciler.Comparing;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>How two sides differ, for another program: values as they stand in plan files.</summary>
public static class DiffJson
{
    public static JsonObject Of(DiffSide a, DiffSide b, CompanyDifference difference) =>
        new()
        {
            ["a"] = Of(a),
            ["b"] = Of(b),
            ["same"] = difference.IsSame,
            ["complete"] = difference.IsComplete,
            ["counts"] = new JsonObject(difference.Kinds.Select(Counts)),
            ["differences"] = new JsonArray([
                .. difference.Kinds.SelectMany(kind => kind.Objects).Select(JsonNode (one) => Of(one)),
            ]),
            ["access"] = difference.Access is { } access ? Of(access) : null,
            ["not_compared"] = new JsonArray([.. difference.NotCompared.Select(JsonNode (one) => Of(one))]),
        };

    internal static JsonArray Of(IEnumerable<FieldDifference> fields, string before, string after) =>
        [
            .. fields.Select(
                JsonNode (field) =>
                    new JsonObject
                    {
                        ["field"] = field.Field.Name,
                        [before] = ValueJson.Write(field.Before),
                        [after] = ValueJson.Write(field.After),
                    }
            ),
        ];

    internal static JsonArray Of(IEnumerable<string> texts) =>
        [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];

    private static JsonObject Of(DiffSide side) =>
        new()
        {
            ["company"] = side.Company,
            ["path"] = side.Place,
            ["source"] = side.How,
            ["permission_model"] = Words.Kebab(side.PermissionModel),
            ["read_at"] = side.ReadAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["reader"] = side.Reader,
        };

    private static KeyValuePair<string, JsonNode?> Counts(KindDifference kind) =>
        new(
            $"{Address.Word(kind.Kind)}s",
            new JsonObject
            {
                ["same"] = kind.Same,
                ["different"] = kind.CountOf(Sides.Both),
                ["only_in_a"] = kind.CountOf(Sides.A),
                ["only_in_b"] = kind.CountOf(Sides.B),
            }
        );

    private static JsonObject Of(ObjectDifference one) =>
        new()
        {
            ["address"] = one.Address.ToString(),
            ["kind"] = Address.Word(one.Address.Kind),
            ["id"] = one.Address.Id,
            ["in"] = Word(one.In),
            ["fields"] = Of(one.Fields, "a", "b"),
        };

    private static JsonObject Of(AccessDifference access) =>
        new()
        {
            ["compared"] = access.Compared,
            ["without_groups"] = access.WithoutGroups,
            ["more_in_b"] = ValueJson.Write(access.More),
            ["less_in_b"] = ValueJson.Write(access.Less),
            ["users"] = new JsonArray([.. access.Users.Select(JsonNode (one) => Of(one))]),
        };

    private static JsonObject Of(EffectiveDifference one) =>
        new()
        {
            ["users"] = ValueJson.Write(one.Users),
            ["more_in_b"] = AccessJson.Write(one.More),
            ["less_in_b"] = AccessJson.Write(one.Less),
            ["signs_in"] = Word(one.SignsIn),
            ["admin_a"] = one.AdminA,
            ["admin_b"] = one.AdminB,
            ["scopes"] = new JsonArray([
                .. one.Scopes.Select(
                    JsonNode (scope) =>
                        new JsonObject
                        {
                            ["field"] = scope.Field,
                            ["a"] = ValueJson.Write(scope.Before),
                            ["b"] = ValueJson.Write(scope.After),
                        }
                ),
            ]),
        };

    private static JsonObject Of(NotCompared one) =>
        new()
        {
            ["kind"] = Address.Word(one.Kind),
            ["field"] = one.Field?.Name,
            ["ids"] = ValueJson.Write(one.Ids),
            ["not_known_of"] = Word(one.Unread),
        };

    private static string Word(Sides sides) =>
        sides switch
        {
            Sides.A => "a",
            Sides.B => "b",
            Sides.Both => "both",
            Sides.None => "none",
            _ => throw new UnreachableException(),
        };
}
