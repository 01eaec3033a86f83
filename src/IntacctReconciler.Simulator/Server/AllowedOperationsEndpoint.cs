using System.Text.Json;
using IntacctReconciler.Simulator.Rules;
using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Server;

/// <summary><c>POST /services/core/allowed-operations/list</c>: what the caller may do with objects.</summary>
internal sealed class AllowedOperationsEndpoint(RequestContext context)
{
    private const int AtMost = 1000;
    private static readonly string[] Known = ["canView", "canEdit", "canDelete"];

    public Answer Handle()
    {
        var body = context.ReadBody();
        if (
            body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("object", out var name)
            || ObjectTypes.Find(name.ToString()) is not { } type
            || !context.Company.Offers(type)
        )
        {
            throw Refusal.Invalid("object is missing or names no object type");
        }
        if (
            !body.TryGetProperty("keys", out var keys)
            || keys.ValueKind != JsonValueKind.Array
            || keys.GetArrayLength() > AtMost
        )
        {
            throw Refusal.Invalid($"keys is not a list of at most {AtMost} keys");
        }
        var asked =
            body.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
                ? operations.EnumerateArray().Select(operation => operation.ToString()).ToArray()
                : Known;
        return Answer.Result(200, keys.GetArrayLength(), 0, json => Write(json, type, keys, asked));
    }

    private void Write(Utf8JsonWriter json, ObjectType type, JsonElement keys, string[] asked)
    {
        json.WriteStartArray();
        foreach (var key in keys.EnumerateArray().Select(key => key.ToString()))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartArray("operations");
            foreach (var operation in asked.Where(operation => IsAllowed(type, key, operation)))
            {
                json.WriteStringValue(operation);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private bool IsAllowed(ObjectType type, string key, string operation)
    {
        var company = context.Company;
        var rights = new CallerRights(company);
        var entitlement = new Entitlement(company, rights);
        if (KeyText.Parse(key) is not { } number || company.Store[type].Find(number) is not { } record)
        {
            return false;
        }
        return operation switch
        {
            "canView" => context.Caller.Sees(record, includePrivate: true)
                && entitlement.IsEntitled(context.Caller, type, Doing.Read),
            "canEdit" => type.Offers.HasFlag(Offers.Update)
                && entitlement.IsEntitled(context.Caller, type, Doing.Update)
                && Passes(record, users => users.RequireEditable(record), rights),
            "canDelete" => type.Offers.HasFlag(Offers.Delete)
                && entitlement.IsEntitled(context.Caller, type, Doing.Delete)
                && Passes(record, users => users.RequireDeletable(record), rights),
            _ => false,
        };
    }

    private bool Passes(Record record, Action<UserRules> rule, CallerRights rights)
    {
        if (record.Type.Name != TypeNames.User)
        {
            return true;
        }
        try
        {
            rule(new UserRules(context.Company, context.Caller, rights));
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
