using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>
/// Rows that a seed shows inside other objects: the permissions of roles, and which users and groups have which roles.
/// A link may be written at the user, at the role, as an object of its own, or at all of them.
/// </summary>
internal sealed class SeedLinks(
    SeedReferences references,
    Func<ObjectType, JsonElement?, string?, Draft> add,
    IReadOnlyList<Draft> drafts
)
{
    public void AddRows()
    {
        AddRoleRows();
        AddLinks(TypeNames.RoleUser, "roleUsers", TypeNames.User, "user");
        AddLinks(TypeNames.RoleGroup, "roleGroups", TypeNames.UserGroup, "userGroup");
    }

    private IEnumerable<Draft> Of(string type) => drafts.Where(draft => draft.Type.Name == type);

    private void AddRoleRows()
    {
        var type = ObjectTypes.Get(TypeNames.RoleRow);
        var keys = Of(TypeNames.RoleRow).Select(row => row.Key).ToHashSet();
        foreach (var role in Of(TypeNames.Role))
        {
            foreach (var element in Listed(role, "rolePermissionAssignments"))
            {
                var key = SeedReferences.TextOf(element, "key") ?? SeedReferences.TextOf(element, "id");
                if (key is not null && keys.Contains(KeyText.Parse(key)))
                {
                    continue;
                }
                if (!element.TryGetProperty("permission", out _))
                {
                    throw new SimulatorSeedException($"{role}: a row of rolePermissionAssignments has no permission");
                }
                var row = add(type, element, key);
                row["role"] = role.Key;
            }
        }
    }

    private void AddLinks(string linkType, string listAtRole, string holderType, string holderProperty)
    {
        var type = ObjectTypes.Get(linkType);
        var roles = ObjectTypes.Get(TypeNames.Role);
        var holders = ObjectTypes.Get(holderType);
        var links = new Dictionary<long, HashSet<long>>();
        foreach (var row in Of(linkType).ToList())
        {
            Complete(row, row.Element!.Value, null);
        }
        foreach (var role in Of(TypeNames.Role))
        {
            foreach (var element in Listed(role, listAtRole))
            {
                var key = SeedReferences.TextOf(element, "key") ?? SeedReferences.TextOf(element, "id");
                var holder = Holder(role, element);
                if (links.TryGetValue(holder, out var linked) && linked.Contains(role.Key!.Value))
                {
                    continue;
                }
                Complete(add(type, element, key), element, role.Key);
            }
        }
        foreach (var holder in Of(holderType))
        {
            AddFromHolder(holder);
        }

        void Complete(Draft row, JsonElement element, long? ownRole)
        {
            row["role"] = ownRole ?? references.Required(row, roles, "role", element.GetProperty("role"));
            row[holderProperty] = Holder(row, element);
            if (!Link((long)row["role"]!, (long)row[holderProperty]!))
            {
                throw new SimulatorSeedException($"{row}: the same role is linked twice");
            }
        }

        bool Link(long role, long holder)
        {
            if (!links.TryGetValue(holder, out var linked))
            {
                links.Add(holder, linked = []);
            }
            return linked.Add(role);
        }

        long Holder(Draft at, JsonElement element) =>
            element.TryGetProperty(holderProperty, out var reference)
                ? references.Required(at, holders, holderProperty, reference)
                : throw new SimulatorSeedException($"{at}: a row of {listAtRole} has no {holderProperty}");

        void AddFromHolder(Draft holder)
        {
            if (holder.Element is not { } element || !element.TryGetProperty("roles", out _))
            {
                return;
            }
            var own = Listed(holder, "roles")
                .Select(item => references.Required(holder, roles, "roles", item))
                .ToHashSet();
            foreach (var role in own.Where(role => Link(role, holder.Key!.Value)))
            {
                var row = add(type, null, null);
                row["role"] = role;
                row[holderProperty] = holder.Key!.Value;
            }
            if (links.TryGetValue(holder.Key!.Value, out var linked) && linked.Count > own.Count)
            {
                throw new SimulatorSeedException(
                    $"{holder}: a role lists it as holder, but its own roles do not name that role"
                );
            }
        }
    }

    private static IEnumerable<JsonElement> Listed(Draft draft, string list) =>
        draft.Element is { } element && element.TryGetProperty(list, out var items)
            ? SeedReferences.Items(draft, list, items)
            : [];
}
