using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Wire;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Writing;

/// <summary>
/// Makes request bodies from the table of fields: only what changes, except that lists without keys are sent whole, as are the
/// restrictions to entities with both flags.
/// </summary>
/// <param name="insist">Name what is there and should not be with <c>accessRights: []</c>, because leaving it out did not remove it.</param>
internal sealed class Bodies(KeyRing keys, bool insist)
{
    /// <summary>
    /// Sets every field that has a value and differs; <paramref name="seen"/> is null for an object that is made. Whether the
    /// rest of an inner object survives when a part of it is sent is not documented, so what is known of it goes with it.
    /// </summary>
    public void Fill<T>(JsonObject body, ImmutableArray<Field<T>> fields, T? seen, T goal)
        where T : class
    {
        foreach (var field in fields)
        {
            var value = field.Get(goal);
            if (value is null || (seen is not null && (field.Info.OnCreateOnly || value.Equals(field.Get(seen)))))
                continue;
            // What is made has nothing yet; a list that says so only gives Intacct something to refuse.
            if (seen is null && value is FieldValue.Ids { Value.Count: 0 } or FieldValue.Grants { Value.Count: 0 })
                continue;
            Write(body, field.Info, seen is null ? null : field.Get(seen), value);
        }
        foreach (var field in fields.Where(field => IsInside(body, field.Info.Property)))
        {
            if (field.Get(goal) is { } value and not FieldValue.Text { Value: "" })
                Write(body, field.Info, null, value);
        }
    }

    /// <summary>A role's rows that change, each by what it needs: updated by key, added, or taken away.</summary>
    /// <param name="emptied">Take rows away by leaving them no rights, where Intacct does not delete them.</param>
    public JsonArray RoleRows(string role, GrantSet seen, GrantSet goal, bool emptied)
    {
        var rows = new JsonArray();
        var known = keys.RoleRows(role);
        foreach (var permission in Changed(seen, goal))
        {
            string[] there = known is null ? [] : [.. known[permission]];
            var rights = goal.RightsOn(permission);
            if (there is [])
            {
                if (!rights.IsEmpty)
                    rows.Add((JsonNode)Granted(permission, rights, "accessRights"));
                continue;
            }
            // The same permission in two rows: one is kept, the others go.
            if (!rights.IsEmpty)
                rows.Add((JsonNode)new JsonObject { ["key"] = there[0], ["accessRights"] = Tokens(rights) });
            foreach (var key in there.Skip(rights.IsEmpty ? 0 : 1))
            {
                rows.Add(
                    (JsonNode)(
                        emptied
                            ? new JsonObject { ["key"] = key, ["accessRights"] = new JsonArray() }
                            : new JsonObject { ["key"] = key, ["ia::operation"] = "delete" }
                    )
                );
            }
        }
        return rows;
    }

    public static IEnumerable<Permission> Changed(GrantSet seen, GrantSet goal) =>
        seen.Union(goal).Select(grant => grant.Permission).Where(p => seen.RightsOn(p) != goal.RightsOn(p));

    /// <summary>By key where it is known, as examples of Sage's do, else by id.</summary>
    public JsonObject Reference(string type, string id) =>
        keys.Find(type, id) is { } key ? new() { ["key"] = key } : new() { ["id"] = id };

    /// <summary>
    /// All restrictions of a user, since they may be one setting to Intacct. Left out is what could not be read, and what was
    /// and stays unrestricted: there is nothing to keep, and a list that Intacct shows in spite of it would be emptied.
    /// </summary>
    public void Restrict(JsonObject body, User? seen, User goal)
    {
        if (goal.Entities is { } entities && !StaysOpen(seen?.Entities, entities))
        {
            body["entities"] = References(Types.Entity, entities.Only);
            body["entityAccess"] = new JsonObject
            {
                ["allowUnrestrictedAccess"] = entities.IsAll,
                ["allowTopLevelAccess"] = entities.TopLevel,
            };
        }
        if (goal.Departments is { } departments && !StaysOpen(seen?.Departments, departments))
            body["departments"] = References(Types.Department, departments.Only);
        if (goal.Territories is { } territories && !StaysOpen(seen?.Territories, territories))
            body["territories"] = References(Types.Territory, territories.Only);
    }

