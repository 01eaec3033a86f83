using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Planning;

namespace IntacctReconciler.Plans;

/// <summary><c>access_delta</c> and <c>momentary_rights</c> of a plan file.</summary>
internal static class AccessJson
{
    public static JsonObject Write(AccessDelta delta) =>
        new()
        {
            ["roles"] = new JsonArray([.. delta.Roles.Select(Write)]),
            ["users"] = new JsonArray([.. delta.Users.Select(Write)]),
            ["gaining"] = ValueJson.Write(delta.Gaining),
            ["losing"] = ValueJson.Write(delta.Losing),
        };

    public static AccessDelta Read(JsonNode? node) =>
        new(
            [.. node.Member("roles").AsItems("roles").Select(ReadRole)],
            [.. node.Member("users").AsItems("users").Select(ReadUser)],
            ValueJson.ReadIds(node.Member("gaining")),
            ValueJson.ReadIds(node.Member("losing"))
        );

    public static JsonArray Write(ImmutableArray<MomentaryRights> momentary) =>
        [
            .. momentary.Select(held =>
                (JsonNode?)new JsonObject { ["user"] = held.User, ["rights"] = Write(held.Rights) }
            ),
        ];

    public static ImmutableArray<MomentaryRights> ReadMomentary(JsonNode? node) =>
        [
            .. node.AsItems("momentary_rights")
                .Select(held => new MomentaryRights(
                    held.Member("user").AsText("user"),
                    ReadGrants(held.Member("rights"))
                )),
        ];

    private static JsonNode Write(RoleAccess role) =>
        new JsonObject
        {
            ["role"] = role.Role,
            ["gained"] = Write(role.Gained),
            ["lost"] = Write(role.Lost),
            ["held"] = Write(role.Held),
            ["holders"] = ValueJson.Write(role.Holders),
        };

    private static RoleAccess ReadRole(JsonNode? node) =>
        new(
            node.Member("role").AsText("role"),
            ReadGrants(node.Member("gained")),
            ReadGrants(node.Member("lost")),
            ReadGrants(node.Member("held")),
            ValueJson.ReadIds(node.Member("holders"))
        );

    private static JsonNode Write(UserAccess user) =>
        new JsonObject
        {
            ["users"] = ValueJson.Write(user.Users),
            ["step"] = Words.Snake(user.Step),
            ["type"] = user.Type,
            ["web_services_only"] = user.WebServicesOnly,
            ["gained"] = Write(user.Gained),
            ["lost"] = Write(user.Lost),
            ["roles_gained"] = ValueJson.Write(user.RolesGained),
            ["roles_lost"] = ValueJson.Write(user.RolesLost),
            ["admin_before"] = user.AdminBefore,
            ["admin_after"] = user.AdminAfter,
            ["entities"] = user.Entities is null ? null : ValueJson.Write(user.Entities),
            ["scopes"] = new JsonArray([.. user.Scopes.Select(Write)]),
        };

    private static UserAccess ReadUser(JsonNode? node) =>
        new(
            ValueJson.ReadIds(node.Member("users")),
            node.Member("step").AsWord<UserStep>("step"),
            node.Member("type").AsTextOrNull("type"),
            node.Member("web_services_only").AsFlag("web_services_only"),
            ReadGrants(node.Member("gained")),
            ReadGrants(node.Member("lost")),
            ValueJson.ReadIds(node.Member("roles_gained")),
            ValueJson.ReadIds(node.Member("roles_lost")),
            node.Member("admin_before").AsTextOrNull("admin_before"),
            node.Member("admin_after").AsTextOrNull("admin_after"),
            node.Member("entities") is { } entities ? ValueJson.ReadRestriction(entities) : null,
            new([.. node.Member("scopes").AsItems("scopes").Select(ReadScope)])
        );

    private static JsonNode Write(ScopeChange scope) =>
        new JsonObject
        {
            ["field"] = scope.Field,
            ["before"] = ValueJson.Write(scope.Before),
            ["after"] = ValueJson.Write(scope.After),
        };

    private static ScopeChange ReadScope(JsonNode? node) =>
        new(
            node.Member("field").AsText("field"),
            ValueJson.ReadRestriction(node.Member("before")),
            ValueJson.ReadRestriction(node.Member("after"))
        );

    /// <summary>Effective rights are of all three kinds, so they stand apart by kind.</summary>
    public static JsonObject Write(GrantSet grants)
    {
        var all = new JsonObject();
        foreach (var kind in Enum.GetValues<PermissionKind>())
        {
            var own = GrantSet.Of(grants.Where(grant => grant.Permission.Kind == kind));
            if (own.Count > 0)
                all[Words.Snake(kind)] = ValueJson.Write(own);
        }
        return all;
    }

    public static GrantSet ReadGrants(JsonNode? node) =>
        GrantSet.Of(
            Enum.GetValues<PermissionKind>()
                .Where(kind => node.Optional(Words.Snake(kind)) is not null)
                .SelectMany(kind => ValueJson.ReadGrants(node.Optional(Words.Snake(kind)), kind))
        );
}
