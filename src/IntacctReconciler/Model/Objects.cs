using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Model;

public interface IIdentified
{
    string Id { get; }
}

/// <summary>A login. A property that is null could not be read: it is neither compared nor changed.</summary>
public sealed record User(string Id) : IIdentified
{
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary>The id of the contact that the user is tied to; set on create only.</summary>
    public string? Contact { get; init; }
    public string? Type { get; init; }
    public string? Status { get; init; }
    public string? Admin { get; init; }
    public bool? WebServicesOnly { get; init; }
    public bool? PasswordNeverExpires { get; init; }
    public bool? DisablePassword { get; init; }
    public bool? SsoEnabled { get; init; }
    public string? SsoId { get; init; }
    public string? TrustedDevices { get; init; }
    public bool? HideOtherDepartmentTransactions { get; init; }
    public Restriction? Entities { get; init; }
    public Restriction? Departments { get; init; }
    public Restriction? Territories { get; init; }

    /// <summary>Roles given directly; those of groups are on the groups.</summary>
    public IdSet? Roles { get; init; }

    /// <summary>Grants held directly, in a user-based company.</summary>
    public GrantSet? Permissions { get; init; }
    public GrantSet? Applications { get; init; }
    public GrantSet? Agents { get; init; }
}

/// <summary>A role: grants under a name. Company-wide; it has no status and no entity.</summary>
public sealed record Role(string Id) : IIdentified
{
    public string? Description { get; init; }
    public string? RoleType { get; init; }
    public string? ApplyTo { get; init; }
    public GrantSet? Permissions { get; init; }
    public GrantSet? Applications { get; init; }
    public GrantSet? Agents { get; init; }
}

/// <summary>A user group: its members hold its roles.</summary>
public sealed record UserGroup(string Id) : IIdentified
{
    public string? Description { get; init; }
    public IdSet? Roles { get; init; }

    /// <summary>User ids; null in a company that does not offer members over the API.</summary>
    public IdSet? Members { get; init; }
}

/// <summary>The person or thing a user is tied to. Created when missing, never changed.</summary>
public sealed record Contact(string Id) : IIdentified
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? PrintAs { get; init; }
    public string? Email { get; init; }
}

/// <summary>An entity, department or territory: what a restriction can name. Only read here.</summary>
public sealed record RestrictionTarget(string Id, string? Name, bool Active) : IIdentified;
