using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Plans;

/// <summary>
/// Values as they stand in plan files: text, flag, list of ids; grants as <c>module → name → rights</c> (of an application
/// <c>application → group → name → rights</c>); a restriction as <c>"all"</c> or <c>{ only, topLevel }</c>.
/// </summary>
public static class ValueJson
{
    public static JsonNode? Write(FieldValue? value) =>
        value switch
        {
            null => null,
            FieldValue.Text text => JsonValue.Create(text.Value),
            FieldValue.Flag flag => JsonValue.Create(flag.Value),
            FieldValue.Ids ids => Write(ids.Value),
            FieldValue.Grants grants => Write(grants.Value),
            FieldValue.Reach reach => Write(reach.Value),
            _ => throw new UnreachableException(),
        };

    /// <summary>Reads what <see cref="Write(FieldValue?)"/> wrote for this field. Throws <see cref="FormatException"/> on anything else.</summary>
    public static FieldValue? Read(FieldInfo field, JsonNode? node) =>
        node is null
            ? null
            : field.Shape switch
            {
                FieldShape.Text => new FieldValue.Text(node.AsText(field.Name)),
                FieldShape.Flag => new FieldValue.Flag(node.AsFlag(field.Name)),
                FieldShape.Ids => new FieldValue.Ids(ReadIds(node)),
                FieldShape.Grants => new FieldValue.Grants(ReadGrants(node, KindOf(field))),
                FieldShape.Reach => new FieldValue.Reach(ReadRestriction(node)),
                _ => throw new UnreachableException(),
            };

    public static JsonArray Write(IdSet ids) => [.. ids.Select(id => (JsonNode?)JsonValue.Create(id))];

    public static IdSet ReadIds(JsonNode? node) => IdSet.Of(node.AsItems("ids").Select(item => item.AsText("id")));

    public static JsonNode Write(Restriction restriction)
    {
        if (restriction.Only is not { } only)
            return JsonValue.Create("all");
        return new JsonObject { ["only"] = Write(only), ["topLevel"] = restriction.TopLevel };
    }

    public static Restriction ReadRestriction(JsonNode? node) =>
        node is JsonValue
            ? node.AsText("restriction") == "all"
                ? Restriction.All
                : throw new FormatException("a restriction is \"all\" or { only, topLevel }")
            : Restriction.To(ReadIds(node.Member("only")), node.Member("topLevel").AsFlag("topLevel"));

    public static JsonObject Write(GrantSet grants)
    {
        var all = new JsonObject();
        foreach (var (permission, rights) in grants)
        {
            var at = Inner(all, permission.Module);
            if (permission.Kind == PermissionKind.Application)
                at = Inner(at, permission.Group ?? "");
            at[permission.Name] = new JsonArray([.. Tokens(rights).Select(token => JsonValue.Create(token))]);
        }
        return all;
    }

    public static GrantSet ReadGrants(JsonNode? node, PermissionKind kind) =>
        GrantSet.Of(
            node.AsMembers("grants")
                .SelectMany(module =>
                    kind == PermissionKind.Application
                        ? module
                            .Value.AsMembers(module.Key)
                            .SelectMany(group => ReadNames(kind, module.Key, group.Key, group.Value))
                        : ReadNames(kind, module.Key, kind == PermissionKind.Agent ? "agents" : null, module.Value)
                )
        );

    public static PermissionKind KindOf(FieldInfo field) =>
        field.Name switch
        {
            "permissions" => PermissionKind.Standard,
            "customApplications" => PermissionKind.Application,
            "agents" => PermissionKind.Agent,
            _ => throw new UnreachableException(),
        };

    private static IEnumerable<Grant> ReadNames(PermissionKind kind, string module, string? group, JsonNode? names) =>
        names
            .AsMembers(module)
            .Select(name => new Grant(
                new Permission(kind, module, name.Key, group),
                Rights.Of(name.Value.AsItems(name.Key).Select(right => right.AsText("right")))
            ));

    private static IEnumerable<string> Tokens(Rights rights) => rights.Tokens.Order(StringComparer.Ordinal);

    private static JsonObject Inner(JsonObject outer, string name)
    {
        if (outer[name] is JsonObject inner)
            return inner;
        var made = new JsonObject();
        outer[name] = made;
        return made;
    }
}
