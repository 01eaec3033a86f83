namespace IntacctReconciler.Catalogue;

public enum PermissionKind : byte
{
    /// <summary>One of the company's catalogue: module and name.</summary>
    Standard,

    /// <summary>Of a custom application: <see cref="Permission.Module"/> is the application's id.</summary>
    Application,

    /// <summary>Of an AI agent: <see cref="Permission.Module"/> is the agent's id.</summary>
    Agent,
}

/// <summary>What can be granted. A standard permission is told apart by module and name alone; one of an application also by its group.</summary>
/// <param name="Group">For an application <c>actions</c>, <c>objects</c> or <c>menus</c>, for an agent <c>agents</c>; null for a standard permission.</param>
public sealed record Permission(PermissionKind Kind, string Module, string Name, string? Group = null)
    : IComparable<Permission>
{
    public static Permission Standard(string module, string name) => new(PermissionKind.Standard, module, name);

    public int CompareTo(Permission? other)
    {
        if (other is null)
            return 1;
        if (Kind != other.Kind)
            return Kind.CompareTo(other.Kind);
        if (string.CompareOrdinal(Module, other.Module) is not 0 and var byModule)
            return byModule;
        if (string.CompareOrdinal(Group, other.Group) is not 0 and var byGroup)
            return byGroup;
        return string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>module/name, and for an application application/group/name.</summary>
    public override string ToString() => Group is null ? $"{Module}/{Name}" : $"{Module}/{Group}/{Name}";
}

/// <summary>A permission with the rights that are held on it.</summary>
public readonly record struct Grant(Permission Permission, Rights Rights);
