using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>What of an object is written.</summary>
internal enum Extent
{
    /// <summary>As a GET shows it.</summary>
    Full,

    /// <summary>What is kept with the object: no lists made of other objects, nothing repeated from them.</summary>
    Own,
}

/// <summary>How answers differ from the plain object, by switches and by who asks.</summary>
internal sealed record View
{
    public static readonly View Plain = new();

    /// <summary>user.locations: own, beside or instead (of entities).</summary>
    public string Locations { get; init; } = "own";

    /// <summary>user.accountEmail: shown, null or absent.</summary>
    public string AccountEmail { get; init; } = "shown";

    /// <summary>user-group.roles is part of the answer.</summary>
    public bool GroupRoles { get; init; } = true;

    /// <summary>Properties that the contract does not know appear.</summary>
    public bool UnknownFields { get; init; }

    /// <summary>What is not known of users.</summary>
    public Untold Untold { get; init; } = Untold.Nothing;

    /// <summary>The entities that the caller may see; null: all.</summary>
    public IReadOnlySet<long>? Entities { get; init; }

    /// <summary>The caller, where it is shown as restricted to <see cref="Entities"/>.</summary>
    public long? RestrictedCaller { get; init; }
}

/// <summary>Writes objects as REST shows them: every property of the contract, null for what is empty.</summary>
internal sealed class ObjectWriter(CompanyStore store, View view, Extent extent = Extent.Full)
{
    public void Write(Utf8JsonWriter json, Record record)
    {
        json.WriteStartObject();
        WriteMembers(json, record, record.Type.Shape);
        foreach (var extra in record.Extra)
        {
            json.WritePropertyName(extra.Name);
            json.WriteRawValue(extra.Json);
        }
        if (view.UnknownFields)
        {
            json.WriteString("introducedLater", "value");
            json.WriteStartObject("introducedLaterGroup");
            json.WriteNull("nested");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>The value of a property, or of a property of a reference, for the query service.</summary>
    public static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long key:
                json.WriteStringValue(KeyText.Of(key));
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    private void WriteMembers(Utf8JsonWriter json, Record record, Shape shape)
    {
        foreach (var member in shape.Members)
        {
            if (member.Field is { } field)
            {
                WriteField(json, record, field);
            }
            else
            {
                json.WriteStartObject(member.Name);
                WriteMembers(json, record, member);
                json.WriteEndObject();
            }
        }
    }

    private void WriteField(Utf8JsonWriter json, Record record, Field field)
    {
        if (field.WriteOnly || IsHidden(record, field))
        {
            return;
        }
        var value = Shown(record, field);
        switch (field.Kind)
        {
            case FieldKind.Key:
                json.WriteString(field.Name, record.KeyText);
                break;
            case FieldKind.Id:
                json.WriteString(field.Name, record.Id);
                break;
            case FieldKind.Href:
                json.WriteString(field.Name, record.Href);
                break;
            case FieldKind.Reference:
                json.WritePropertyName(field.Name);
                WriteReference(json, field, (long?)value);
                break;
            case FieldKind.Text or FieldKind.Flag or FieldKind.Date or FieldKind.Moment or FieldKind.Choice:
                if (value is not null || !field.OmittedWhenNull)
                {
                    json.WritePropertyName(field.Name);
                    WriteScalar(json, value);
                }
                break;
            default:
                json.WriteStartArray(field.Name);
                WriteItems(json, record, field, value);
                json.WriteEndArray();
                break;
        }
    }

    private bool IsHidden(Record record, Field field) =>
        (extent == Extent.Own && field.IsDerived)
        || view.Untold.Covers(record, field.Path)
        || (
            record.Type.Name switch
            {
                TypeNames.User => (field.Path == "entities" && view.Locations == "instead")
                    || (field.Path == "accountEmail" && view.AccountEmail == "absent"),
                TypeNames.UserGroup => field.Path == "roles" && !view.GroupRoles,
                _ => false,
            }
        );

    private object? Shown(Record record, Field field)
    {
        if (record.Type.Name != TypeNames.User)
        {
            return record[field];
        }
        var restricted = view.RestrictedCaller == record.Key;
        return field.Path switch
        {
            "accountEmail" when view.AccountEmail == "null" => null,
            "entityAccess.allowUnrestrictedAccess" when restricted => false,
            "entities" when restricted => view.Entities!.ToArray(),
            "entities" when view.Entities is { } visible => record
                .References("entities")
                .Where(visible.Contains)
                .ToArray(),
            _ => record[field],
        };
    }

    private void WriteItems(Utf8JsonWriter json, Record record, Field field, object? value)
    {
        switch (field.Kind)
        {
            case FieldKind.TextList or FieldKind.Rights:
                Rights(json, (string[]?)value ?? []);
                break;
            case FieldKind.References:
                WriteReferences(json, record, field, (long[]?)value ?? []);
                break;
            case FieldKind.Links:
                foreach (var row in store[field.Target!].Rows(field.Owner!, record.Key))
                {
                    var link = store[field.Target!].Find(row)!;
                    WriteReference(json, link.Type[field.Through!], link.Reference(field.Through!));
                }
                break;
            case FieldKind.Rows:
                foreach (var row in store[field.Target!].Rows(field.Owner!, record.Key))
                {
                    Write(json, store[field.Target!].Find(row)!);
                }
                break;
            case FieldKind.PermissionGrants:
                WritePermissionGrants(json, (PermissionGrant[]?)value ?? []);
                break;
            case FieldKind.ApplicationGrants:
                ExtensionGrants.WriteApplications(json, (ExtensionGrant[]?)value ?? []);
                break;
            default:
                ExtensionGrants.WriteAgents(json, (ExtensionGrant[]?)value ?? []);
                break;
        }
    }

    private void WriteReferences(Utf8JsonWriter json, Record record, Field field, long[] own)
    {
        var target = field.Target!;
        foreach (var key in own)
        {
            WriteReference(json, field, key);
        }
        if (field.Path == "locations" && view.Locations != "own")
        {
            // Entities are locations too; the deprecated list shows them under the other address.
            foreach (var entity in record.References("entities").Where(key => view.Entities?.Contains(key) ?? true))
            {
                json.WriteStartObject();
                json.WriteString("key", KeyText.Of(entity));
                json.WriteString("id", store[TypeNames.Entity].Find(entity)?.Id);
                json.WriteString("href", $"/objects/{target}/{KeyText.Of(entity)}");
                json.WriteEndObject();
            }
        }
    }

    private void WriteReference(Utf8JsonWriter json, Field field, long? key)
    {
        var target = key is { } found ? store[field.Target!].Find(found) : null;
        json.WriteStartObject();
        json.WriteString("key", target?.KeyText);
        json.WriteString("id", target?.Id);
        if (target is not null)
        {
            json.WriteString("href", target.Href);
        }
        if (field.Repeated.Count > 0 && extent == Extent.Full)
        {
            WriteRepeated(json, field.Repeated, target);
        }
        json.WriteEndObject();
    }

    private static void WriteRepeated(Utf8JsonWriter json, IReadOnlyList<string> repeated, Record? target)
    {
        string? group = null;
        foreach (var path in repeated)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            var outer = dot < 0 ? null : path[..dot];
            if (outer != group)
            {
                if (group is not null)
                {
                    json.WriteEndObject();
                }
                if (outer is not null)
                {
                    json.WriteStartObject(outer);
                }
                group = outer;
            }
            json.WritePropertyName(path[(dot + 1)..]);
            WriteScalar(json, target?[path]);
        }
        if (group is not null)
        {
            json.WriteEndObject();
        }
    }

    private void WritePermissionGrants(Utf8JsonWriter json, PermissionGrant[] grants)
    {
        foreach (var grant in grants)
        {
            json.WriteStartObject();
            var permission = store[TypeNames.Permission].Find(grant.Permission)!;
            json.WriteStartObject("permission");
            json.WriteString("key", permission.KeyText);
            json.WriteString("id", permission.Id);
            json.WriteString("href", permission.Href);
            json.WriteEndObject();
            json.WriteStartArray("accessRights");
            Rights(json, grant.Rights);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Rights(Utf8JsonWriter json, string[] rights)
    {
        foreach (var right in rights)
        {
            json.WriteStringValue(right);
        }
    }
}
