using System.Collections.Immutable;
using System.Text.Json;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>An object of the seed on its way to a <see cref="Record"/>.</summary>
internal sealed class Draft(ObjectType type, JsonElement? element, long? key)
{
    public ObjectType Type { get; } = type;
    public JsonElement? Element { get; } = element;
    public long? Key { get; set; } = key;
    public object?[] Values { get; } = new object?[type.Fields.Count];
    public List<ExtraProperty> Extra { get; } = [];

    public object? this[string path]
    {
        get => Values[Type[path].Slot];
        set => Values[Type[path].Slot] = value;
    }

    public string? Id => (string?)Values[Type.IdField.Slot];

    public Record ToRecord() => new(Type, Key!.Value, Values, [.. Extra]);

    /// <summary>How messages name the object.</summary>
    public override string ToString() => $"{Type.Name} \"{Id ?? (Key is { } key ? KeyText.Of(key) : "without key")}\"";
}

/// <summary>Which objects a seed has, for resolving references.</summary>
internal sealed class DraftIndex
{
    private readonly Dictionary<ObjectType, Dictionary<long, Draft?>> byKey = ObjectTypes.All.ToDictionary(
        type => type,
        _ => new Dictionary<long, Draft?>()
    );
    private readonly Dictionary<ObjectType, Dictionary<string, long>> byId = ObjectTypes.All.ToDictionary(
        type => type,
        _ => new Dictionary<string, long>(StringComparer.Ordinal)
    );
    private readonly Dictionary<(string, string), List<(string? Group, long Key)>> permissions = [];

    public void AddExisting(Record record)
    {
        byKey[record.Type][record.Key] = null;
        if (!record.Type.IdIsKey)
        {
            byId[record.Type][record.Id] = record.Key;
        }
    }

    /// <exception cref="SimulatorSeedException">Key or id is taken.</exception>
    public void Add(Draft draft)
    {
        if (!byKey[draft.Type].TryAdd(draft.Key!.Value, draft))
        {
            throw new SimulatorSeedException($"{draft}: key {draft.Key} is used twice");
        }
        if (!draft.Type.IdIsKey && !byId[draft.Type].TryAdd(draft.Id!, draft.Key.Value))
        {
            throw new SimulatorSeedException($"{draft}: the id is used twice");
        }
    }

    public void AddPermission(string module, string name, string? group, long key)
    {
        if (!permissions.TryGetValue((module, name), out var same))
        {
            permissions.Add((module, name), same = []);
        }
        same.Add((group, key));
    }

    public bool Has(ObjectType type, long key) => byKey[type].ContainsKey(key);

    public Draft? Find(ObjectType type, long key) => byKey[type].GetValueOrDefault(key);

    public long? FindId(ObjectType type, string id) =>
        type.IdIsKey
            ? KeyText.Parse(id) is { } key && Has(type, key)
                ? key
                : null
            : byId[type].TryGetValue(id, out var own)
                ? own
                : null;

    public IReadOnlyList<long> FindPermissions(string module, string name, string? group) =>
        permissions.TryGetValue((module, name), out var same)
            ? [.. same.Where(one => group is null || one.Group == group).Select(one => one.Key)]
            : [];
}
