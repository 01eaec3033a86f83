namespace IntacctReconciler.Simulator.Schema;

/// <summary>What a property holds, and so how it is read, kept and shown.</summary>
internal enum FieldKind
{
    /// <summary>The system key, a numeric string.</summary>
    Key,

    /// <summary>The id people use; of objects without one the key stands in.</summary>
    Id,

    /// <summary>Relative address of the object itself.</summary>
    Href,
    Text,
    Flag,
    Date,
    Moment,
    Choice,
    TextList,

    /// <summary>A list of access rights.</summary>
    Rights,

    /// <summary>One reference to an object of the company.</summary>
    Reference,

    /// <summary>A list of references, kept with the object.</summary>
    References,

    /// <summary>A list of references that are rows of a link object (user.roles is role-user-map).</summary>
    Links,

    /// <summary>A list of owned objects shown whole (role.rolePermissionAssignments).</summary>
    Rows,

    /// <summary>A user's own permissions: permission and rights, no key.</summary>
    PermissionGrants,

    /// <summary>Rights in custom applications: no key.</summary>
    ApplicationGrants,

    /// <summary>Rights of agents: no key.</summary>
    AgentGrants,
}

/// <summary>One property of an object type, as the contract has it.</summary>
/// <param name="Path">Dotted path from the object's root.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record Field(string Path, FieldKind Kind)
{
    /// <summary>Sending it is an error.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>May be sent when creating, not afterwards.</summary>
    public bool Immutable { get; init; }
    public bool Nullable { get; init; }

    /// <summary>Accepted but never shown; no property of the covered objects is so today.</summary>
    public bool WriteOnly { get; init; }
    public bool Deprecated { get; init; }

    /// <summary>Left out of an answer when null, because the contract does not allow null there.</summary>
    public bool OmittedWhenNull { get; init; }
    public object? Default { get; init; }
    public Vocabulary? Values { get; init; }

    /// <summary>Type referred to, or the type whose rows make the list.</summary>
    public string? Target { get; init; }

    /// <summary>Of <see cref="FieldKind.Links"/> and <see cref="FieldKind.Rows"/>: the row's property that points back here.</summary>
    public string? Owner { get; init; }

    /// <summary>Of <see cref="FieldKind.Links"/>: the row's property that points to what is listed.</summary>
    public string? Through { get; init; }

    /// <summary>Properties of the referred object that are repeated beside key, id and href.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];

    /// <summary>Rows can be looked up by this reference.</summary>
    public bool Indexed { get; init; }

    /// <summary>Place in a record's array of values.</summary>
    public int Slot { get; init; } = -1;

    public bool IsList =>
        Kind
            is FieldKind.TextList
                or FieldKind.Rights
                or FieldKind.References
                or FieldKind.Links
                or FieldKind.Rows
                or FieldKind.PermissionGrants
                or FieldKind.ApplicationGrants
                or FieldKind.AgentGrants;

    /// <summary>Not kept with the object: made from rows of another type.</summary>
    public bool IsDerived => Kind is FieldKind.Links or FieldKind.Rows;

    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
