using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Simulator.Schema;

namespace IntacctReconciler.Simulator.Store;

/// <summary>A user's own permission: rights on one permission of the catalogue.</summary>
internal sealed record PermissionGrant(long Permission, string[] Rights);

/// <summary>Rights in a custom application or of an agent; Intacct gives these rows no key.</summary>
internal sealed record ExtensionGrant(string? Key, string? Id, string? Name, string? Group, string[] Rights)
{
    /// <summary>What tells one row from another when lists are merged.</summary>
    public (string?, string?, string?) Identity => (Id ?? Key, Name, Group);
}

/// <summary>A property that the contract does not list, kept as it came.</summary>
internal sealed record ExtraProperty(string Name, string Json);

/// <summary>
/// One object. Values are by <see cref="Field.Slot"/>: text and enumerations as string, flags as bool, references as key
/// (long), lists as arrays. A record is never changed, only replaced, so that a change can be undone and an older state shown.
/// </summary>
internal sealed class Record(ObjectType type, long key, object?[] values, ImmutableArray<ExtraProperty> extra)
{
    public ObjectType Type { get; } = type;
    public long Key { get; } = key;
    public ImmutableArray<ExtraProperty> Extra { get; } = extra;

    public object? this[Field field] => values[field.Slot];

    public object? this[string path] => values[Type[path].Slot];

    public string KeyText => Key.ToString(CultureInfo.InvariantCulture);

    public string Id => Type.IdIsKey ? KeyText : (string)values[Type.IdField.Slot]!;

    public string Href => $"/objects/{Type.Name}/{KeyText}";

    public string? Text(string path) => (string?)this[path];

    public bool Flag(string path) => this[path] is true;

    public long? Reference(string path) => (long?)this[path];

    public long[] References(string path) => (long[]?)this[path] ?? [];

    public string[] Texts(string path) => (string[]?)this[path] ?? [];

    public Record With(IEnumerable<KeyValuePair<Field, object?>> changes)
    {
        var copy = (object?[])values.Clone();
        foreach (var (field, value) in changes)
        {
            copy[field.Slot] = value;
        }
        return new Record(Type, Key, copy, Extra);
    }

    public Record With(string path, object? value) => With([new(Type[path], value)]);
}
