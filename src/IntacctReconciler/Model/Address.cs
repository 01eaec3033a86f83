namespace IntacctReconciler.Model;

public enum ObjectKind
{
    Contact,
    Role,
    Group,
    User,
}

/// <summary>Names one object of the company: <c>user["clerk1"]</c>.</summary>
public readonly record struct Address(ObjectKind Kind, string Id) : IComparable<Address>
{
    public static Address Contact(string id) => new(ObjectKind.Contact, id);

    public static Address Role(string id) => new(ObjectKind.Role, id);

    public static Address Group(string id) => new(ObjectKind.Group, id);

    public static Address User(string id) => new(ObjectKind.User, id);

    public int CompareTo(Address other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Id, other.Id);

    /// <summary>The kind's word in addresses: user, role, group, contact.</summary>
    public static string Word(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Contact => "contact",
            ObjectKind.Role => "role",
            ObjectKind.Group => "group",
            ObjectKind.User => "user",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>As it stands in plans; the id is not made safe for printing.</summary>
    public override string ToString() => $"{Word(Kind)}[\"{Id}\"]";
}
