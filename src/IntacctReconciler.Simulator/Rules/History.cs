using IntacctReconciler.Simulator.Schema;
using IntacctReconciler.Simulator.Store;

namespace IntacctReconciler.Simulator.Rules;

/// <summary>
/// Writes the audit history of a request: what of users, groups and roles it changed, an entry for each field. Roles that are
/// given and permissions of a role are rows of their own, and are entries of whatever has them.
/// </summary>
internal sealed class History(Simulation company)
{
    private sealed record Entry(ObjectType Of, string Id, string? Field, string? Before, string? After, string Action);

    private sealed record Whole(ObjectType Type, long Key, Record? Before, Record? After)
    {
        public Record Any => (After ?? Before)!;
    }

    private CompanyStore Store => company.Store;

    /// <summary>Adds the entries of everything that is not final yet.</summary>
    public void Note(Caller caller)
    {
        List<Whole> changes =
        [
            .. Store
                .Pending.GroupBy(change => (change.Type, change.Key))
                .Select(all => new Whole(all.Key.Type, all.Key.Key, all.First().Before, all.Last().After))
                .Where(change => change.Before is not null || change.After is not null),
        ];
        var isNew = changes
            .Where(change => change.Before is null || change.After is null)
            .Select(change => (change.Type, change.Key))
            .ToHashSet();
        List<Entry> entries =
        [
            .. changes.SelectMany(OfObject),
            .. Linked(changes, TypeNames.RoleUser, "user", "role", "roles"),
            .. Linked(changes, TypeNames.RoleGroup, "userGroup", "role", "roles"),
            .. Linked(changes, TypeNames.Member, "userGroup", "user", "members"),
            .. Linked(changes, TypeNames.RoleRow, "role", "permission", "rolePermissionAssignments"),
        ];
        foreach (var entry in entries)
        {
            Add(entry, caller);
        }

        IEnumerable<Entry> Linked(List<Whole> all, string type, string owner, string target, string field) =>
            all.Where(change => change.Type.Name == type)
                .GroupBy(change => (Owner: change.Any.Reference(owner)!.Value, change.Any.Reference(target)))
                .Where(link => !isNew.Contains((OwnerType(type, owner), link.Key.Owner)))
                .Select(link =>
                    OfLink(
                        OwnerType(type, owner),
                        link.Key.Owner,
                        field,
                        Said(link.Select(one => one.Before).OfType<Record>().FirstOrDefault(), target),
                        Said(link.Select(one => one.After).OfType<Record>().LastOrDefault(), target)
                    )
                )
                .OfType<Entry>();
    }

    private static ObjectType OwnerType(string type, string owner) =>
        ObjectTypes.Get(ObjectTypes.Get(type)[owner].Target!);

    private IEnumerable<Entry> OfObject(Whole change)
    {
        if (change.Type.Name is not (TypeNames.User or TypeNames.Role or TypeNames.UserGroup))
        {
            yield break;
        }
        if (change.Before is null || change.After is null)
        {
            yield return new(change.Type, change.Any.Id, null, null, null, change.Before is null ? "create" : "delete");
            yield break;
        }
        foreach (var field in change.Type.Fields.Where(IsNoted))
        {
            var (before, after) = (Text(field, change.Before[field]), Text(field, change.After[field]));
            if (before != after)
            {
                yield return new(change.Type, change.After.Id, field.Path, before, after, "modify");
            }
        }
    }

    private Entry? OfLink(ObjectType owner, long key, string field, string? before, string? after) =>
        before == after || Store[owner].Find(key) is not { } found
            ? null
            : new(owner, found.Id, field, before, after, "modify");

    /// <summary>What a link leads to, with the rights of a permission.</summary>
    private string? Said(Record? link, string target)
    {
        if (link is null)
        {
            return null;
        }
        var name = Name(link.Type[target].Target!, link.Reference(target));
        return link.Type.Find("accessRights") is null
            ? name
            : $"{name}: {string.Join(", ", link.Texts("accessRights"))}";
    }

    private static bool IsNoted(Field field) =>
        field.Kind is not (FieldKind.Key or FieldKind.Id or FieldKind.Href)
        && !field.IsDerived
        && !field.Path.StartsWith("audit.", StringComparison.Ordinal);

    private string? Text(Field field, object? value) =>
        value switch
        {
            null => null,
            bool flag => flag ? "true" : "false",
            long key => Name(field.Target!, key),
            long[] keys => string.Join(", ", keys.Select(key => Name(field.Target!, key))),
            string[] texts => string.Join(", ", texts),
            PermissionGrant[] grants => string.Join(
                "; ",
                grants.Select(one => $"{Name(TypeNames.Permission, one.Permission)}: {string.Join(", ", one.Rights)}")
            ),
            ExtensionGrant[] grants => string.Join(
                "; ",
                grants.Select(one => $"{one.Id ?? one.Key}/{one.Name}: {string.Join(", ", one.Rights)}")
            ),
            _ => (string)value,
        };

    private string? Name(string type, long? key) =>
        key is { } known && Store[type].Find(known) is { } found
            ? type == TypeNames.Permission
                ? $"{found.Text("module")}/{found.Text("name")}"
                : found.Id
            : null;

    private void Add(Entry entry, Caller caller)
    {
        var type = HistoryTypes.History;
        var values = new Dictionary<Field, object?>
        {
            [type["changeDetails.objectName"]] = Shown(entry.Of.Name[(entry.Of.Name.LastIndexOf('/') + 1)..]),
            [type["changeDetails.objectId"]] = entry.Id,
            [type["changeDetails.fieldName"]] = entry.Field is { } field ? Shown(field) : null,
            [type["changeDetails.previousValue"]] = entry.Before,
            [type["changeDetails.newValue"]] = entry.After,
            [type["changeSource.source"]] = "api",
            [type["changeSource.completedBy"]] = caller.User.Id,
            [type["changeSource.accessDateTime"]] = company.Now,
            [type["changeSource.actionPerformed"]] = entry.Action,
            [type["changeSource.clientId"]] = caller.ClientId,
        };
        Store.Add(new Record(type, company.NewKey(type), new object?[type.Fields.Count], []).With(values));
    }

    /// <summary>As the API names it, or in words: <c>adminPrivileges</c>, "Admin privileges".</summary>
    private string Shown(string name)
    {
        if (company.Switches.Is(SimulatorSwitches.AuditHistoryNames, "api"))
        {
            return name;
        }
        var words = string.Concat(
            name[(name.LastIndexOf('.') + 1)..]
                .Select(letter =>
                    letter == '-' ? " "
                    : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}"
                    : letter.ToString()
                )
        );
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