    private static bool StaysOpen(Restriction? seen, Restriction goal) => goal.IsAll && seen is { IsAll: true };

    private static bool IsInside(JsonObject body, string property) =>
        property.IndexOf('.', StringComparison.Ordinal) is > 0 and var end && body[property[..end]] is JsonObject;

    private void Write(JsonObject body, FieldInfo field, FieldValue? seen, FieldValue value)
    {
        switch (value)
        {
            case FieldValue.Text when field.Property == "contact":
                body["contact"] = Reference(Types.Contact, ((FieldValue.Text)value).Value);
                break;
            case FieldValue.Text text:
                Set(body, field.Property, text.Value);
                break;
            case FieldValue.Flag flag:
                Set(body, field.Property, flag.Value);
                break;
            case FieldValue.Ids ids when field.Property == "roles":
                body["roles"] = References(Types.Role, ids.Value);
                break;
            case FieldValue.Grants grants when field.Property != "rolePermissionAssignments":
                body[field.Property] = Grants(((FieldValue.Grants?)seen)?.Value ?? GrantSet.Empty, grants.Value);
                break;
            case FieldValue.Ids or FieldValue.Grants or FieldValue.Reach:
                // Members are objects of their own, a role's rows and a user's restrictions are written as a whole.
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A list without keys, whole; what is not in it should go by that.</summary>
    private JsonArray Grants(GrantSet seen, GrantSet goal)
    {
        var rows = new JsonArray();
        foreach (var (permission, rights) in goal)
            rows.Add((JsonNode)Granted(permission, rights, RightsProperty(permission)));
        if (insist)
        {
            foreach (var permission in Changed(seen, goal).Where(p => goal.RightsOn(p).IsEmpty))
                rows.Add((JsonNode)Granted(permission, Rights.None, RightsProperty(permission)));
        }
        return rows;
    }

    private JsonObject Granted(Permission permission, Rights rights, string property) =>
        permission.Kind switch
        {
            PermissionKind.Standard => new()
            {
                ["permission"] = new JsonObject { ["key"] = keys.Find(permission)! },
                [property] = Tokens(rights),
            },
            PermissionKind.Application => Extension("application", Types.Application, permission, rights, property),
            PermissionKind.Agent => Extension("agent", Types.Agent, permission, rights, property),
            _ => throw new UnreachableException(),
        };

    private JsonObject Extension(string owner, string type, Permission permission, Rights rights, string property)
    {
        var reference = Reference(type, permission.Module);
        var named = new JsonObject { ["name"] = permission.Name };
        if (permission.Group is { } group)
            named["group"] = group;
        reference["permissions"] = new JsonArray(named);
        return new() { [owner] = reference, [property] = Tokens(rights) };
    }

    private static string RightsProperty(Permission permission) =>
        permission.Kind == PermissionKind.Standard ? "accessRights" : "allowedAccessRights";

    private JsonArray References(string type, IdSet? ids) =>
        new([.. (ids ?? IdSet.Empty).Select(id => (JsonNode)Reference(type, id))]);

    private static JsonArray Tokens(Rights rights) =>
        new([.. rights.Tokens.Select(token => (JsonNode)JsonValue.Create(token))]);

    private static void Set(JsonObject body, string path, JsonNode value)
    {
        var steps = path.Split('.');
        var at = body;
        foreach (var step in steps.SkipLast(1))
        {
            if (at[step] is not JsonObject inner)
                at[step] = inner = [];
            at = inner;
        }
        at[steps[^1]] = value;
    }
}
