using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Model;

public enum PermissionModel
{
    RoleBased,
    UserBased,
}

/// <summary>Parts of a company that can be read apart from one another.</summary>
[Flags]
public enum Facets
{
    None = 0,

    /// <summary>All users with their flat fields, whatever their status.</summary>
    Users = 1,

    /// <summary>Which roles users hold directly.</summary>
    UserRoles = 2,

    /// <summary>Grants that users hold directly: permissions, custom applications, agents.</summary>
    UserGrants = 4,
    Restrictions = 8,
    Roles = 16,
    RoleGrants = 32,

    /// <summary>Groups with their roles.</summary>
    Groups = 64,
    Members = 128,

    /// <summary>The company's entities.</summary>
    Entities = 256,
    Departments = 512,
    Territories = 1024,
    Catalogue = 2048,

    /// <summary>Contacts named in the scope, no others.</summary>
    Contacts = 4096,

    Everything =
        Users
        | UserRoles
        | UserGrants
        | Restrictions
        | Roles
        | RoleGrants
        | Groups
        | Members
        | Entities
        | Departments
        | Territories
        | Catalogue,
}

/// <summary>Who changed an object last, as Intacct's audit fields tell.</summary>
public sealed record LastChange(string? By, DateTimeOffset? At);

/// <summary>
/// A company as it is, as it shall be, or on the way between. Asking for a facet that was not read throws: it is never empty.
/// </summary>
public sealed record CompanyState(string Company, Facets Read)
{
    private readonly Table<User> users = Table<User>.Empty;
    private readonly Table<Role> roles = Table<Role>.Empty;
    private readonly Table<UserGroup> groups = Table<UserGroup>.Empty;
    private readonly Table<Contact> contacts = Table<Contact>.Empty;
    private readonly Table<RestrictionTarget> entities = Table<RestrictionTarget>.Empty;
    private readonly Table<RestrictionTarget> departments = Table<RestrictionTarget>.Empty;
    private readonly Table<RestrictionTarget> territories = Table<RestrictionTarget>.Empty;
    private readonly PermissionCatalogue catalogue = PermissionCatalogue.Empty;

    public Table<User> Users
    {
        get => Need(Facets.Users, users);
        init => users = value;
    }

    public Table<Role> Roles
    {
        get => Need(Facets.Roles, roles);
        init => roles = value;
    }

    public Table<UserGroup> Groups
    {
        get => Need(Facets.Groups, groups);
        init => groups = value;
    }

    /// <summary>Only the contacts that were asked for by id.</summary>
    public Table<Contact> Contacts
    {
        get => Need(Facets.Contacts, contacts);
        init => contacts = value;
    }

    public Table<RestrictionTarget> Entities
    {
        get => Need(Facets.Entities, entities);
        init => entities = value;
    }

    public Table<RestrictionTarget> Departments
    {
        get => Need(Facets.Departments, departments);
        init => departments = value;
    }

    public Table<RestrictionTarget> Territories
    {
        get => Need(Facets.Territories, territories);
        init => territories = value;
    }

    public PermissionCatalogue Catalogue
    {
        get => Need(Facets.Catalogue, catalogue);
        init => catalogue = value;
    }

    /// <summary>False where the company does not offer group members over the API; then every <see cref="UserGroup.Members"/> is null.</summary>
    public bool OffersMembers { get; init; } = true;

    /// <summary>Who changed what last, for the objects whose audit fields were read.</summary>
    public ImmutableDictionary<Address, LastChange> LastChanges { get; init; } =
        ImmutableDictionary<Address, LastChange>.Empty;

    /// <summary>What reading found worth saying: unreadable fields, unknown values, doubles in the catalogue.</summary>
    public ImmutableArray<Diagnostic> Notes { get; init; } = [];

    public override string ToString() =>
        $"{Company}: {string.Join("; ", roles)} | {string.Join("; ", groups)} | {string.Join("; ", users)}";

    public bool Has(Facets facets) => (Read & facets) == facets;

    private T Need<T>(Facets facet, T value, [CallerMemberName] string name = "") =>
        Has(facet) ? value : throw new InvalidOperationException($"{name} of {Company} were not read");
}
