using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>
/// Reads the properties of a seed's object. It is lenient where a request would be refused: read-only properties are
/// taken as they stand, undocumented values of enumerations and undocumented properties are kept and noticed.
/// </summary>
internal sealed class SeedValues(
    CompanyStore store,
    DraftIndex index,
    SeedReferences references,
    ICollection<string> notices
)
{
    public void Fill(Draft draft)
    {
        foreach (var field in draft.Type.Fields)
        {
            draft.Values[field.Slot] ??= field.Default;
        }
        if (draft.Element is { } element)
        {
            FillMembers(draft, element, draft.Type.Shape, "");
        }
        SeedDefaults.Complete(draft, index);
    }

    private void FillMembers(Draft draft, JsonElement element, Shape shape, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return;
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException($"{draft}: {path.TrimEnd('.')} is not an object");
        }
        foreach (var property in element.EnumerateObject())
        {
            var member = shape.Find(property.Name);
            if (member is null)
            {
                Unknown(draft, path, property);
            }
            else if (member.Field is { } field)
            {
                FillField(draft, field, property.Value);
            }
            else
            {
                FillMembers(draft, property.Value, member, $"{path}{property.Name}.");
            }
        }
    }

    private void Unknown(Draft draft, string path, JsonProperty property)
    {
        if (path.Length == 0)
        {
            draft.Extra.Add(new ExtraProperty(property.Name, property.Value.GetRawText()));
        }
        else
        {
            notices.Add($"{draft}: {path}{property.Name} is not documented and is left out");
        }
    }

    private void FillField(Draft draft, Field field, JsonElement value)
    {
        if (field.Kind is FieldKind.Key or FieldKind.Id or FieldKind.Href or FieldKind.Links or FieldKind.Rows)
        {
            return;
        }
        draft.Values[field.Slot] = field.Kind switch
        {
            FieldKind.Text or FieldKind.Date or FieldKind.Moment => Text(draft, field, value),
            FieldKind.Choice => Noticed(draft, field, Text(draft, field, value)) ?? field.Default,
            FieldKind.Flag => Flag(draft, field, value),
            FieldKind.TextList => TextList(draft, field.Path, value),
            FieldKind.Rights => Rights(draft, field.Path, value),
            // Who owns a row is known from where it stands.
            FieldKind.Reference => draft.Values[field.Slot] ?? references.One(draft, field, value),
            FieldKind.References => references.Many(draft, field, value),
            FieldKind.PermissionGrants => PermissionGrants(draft, field, value),
            _ => ExtensionGrants(draft, field, value),
        };
    }

    private string? Noticed(Draft draft, Field field, string? value)
    {
        if (value is not null && field.Values is { } documented && !documented.Contains(value))
        {
            store.Undocumented.Add((documented, value));
            notices.Add($"{draft}: {field.Path} \"{value}\" is not a documented value");
        }
        return value;
    }

    private static string? Text(Draft draft, Field field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => throw new SimulatorSeedException($"{draft}: {field.Path} is not text"),
        };

    private static object Flag(Draft draft, Field field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => field.Default ?? false,
            _ => throw new SimulatorSeedException($"{draft}: {field.Path} is neither true nor false"),
        };

    private static string[] TextList(Draft draft, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }
        if (
            value.ValueKind != JsonValueKind.Array
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)
        )
        {
            throw new SimulatorSeedException($"{draft}: {path} is not a list of text");
        }
        return [.. value.EnumerateArray().Select(item => string.Intern(item.GetString()!))];
    }

    private string[] Rights(Draft draft, string path, JsonElement value)
    {
        var rights = TextList(draft, path, value);
        foreach (var right in rights.Where(right => !LongVocabularies.AccessRights.Contains(right)))
        {
            store.Undocumented.Add((LongVocabularies.AccessRights, right));
            notices.Add($"{draft}: {path} \"{right}\" is not a documented value");
        }
        return rights;
    }

    private PermissionGrant[] PermissionGrants(Draft draft, Field field, JsonElement value) =>
        [
            .. Rows(draft, field, value)
                .Select(row => new PermissionGrant(
                    row.TryGetProperty("permission", out var permission)
                        ? references.Permission(draft, permission)
                        : throw new SimulatorSeedException($"{draft}: a row of {field.Path} has no permission"),
                    row.TryGetProperty("accessRights", out var rights)
                        ? Rights(draft, $"{field.Path}.accessRights", rights)
                        : []
                )),
        ];

    private ExtensionGrant[] ExtensionGrants(Draft draft, Field field, JsonElement value)
    {
        var owner = field.Kind == FieldKind.ApplicationGrants ? "application" : "agent";
        return [.. Rows(draft, field, value).Select(row => ExtensionGrant(draft, field, row, owner))];
    }

    private ExtensionGrant ExtensionGrant(Draft draft, Field field, JsonElement row, string owner)
    {
        if (!row.TryGetProperty(owner, out var subject) || subject.ValueKind != JsonValueKind.Object)
        {
            throw new SimulatorSeedException($"{draft}: a row of {field.Path} has no {owner}");
        }
        var permission = Permission(subject, "permissions") ?? Permission(subject, "permission");
        var rights =
            row.TryGetProperty("allowedAccessRights", out var allowed) ? allowed
            : row.TryGetProperty("accessRights", out var older) ? older
            : default;
        var key = SeedReferences.TextOf(subject, "key");
        var id = SeedReferences.TextOf(subject, "id");
        if (key is null && id is null)
        {
            throw new SimulatorSeedException($"{draft}: a row of {field.Path} names no {owner}");
        }
        return new ExtensionGrant(
            key,
            id,
            permission is { } named ? SeedReferences.TextOf(named, "name") : null,
            permission is { } grouped ? SeedReferences.TextOf(grouped, "group") : null,
            rights.ValueKind == JsonValueKind.Undefined ? [] : Rights(draft, field.Path, rights)
        );
    }

    private static JsonElement? Permission(JsonElement subject, string name) =>
        subject.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? list[0]
            : null;

    private static JsonElement.ArrayEnumerator Rows(Draft draft, Field field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => default,
            JsonValueKind.Array => value.EnumerateArray(),
            _ => throw new SimulatorSeedException($"{draft}: {field.Path} is not a list"),
        };
}
