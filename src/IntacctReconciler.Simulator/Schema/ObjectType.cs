using System.Collections.Frozen;

namespace IntacctReconciler.Simulator.Schema;

/// <summary>What the contract offers for an object type.</summary>
[Flags]
internal enum Offers
{
    Read = 0,
    Create = 1,
    Update = 2,
    Delete = 4,
    All = Create | Update | Delete,
}

/// <summary>An object type: its properties and what may be done with it.</summary>
internal sealed class ObjectType
{
    private readonly FrozenDictionary<string, Field> byPath;

    public ObjectType(string name, Offers offers, IReadOnlyList<string> required, IReadOnlyList<Field> fields)
    {
        Name = name;
        Offers = offers;
        Required = required;
        Fields = [.. fields.Select((field, slot) => field with { Slot = slot })];
        byPath = Fields.ToFrozenDictionary(field => field.Path, StringComparer.Ordinal);
        Shape = Shape.Of(Fields);
        IdField = Fields.Single(field => field.Path == "id");
    }

    /// <summary>As in paths and in the query service: <c>company-config/user</c>.</summary>
    public string Name { get; }
    public Offers Offers { get; }

    /// <summary>Properties without which a create is refused.</summary>
    public IReadOnlyList<string> Required { get; }
    public IReadOnlyList<Field> Fields { get; }
    public Shape Shape { get; }
    public Field IdField { get; }

    /// <summary>Objects of this type have no id of their own; the key stands in.</summary>
    public bool IdIsKey => IdField.ReadOnly;

    /// <summary>Rows that belong to another object: the model service calls them owned.</summary>
    public bool IsOwned { get; init; }

    public bool HasAudit => byPath.ContainsKey("audit.createdDateTime");

    /// <summary>Records made in an entity are private to it.</summary>
    public Field? EntityField => byPath.GetValueOrDefault("entity");

    public Field this[string path] => byPath[path];

    public Field? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The methods the object offers, as the model service and an Allow header print them.</summary>
    public string Methods =>
        "OPTIONS,GET"
        + (Offers.HasFlag(Offers.Create) ? ",POST" : "")
        + (Offers.HasFlag(Offers.Delete) ? ",DELETE" : "")
        + (Offers.HasFlag(Offers.Update) ? ",PATCH" : "");

    public override string ToString() => Name;
}
