using System.Text.Json.Nodes;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Reports.Content;

/// <summary>Explanations for other programs; docs/explain.md says what each member is.</summary>
internal sealed class ExplainJson(ExplainFrame frame)
{
    private readonly Wording wording = frame.Wording;

    public JsonObject Of(UserExplanation user) =>
        Framed(
            new()
            {
                ["user"] = Person(user.User, user.At),
                ["groups"] = ValueJson.Write(user.Groups),
                ["roles"] = Array(user.Roles.Select(Role)),
                ["grants"] = Array(user.Grants.Select(Grant)),
                ["ceilings"] = Array(user.Capped.Select(Ceiling)),
                ["pending"] = AccessJson.Write(user.Pending),
                ["not_known"] = NotKnown(user.User, user.Gaps),
            }
        );

    public JsonObject Of(PermissionExplanation asked) =>
        Framed(
            new()
            {
                ["permission"] = Permission(asked.Permission),
                ["right"] = Right(asked.Asked),
                ["offered"] = Words.Snake(asked.Offering.Is),
                ["moved_to"] = Moved(asked.Offering),
                ["holders"] = Array(asked.Holders.Select(Holder)),
                ["roles"] = Array(asked.Roles.Select(Granting)),
                ["not_known"] = NotKnown(null, asked.Gaps),
            }
        );

    public JsonObject Of(ModuleExplanation asked) =>
        Framed(
            new()
            {
                ["modules"] = ValueJson.Write(asked.Asked.Modules),
                ["section"] = asked.Asked.Section,
                ["right"] = asked.Rights?.Word,
                ["permissions_offered"] = asked.Offered,
                ["holders"] = Array(asked.Holders.Select(Holder)),
                ["roles"] = Array(
                    asked.Roles.Select(
                        JsonNode (role) =>
                            new JsonObject
                            {
                                ["role"] = role.Role,
                                ["permissions"] = role.Grants.Count,
                                ["rights"] = role.Grants.RightCount,
                                ["holders"] = role.Holders,
                                ["source"] = Place(role.At),
                            }
                    )
                ),
                ["not_known"] = NotKnown(null, asked.Gaps),
            }
        );

    public JsonObject Of(RoleExplanation role) =>
        Framed(
            new()
            {
                ["role"] = role.Role.Id,
                ["description"] = role.Role.Description,
                ["apply_to"] = role.Role.ApplyTo,
                ["source"] = Place(role.At),
                ["holders"] = ValueJson.Write(role.Holders),
                ["direct"] = ValueJson.Write(role.Direct),
                ["groups"] = Array(
                    role.Groups.Select(
                        JsonNode (group) =>
                            new JsonObject
                            {
                                ["group"] = group.Group,
                                ["members"] = group.Members is { } members ? ValueJson.Write(members) : null,
                            }
                    )
                ),
                ["grants"] = Array(role.Grants.Select(Grant)),
                ["undeclared"] = AccessJson.Write(role.Undeclared),
                ["overlaps"] = Array(
                    role.Overlaps.Select(
                        JsonNode (overlap) =>
                            new JsonObject
                            {
                                ["role"] = overlap.Other,
                                ["kind"] = Words.Snake(overlap.Kind),
                                ["shared"] = overlap.Shared,
                                ["own"] = overlap.Own,
                                ["others"] = overlap.Others,
                            }
                    )
                ),
            }
        );

    public JsonObject Of(GroupExplanation group) =>
        Framed(
            new()
            {
                ["group"] = group.Group.Id,
                ["description"] = group.Group.Description,
                ["source"] = Place(group.At),
                ["roles"] = ValueJson.Write(group.Roles),
                ["members"] = group.Members is { } members ? ValueJson.Write(members) : null,
                ["grants"] = Array(group.Grants.Select(Grant)),
            }
        );

    public JsonObject Of(LackAnswer answer) =>
        Framed(
            new()
            {
                ["user"] = Person(answer.User, null),
                ["permission"] = Permission(answer.Permission),
                ["right"] = Right(answer.Asked),
                ["entity"] = answer.Entity,
                ["answer"] = answer.Obstacles.IsEmpty ? "has" : Words.Snake(answer.Obstacles[0]),
                ["obstacles"] = Array(answer.Obstacles.Select(one => Text(Words.Snake(one)))),
                ["held"] = Rights(answer.Held),
                ["by"] = Array(answer.By.Select(By)),
                ["offered"] = Words.Snake(answer.Offering.Is),
                ["moved_to"] = Moved(answer.Offering),
                ["ceilings"] = Array(answer.Capped.Select(Ceiling)),
                ["roles"] = Array(answer.Roles.Select(Granting)),
                ["places"] = Array(
                    answer.Places.Select(
                        JsonNode (place) =>
                            new JsonObject
                            {
                                ["type"] = Address.Word(place.Holder.Kind),
                                ["name"] = place.Holder.Id,
                                ["source"] = Place(place.At),
                            }
                    )
                ),
                ["not_known"] = NotKnown(answer.User, answer.Gaps),
            }
        );

