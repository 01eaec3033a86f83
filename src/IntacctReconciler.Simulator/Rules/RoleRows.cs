using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>
/// The permissions of a role, an owned list: a row with key is updated, one without is added, one with
/// <c>ia::operation: delete</c> goes, the others stay. All or nothing.
/// </summary>
internal sealed class RoleRows(Simulation company, PayloadValues values, GrantRows grants, AuditStamp stamp)
{
    private const string Operation = "ia::operation";
    private static readonly ObjectType Type = RoleTypes.RoleRow;
    private static readonly string[] ReadOnly = ["id", "role", "audit", "href"];

    private Table Rows => company.Store[Type];

    public void Apply(Record role, JsonElement rows, bool isNewRole)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, row) in rows.EnumerateArray().Index())
        {
            var target = $"/rolePermissionAssignments/{place}";
            CheckMembers(row, target, isNewRole);
            if (!row.TryGetProperty("key", out var key))
            {
                Add(role, row, target);
                continue;
            }
            if (!keys.Add(key.ToString()))
            {
                throw Refusal.Rule("SIM-0020", $"{target}: the same key is sent twice", target);
            }
            Change(role, Own(role, key.ToString(), target), row, target);
        }
    }

    /// <summary>PATCH of a row by itself: the rights are the whole new set.</summary>
    public Record Update(Record row, Payload payload)
    {
        var permission = payload.Find("permission") is { } reference
            ? values.Required(RoleTypes.Permission, reference, "/permission", ["module", "name"])
            : row.Reference("permission")!.Value;
        if (payload.Find("accessRights") is { } sent)
        {
            Put(row.Reference("role")!.Value, row, permission, values.Rights(sent, "/accessRights"), "");
        }
        else if (permission != row.Reference("permission"))
        {
            Put(row.Reference("role")!.Value, row, permission, row.Texts("accessRights"), "");
        }
        return row;
    }

    private void Change(Record role, Record row, JsonElement sent, string target)
    {
        var operation = sent.TryGetProperty(Operation, out var given) ? given.ToString() : "patch";
        if (operation == "delete")
        {
            Delete(row, target);
            return;
        }
        var permission = sent.TryGetProperty("permission", out var reference)
            ? Permission(reference, target)
            : row.Reference("permission")!.Value;
        var rights = sent.TryGetProperty("accessRights", out var list)
            ? values.Rights(list, $"{target}/accessRights")
            : row.Texts("accessRights");
        Put(role.Key, row, permission, rights, target);
    }

    private void Delete(Record row, string target)
    {
        switch (company.Switches[SimulatorSwitches.RoleRowDelete])
        {
            case "accepted":
                company.Store.Remove(row);
                break;
            case "refused":
                throw Refusal.Rule("SIM-0021", $"{target}: rows of a role cannot be deleted", target);
            default:
                break;
        }
    }

    private void Add(Record role, JsonElement sent, string target)
    {
        if (sent.TryGetProperty(Operation, out _))
        {
            throw Refusal.Rule("SIM-0022", $"{target}: {Operation} needs the key of a row", target);
        }
        if (!sent.TryGetProperty("permission", out var reference) || !sent.TryGetProperty("accessRights", out var list))
        {
            throw Refusal.Rule("SIM-0014", $"{target} needs permission and accessRights", target);
        }
        var permission = Permission(reference, target);
        var rights = values.Rights(list, $"{target}/accessRights");
        var same = Same(role.Key, permission);
        if (same is not null && company.Switches.Is(SimulatorSwitches.DuplicateRoleRow, "error"))
        {
            throw Refusal.Rule("SIM-0023", $"{target}: the role has this permission already", target);
        }
        var all = same is null ? rights : [.. same.Texts("accessRights").Union(rights, StringComparer.Ordinal)];
        Put(role.Key, same, permission, all, target);
    }

    private void Put(long role, Record? row, long permission, string[] rights, string target)
    {
        if (rights.Length == 0 && !PutsEmpty(row, target))
        {
            return;
        }
        if (Same(role, permission) is { } other && other.Key != row?.Key)
        {
            throw Refusal.Rule("SIM-0023", $"{target}: the role has this permission already", target);
        }
        grants.CheckRights(permission, rights, target);
        var changes = new Dictionary<Field, object?>
        {
            [Type["permission"]] = permission,
            [Type["accessRights"]] = rights,
        };
        if (row is null)
        {
            changes[Type["role"]] = role;
            stamp.Created(Type, changes);
            company.Store.Add(new Record(Type, company.NewKey(Type), new object?[Type.Fields.Count], []).With(changes));
        }
        else
        {
            stamp.Changed(Type, changes);
            company.Store.Change(row, row.With(changes));
        }
    }

    // Whether a row without rights is to be written; if not, what is done instead is done here.
    private bool PutsEmpty(Record? row, string target)
    {
        switch (company.Switches[SimulatorSwitches.RoleRowEmptyRights])
        {
            case "empties":
                return true;
            case "refused":
                throw Refusal.Rule("SIM-0013", $"{target}: a permission needs at least one right", target);
            case "removes" when row is not null:
                company.Store.Remove(row);
                return false;
            default:
                return false;
        }
    }

    private Record? Same(long role, long permission) =>
        Rows.Rows("role", role)
            .Select(key => Rows.Find(key)!)
            .FirstOrDefault(row => row.Reference("permission") == permission);

    private long Permission(JsonElement reference, string target) =>
        values.Required(RoleTypes.Permission, reference, $"{target}/permission", ["module", "name"]);

    private Record Own(Record role, string key, string target) =>
        KeyText.Parse(key) is { } number && Rows.Find(number) is { } row && row.Reference("role") == role.Key
            ? row
            : throw Refusal.Rule("SIM-0024", $"{target}: the role has no row with key {key}", target);

    private static void CheckMembers(JsonElement row, string target, bool isNewRole)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.InPayload([PayloadReader.WrongValue(target, "an object")]);
        }
        List<ErrorDetail> errors = [];
        foreach (var member in row.EnumerateObject())
        {
            var at = $"{target}/{member.Name}";
            switch (member.Name)
            {
                case "permission" or "accessRights":
                case "key" or Operation when !isNewRole && member.Value.ValueKind == JsonValueKind.String:
                    break;
                case "key" or Operation when !isNewRole:
                    errors.Add(PayloadReader.WrongValue(at, "text"));
                    break;
                case "key":
                case { } name when ReadOnly.Contains(name, StringComparer.Ordinal):
                    errors.Add(PayloadReader.IsReadOnly(at));
                    break;
                default:
                    errors.Add(PayloadReader.NotAField(at));
                    break;
            }
        }
        if (
            !isNewRole
            && row.TryGetProperty(Operation, out var operation)
            && operation.ToString() is not ("delete" or "patch")
        )
        {
            errors.Add(PayloadReader.WrongValue($"{target}/{Operation}", "delete or patch"));
        }
        if (errors.Count > 0)
        {
            throw Refusal.InPayload(errors);
        }
    }
}
