using System.Text.Json;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>Creates, changes and deletes objects on behalf of a caller. A refusal leaves changes behind that the caller of this class rolls back.</summary>
internal sealed class Writes
{
    private readonly Simulation company;
    private readonly Caller caller;
    private readonly PayloadValues values;
    private readonly GrantRows grants;
    private readonly RoleRows roleRows;
    private readonly RoleLinks links;
    private readonly UserRules users;
    private readonly Deletions deletions;
    private readonly Entitlement entitlement;
    private readonly AuditStamp stamp;

    public Writes(Simulation company, Caller caller)
    {
        this.company = company;
        this.caller = caller;
        var rights = new CallerRights(company);
        values = new PayloadValues(company);
        grants = new GrantRows(company, values);
        stamp = new AuditStamp(company, caller);
        roleRows = new RoleRows(company, values, grants, stamp);
        links = new RoleLinks(company, values, stamp);
        users = new UserRules(company, caller, rights);
        deletions = new Deletions(company, caller, users);
        entitlement = new Entitlement(company, rights);
    }

    public Record Create(ObjectType type, JsonElement element, string at = "")
    {
        entitlement.Require(caller, type, Doing.Create);
        var payload = new PayloadReader(type, isCreate: true, at).Read(element);
        var changes = type.Fields.ToDictionary(field => field, field => field.Default);
        Set(changes, payload, before: null);
        RefuseDuplicate(type, changes);
        if (type.EntityField is { } home && changes[home] is null)
        {
            changes[home] = caller.Entity;
        }
        stamp.Created(type, changes);
        var record = new Record(type, company.NewKey(type), new object?[type.Fields.Count], []).With(changes);
        if (type.Name == TypeNames.User)
        {
            record = users.Complete(null, record, payload);
        }
        company.Store.Add(record);
        SetRows(record, payload, isNew: true);
        return record;
    }

    /// <summary>Changes the object with this key; <paramref name="keyIsAddress"/> when the element of a batch carries it.</summary>
    public Record Update(ObjectType type, string key, JsonElement element, bool keyIsAddress, string at = "")
    {
        entitlement.Require(caller, type, Doing.Update);
        var before = Find(type, key);
        var payload = new PayloadReader(type, isCreate: false, at).Read(element, keyIsAddress);
        if (type.Name == TypeNames.User)
        {
            users.RequireEditable(before);
        }
        if (type.Name == TypeNames.RoleRow)
        {
            return roleRows.Update(before, payload);
        }
        var changes = new Dictionary<Field, object?>();
        Set(changes, payload, before);
        stamp.Changed(type, changes);
        var after = before.With(changes);
        if (type.Name == TypeNames.User)
        {
            after = users.Complete(before, after, payload);
        }
        company.Store.Change(before, after);
        SetRows(after, payload, isNew: false);
        return after;
    }

    public void Delete(ObjectType type, string key)
    {
        entitlement.Require(caller, type, Doing.Delete);
        var found = KeyText.Parse(key) is { } number ? company.Store[type].Find(number) : null;
        if (found is null || !caller.Sees(found, includePrivate: true))
        {
            throw company.Switches.Is(SimulatorSwitches.DeleteMissing, "404")
                ? Refusal.NotFound($"{type.Name} with key {key}")
                : Refusal.Rule("SIM-0005", $"{type.Name} with key {key} does not exist");
        }
        deletions.Delete(found);
    }

    public Record Find(ObjectType type, string key) =>
        KeyText.Parse(key) is { } number
        && company.Store[type].Find(number) is { } found
        && caller.Sees(found, includePrivate: true)
            ? found
            : throw Refusal.NotFound($"{type.Name} with key {key}");

    private void Set(Dictionary<Field, object?> changes, Payload payload, Record? before)
    {
        foreach (var (field, value) in payload.Values)
        {
            switch (field.Kind)
            {
                case FieldKind.Links or FieldKind.Rows:
                    break;
                case FieldKind.PermissionGrants:
                    changes[field] = grants.Permissions(before, field, value);
                    break;
                case FieldKind.ApplicationGrants or FieldKind.AgentGrants:
                    changes[field] = grants.Extensions(before, field, value);
                    break;
                case FieldKind.Id:
                    changes[field] = value.GetString();
                    break;
                default:
                    changes[field] = values.Plain(field, value, "/" + field.Path.Replace('.', '/'));
                    break;
            }
        }
    }

    private void SetRows(Record record, Payload payload, bool isNew)
    {
        foreach (var (field, value) in payload.Values)
        {
            if (field.Kind == FieldKind.Links && users.MayHoldRoles(record, value))
            {
                links.Replace(record, field, value);
            }
            else if (field.Kind == FieldKind.Rows)
            {
                roleRows.Apply(record, value, isNew);
            }
        }
    }

    private void RefuseDuplicate(ObjectType type, Dictionary<Field, object?> values)
    {
        var table = company.Store[type];
        if (type.Name == TypeNames.Member)
        {
            var (group, user) = ((long)values[type["userGroup"]]!, values[type["user"]]);
            if (table.Rows("userGroup", group).Any(row => Equals(table.Find(row)![type["user"]], user)))
            {
                throw Duplicate("The user is in the group already");
            }
        }
        else if (!type.IdIsKey && values[type.IdField] is string id && table.FindById(id) is not null)
        {
            throw Duplicate($"Operation create object {id} failed: the id is in use");
        }
    }

    private Refusal Duplicate(string message) =>
        company.Switches.Is(SimulatorSwitches.DuplicateId, "409")
            ? new Refusal(409, "operationFailed", message, new ErrorDetail("SIM-0006", message, "/id"))
            : Refusal.Rule("SIM-0006", message, "/id");
}