    private JsonObject Framed(JsonObject body)
    {
        body.Insert(0, "company", frame.Company);
        body.Insert(
            1,
            "state",
            frame.Against is null ? "now"
                : frame.IsAfter ? "after_plan"
                : "snapshot"
        );
        body.Insert(2, "file", frame.Against);
        return body;
    }

    private static JsonObject Person(User user, Origin? at) =>
        new()
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["status"] = user.Status,
            ["can_sign_in"] = EffectiveAccess.CanSignIn(user),
            ["external"] = EffectiveAccess.IsExternal(user.Id),
            ["type"] = user.Type,
            ["admin"] = user.Admin,
            ["web_services_only"] = user.WebServicesOnly,
            ["entities"] = Reach(user.Entities),
            ["departments"] = Reach(user.Departments),
            ["territories"] = Reach(user.Territories),
            ["source"] = Place(at),
        };

    private static JsonNode Role(ExplainedRole role) =>
        new JsonObject
        {
            ["role"] = role.Route.Role,
            ["group"] = role.Route.Group,
            ["until"] = role.Until is { } until ? until.Text : null,
            ["undeclared"] = role.IsUndeclared,
            ["source"] = Place(role.At),
        };

    private JsonNode Grant(ExplainedGrant grant)
    {
        var entry = Permission(grant.Permission);
        entry["rights"] = Rights(grant.Rights);
        entry["offered"] = Words.Snake(grant.Offering.Is);
        entry["by"] = Array(grant.By.Select(By));
        return entry;
    }

    private JsonObject Permission(Permission permission) =>
        new()
        {
            ["kind"] = Words.Snake(permission.Kind),
            ["module"] = permission.Module,
            ["group"] = permission.Group,
            ["permission"] = permission.Name,
            ["label"] = wording.Full(permission),
        };

    private static JsonNode By(GrantedBy by) =>
        new JsonObject
        {
            ["role"] = by.Route.Role,
            ["group"] = by.Route.Group,
            ["rights"] = Rights(by.Rights),
            ["undeclared"] = Rights(by.Undeclared),
            ["source"] = Place(by.At),
        };

    private static JsonNode Ceiling(CappedRights capped) =>
        new JsonObject
        {
            ["rights"] = AccessJson.Write(capped.Rights),
            ["says"] = capped.Ceiling.Says,
            ["source"] = capped.Ceiling.Source,
            ["checked_by_api"] = false,
        };

    private static JsonNode Holder(ExplainedHolder holder) =>
        new JsonObject
        {
            ["user"] = holder.User.Id,
            ["can_sign_in"] = holder.CanSignIn,
            ["web_services_only"] = holder.User.WebServicesOnly,
            ["entities"] = Reach(holder.User.Entities),
            ["rights"] = Rights(holder.Rights),
            ["capped"] = Rights(holder.Capped),
            ["by"] = Array(holder.By.Select(By)),
        };

    private static JsonNode Holder(ModuleHolder holder) =>
        new JsonObject
        {
            ["user"] = holder.User.Id,
            ["can_sign_in"] = holder.CanSignIn,
            ["web_services_only"] = holder.User.WebServicesOnly,
            ["entities"] = Reach(holder.User.Entities),
            ["permissions"] = holder.Grants.Count,
            ["rights"] = holder.Grants.RightCount,
            ["capped"] = holder.Capped.RightCount,
            ["by"] = Array(
                holder.By.Select(
                    JsonNode (by) =>
                        new JsonObject
                        {
                            ["role"] = by.Route.Role,
                            ["group"] = by.Route.Group,
                            ["permissions"] = by.Grants.Count,
                            ["rights"] = by.Grants.RightCount,
                            ["undeclared"] = by.Undeclared.RightCount,
                            ["source"] = Place(by.At),
                        }
                )
            ),
        };

    private static JsonNode Granting(GrantingRole role) =>
        new JsonObject
        {
            ["role"] = role.Role,
            ["rights"] = Rights(role.Rights),
            ["permissions"] = role.Size,
            ["holders"] = role.Holders,
            ["source"] = Place(role.At),
        };

    private static JsonArray NotKnown(User? user, AccessGaps gaps)
    {
        var unknown = new JsonArray(Text("derived_permissions"));
        if (user is null or { Admin: not (null or "off") })
            unknown.Add(Text("derived_from_admin"));
        foreach (var gap in Enum.GetValues<AccessGaps>().Where(gap => gap != AccessGaps.None && gaps.HasFlag(gap)))
            unknown.Add(Text(Words.Snake(gap)));
        return unknown;
    }

    private static JsonNode? Moved(Offering offering) =>
        offering.Moved is [var alias, ..] ? Text(alias.To.ToString()) : null;

    private static JsonArray? Right(Rights? right) => right is { } asked ? Rights(asked) : null;

    private static JsonArray Rights(Rights rights) => Array(rights.Tokens.Select(Text));

    private static JsonNode? Reach(Restriction? reach) => reach is null ? null : ValueJson.Write(reach);

    private static JsonNode? Place(Origin? at) => at is { } origin ? PlaceJson.Write(origin) : null;

    private static JsonNode Text(string text) => JsonValue.Create(text);

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
