using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Lists of rights whose rows have no key: a user's own permissions, custom applications, agents.</summary>
internal sealed class GrantRows(Simulation company, PayloadValues values)
{
    private static readonly Vocabulary ApplicationGroups = new("actions", "objects", "menus");
    private static readonly Vocabulary AgentGroups = new("agents");

    private SimulatorSwitches Switches => company.Switches;

    public PermissionGrant[] Permissions(Record? before, Field field, JsonElement rows)
    {
        var sent = rows.EnumerateArray().Select((row, place) => Permission(row, $"/{field.Path}/{place}")).ToArray();
        var held = (PermissionGrant[]?)before?[field] ?? [];
        return Merge(
            held,
            sent,
            grant => grant.Permission,
            grant => grant.Rights.Length,
            (SimulatorSwitches.UserPermissions, SimulatorSwitches.UserPermissionEmptyRights)
        );
    }

    public ExtensionGrant[] Extensions(Record? before, Field field, JsonElement rows)
    {
        var ofAgents = field.Kind == FieldKind.AgentGrants;
        var sent = rows.EnumerateArray()
            .Select((row, place) => Extension(row, ofAgents, $"/{field.Path}/{place}"))
            .ToArray();
        var held = (ExtensionGrant[]?)before?[field] ?? [];
        return Merge(
            held,
            sent,
            grant => grant.Identity,
            grant => grant.Rights.Length,
            (
                ofAgents ? SimulatorSwitches.AgentAssignments : SimulatorSwitches.CustomAssignments,
                SimulatorSwitches.ExtensionEmptyRights
            )
        );
    }

    /// <summary>Checks the rights for a permission of the catalogue.</summary>
    public void CheckRights(long permission, IReadOnlyList<string> rights, string target)
    {
        var record = company.Store[TypeNames.Permission].Find(permission)!;
        if (rights.Count == 0)
        {
            return;
        }
        if (!company.IsListed(record))
        {
            throw Refusal.Rule(
                "SIM-0010",
                $"{target}: the company does not subscribe to {record.Text("module")}/{record.Text("name")}",
                target
            );
        }
        var outside = rights.Except(record.Texts("allowedAccessRights"), StringComparer.Ordinal).ToArray();
        if (outside.Length > 0 && Switches.Is(SimulatorSwitches.RightsOutsideAllowed, "refused"))
        {
            throw Refusal.Rule(
                "SIM-0011",
                $"{target}: {record.Text("module")}/{record.Text("name")} does not allow {string.Join(", ", outside)}",
                target
            );
        }
    }

    private T[] Merge<T, TIdentity>(
        T[] held,
        T[] sent,
        Func<T, TIdentity> identity,
        Func<T, int> rights,
        (SwitchDefinition List, SwitchDefinition EmptyRights) by
    )
        where TIdentity : notnull
    {
        if (sent.Select(identity).Distinct().Count() != sent.Length)
        {
            throw Refusal.Rule("SIM-0012", "The list names the same permission twice");
        }
        var list = Switches[by.List];
        if (list == "ignore-empty" && sent.Length == 0)
        {
            return held;
        }
        var before = held.DistinctBy(identity).ToDictionary(identity);
        var result = list == "merge" ? new Dictionary<TIdentity, T>(before) : [];
        foreach (var row in sent)
        {
            if (rights(row) > 0 || Switches.Is(by.EmptyRights, "empties"))
            {
                result[identity(row)] = row;
            }
            else if (Switches.Is(by.EmptyRights, "refused"))
            {
                throw Refusal.Rule("SIM-0013", "A permission needs at least one right");
            }
            else if (Switches.Is(by.EmptyRights, "removes"))
            {
                result.Remove(identity(row));
            }
            else if (before.TryGetValue(identity(row), out var kept))
            {
                result[identity(row)] = kept;
            }
        }
        return [.. result.Values];
    }

    private PermissionGrant Permission(JsonElement row, string target)
    {
        Members(row, target, ["permission", "accessRights"], []);
        if (!row.TryGetProperty("permission", out var reference) || !row.TryGetProperty("accessRights", out var list))
        {
            throw Refusal.Rule("SIM-0014", $"{target} needs permission and accessRights", target);
        }
        var permission = values.Required(ObjectTypes.Get(TypeNames.Permission), reference, $"{target}/permission", []);
        var rights = values.Rights(list, $"{target}/accessRights");
        CheckRights(permission, rights, target);
        return new PermissionGrant(permission, rights);
    }

    private ExtensionGrant Extension(JsonElement row, bool ofAgents, string target)
    {
        var owner = ofAgents ? "agent" : "application";
        Members(
            row,
            target,
            ofAgents ? [owner, "allowedAccessRights"] : [owner, "allowedAccessRights", "accessRights"],
            []
        );
        if (!row.TryGetProperty(owner, out var subject) || subject.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Rule("SIM-0014", $"{target} needs {owner}", target);
        }
        Members(subject, $"{target}/{owner}", ["key", "id", "permissions"], ofAgents ? [] : ["href", "permission"]);
        var known = Known(subject, ofAgents, $"{target}/{owner}");
        var (name, group) = Named(subject, ofAgents ? AgentGroups : ApplicationGroups, $"{target}/{owner}/permissions");
        var rights =
            row.TryGetProperty("allowedAccessRights", out var list) || row.TryGetProperty("accessRights", out list)
                ? values.Rights(list, $"{target}/allowedAccessRights")
                : [];
        return known with { Name = name, Group = group, Rights = rights };
    }

    private (string? Name, string? Group) Named(JsonElement subject, Vocabulary groups, string target)
    {
        if (!subject.TryGetProperty("permissions", out var list))
        {
            return (null, null);
        }
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > 1)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue(target, "a list of at most one permission")]);
        }
        if (list.GetArrayLength() == 0)
        {
            return (null, null);
        }
        Members(list[0], $"{target}/0", ["name", "group"], []);
        return (
            list[0].TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null,
            list[0].TryGetProperty("group", out var group) ? values.Choice(groups, group, $"{target}/0/group") : null
        );
    }

    // REST offers no list of applications and agents: known are those that somebody has rights in, and those the seed names.
    private ExtensionGrant Known(JsonElement subject, bool ofAgents, string target)
    {
        var (key, id) = (Text(subject, "key"), Text(subject, "id"));
        if (string.IsNullOrWhiteSpace(key ?? id))
        {
            throw Refusal.Rule("SIM-0001", $"{target} is a blank reference: it needs a key or an id", target);
        }
        return company.Extensions.Find(ofAgents, key, id)
            ?? throw Refusal.Rule("SIM-0002", $"{target} refers to \"{id ?? key}\", which does not exist", target);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static void Members(JsonElement row, string target, string[] known, string[] readOnly)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue(target, "an object")]);
        }
        List<ErrorDetail> errors =
        [
            .. row.EnumerateObject()
                .Where(member => !known.Contains(member.Name, StringComparer.Ordinal))
                .Select(member =>
                    readOnly.Contains(member.Name, StringComparer.Ordinal)
                        ? PayloadReader.IsReadOnly($"{target}/{member.Name}")
                        : PayloadReader.NotAField($"{target}/{member.Name}")
                ),
        ];
        if (errors.Count > 0)
        {
            throw Refusal.InPayload(errors);
        }
    }
}
