using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>What a hand-written seed may leave out.</summary>
internal static class SeedDefaults
{
    // Fixed, so that a seed without audit data looks the same at every start.
    private const string LongAgo = "2020-01-01T00:00:00Z";

    public static void Complete(Draft draft, DraftIndex index)
    {
        if (draft.Type.HasAudit)
        {
            draft["audit.createdDateTime"] ??= LongAgo;
            draft["audit.modifiedDateTime"] ??= draft["audit.createdDateTime"];
        }
        switch (draft.Type.Name)
        {
            case TypeNames.User:
                CompleteUser(draft, index);
                break;
            case TypeNames.UserGroup:
                draft["description"] ??= "";
                break;
            case TypeNames.Contact:
                draft["printAs"] ??= draft.Id;
                break;
            case TypeNames.Department:
                draft["name"] ??= draft.Id;
                Named(draft, "parent", TypeNames.Department, index);
                break;
            case TypeNames.Territory:
                draft["name"] ??= draft.Id;
                Named(draft, "parent", TypeNames.Territory, index);
                break;
            case TypeNames.Location:
                draft["name"] ??= draft.Id;
                Named(draft, "parent", TypeNames.Location, index);
                Named(draft, "contacts.primary", TypeNames.Contact, index);
                break;
            case TypeNames.Entity:
                draft["name"] ??= draft.Id;
                Named(draft, "contacts.primary", TypeNames.Contact, index);
                break;
            default:
                break;
        }
    }

    private static void CompleteUser(Draft user, DraftIndex index)
    {
        if (user["contact"] is string own)
        {
            user["contact"] = index.FindId(ObjectTypes.Get(TypeNames.Contact), own);
        }
        if (user["contact"] is null)
        {
            throw new SimulatorSeedException($"{user}: contact names nothing: give an id, or leave contact out");
        }
        user["userName"] ??= user.Id;
        if (user["webServices.isRestricted"] is true && Says(user, "webServices", "isEnabled") is false)
        {
            user["webServices.isEnabled"] = true;
        }
        if (user["entities"] is long[] { Length: > 0 } && !Says(user, "entityAccess", "allowUnrestrictedAccess"))
        {
            user["entityAccess.allowUnrestrictedAccess"] = false;
        }
    }

    private static bool Says(Draft draft, string group, string name) =>
        draft.Element is { } element
        && element.TryGetProperty(group, out var inner)
        && inner.ValueKind == System.Text.Json.JsonValueKind.Object
        && inner.TryGetProperty(name, out _);

    // A reference kept as text gets its key and address when what it names is in the seed.
    private static void Named(Draft draft, string path, string target, DraftIndex index)
    {
        var type = ObjectTypes.Get(target);
        if (
            draft[$"{path}.key"] is not null
            || draft[$"{path}.id"] is not string id
            || index.FindId(type, id) is not { } key
        )
        {
            return;
        }
        draft[$"{path}.key"] = KeyText.Of(key);
        draft[$"{path}.href"] ??= $"/objects/{target}/{KeyText.Of(key)}";
        if (draft.Type.Find($"{path}.name") is not null && index.Find(type, key)?.Element is { } element)
        {
            draft[$"{path}.name"] ??= SeedReferences.TextOf(element, "name") ?? id;
        }
    }
}
