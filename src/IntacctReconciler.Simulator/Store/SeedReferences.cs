using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>Resolves the references of a seed: by key, by id, and permissions also by module and name.</summary>
internal sealed class SeedReferences(DraftIndex index, Func<Draft, JsonElement, long?> unlistedPermission)
{
    public static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    public object? One(Draft draft, Field field, JsonElement value)
    {
        if (field.Target == TypeNames.Permission)
        {
            return Permission(draft, value);
        }
        var type = ObjectTypes.Get(field.Target!);
        return Find(draft, type, field.Path, value);
    }

    public long[] Many(Draft draft, Field field, JsonElement value)
    {
        var type = ObjectTypes.Get(field.Target!);
        return [.. Items(draft, field.Path, value).Select(item => Required(draft, type, field.Path, item))];
    }

    public static IEnumerable<JsonElement> Items(Draft draft, string path, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => value.EnumerateArray(),
            _ => throw new SimulatorSeedException($"{draft}: {path} is not a list"),
        };

    public long Required(Draft draft, ObjectType type, string path, JsonElement value) =>
        Find(draft, type, path, value)
        ?? throw new SimulatorSeedException($"{draft}: {path} names nothing: give an id");

    /// <returns>Null when the reference is empty.</returns>
    public long? Find(Draft draft, ObjectType type, string path, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            throw new SimulatorSeedException($"{draft}: {path} is not a reference such as {{ \"id\": \"...\" }}");
        }
        var (key, id) = (TextOf(value, "key"), TextOf(value, "id"));
        if (key is null && id is null)
        {
            return null;
        }
        var found = key is null ? index.FindId(type, id!) : KeyText.Parse(key);
        if (found is not { } target || !index.Has(type, target))
        {
            throw Unknown(draft, path, type, key is null ? $"\"{id}\"" : $"with key \"{key}\"");
        }
        if (key is not null && id is not null && index.FindId(type, id) != target)
        {
            throw new SimulatorSeedException(
                $"{draft}: {path} has key \"{key}\" and id \"{id}\", which do not belong together"
            );
        }
        return target;
    }

    public long Permission(Draft draft, JsonElement value)
    {
        var type = ObjectTypes.Get(TypeNames.Permission);
        var text = TextOf(value, "key") ?? TextOf(value, "id");
        var (module, name) = (TextOf(value, "module"), TextOf(value, "name"));
        if (text is not null)
        {
            return KeyText.Parse(text) is { } key && index.Has(type, key)
                ? key
                : unlistedPermission(draft, value) ?? throw Unknown(draft, "permission", type, $"with key \"{text}\"");
        }
        if (module is null || name is null)
        {
            throw new SimulatorSeedException($"{draft}: a permission is named by neither key nor module and name");
        }
        return index.FindPermissions(module, name, TextOf(value, "permissionGroup")) switch
        {
            [var only] => only,
            [] => throw Unknown(draft, "permission", type, $"{module}/{name}"),
            _ => throw new SimulatorSeedException(
                $"{draft}: permission {module}/{name} is in the catalogue more than once: add permissionGroup, or use the key"
            ),
        };
    }

    private static SimulatorSeedException Unknown(Draft draft, string path, ObjectType type, string what) =>
        new($"{draft}: {path} refers to {type.Name} {what}, which the seed does not have");
}
