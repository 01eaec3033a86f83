using System.Collections.Immutable;
using IntacctReconciler.Diagnostics;

namespace IntacctReconciler.Declarations;

/// <summary>An entry of <c>roles</c>, <c>groups</c> or <c>members</c>: an id, and for how long it holds.</summary>
public sealed record ListItem(string Id, Origin At)
{
    public Setting<Moment>? From { get; init; }
    public Setting<Moment>? Until { get; init; }
    public Setting<string>? Reason { get; init; }
}

/// <summary>A list as written; an empty one means none.</summary>
public sealed record ListDeclaration(ImmutableArray<ListItem> Items, Origin At);

/// <summary><c>entities</c>, <c>departments</c> or <c>territories</c>: everything, or ids and patterns.</summary>
/// <param name="Only">Null for <c>all</c>. Never empty: reading refuses that.</param>
/// <param name="TopLevel">Only for entities.</param>
public sealed record RestrictionDeclaration(ImmutableArray<Setting<string>>? Only, Setting<bool>? TopLevel, Origin At);

/// <summary>Something dangerous that somebody answers for: <c>allow: { full-admin: { owner, reason, until } }</c>.</summary>
public sealed record AllowDeclaration(
    string Code,
    Setting<string> Owner,
    Setting<string> Reason,
    Setting<Moment>? Until,
    Setting<string>? Ticket,
    Origin At
);

/// <summary>What roles, groups and users have in common.</summary>
public abstract record ObjectDeclaration(string Id, Origin At)
{
    public Setting<Presence>? State { get; init; }

    /// <summary>Whether what is put over it may narrow it only.</summary>
    public Setting<bool>? Locked { get; init; }
    public Setting<string>? Owner { get; init; }
    public Setting<string>? Ticket { get; init; }
    public ImmutableArray<AllowDeclaration> Allow { get; init; } = [];

    /// <summary><c>formerly</c> of a role or group; users have none.</summary>
    public Setting<string>? Former =>
        this switch
        {
            RoleDeclaration role => role.Formerly,
            GroupDeclaration group => group.Formerly,
            _ => null,
        };

    public bool IsAbsent => State is { Value: Presence.Absent };
}

public sealed record RoleDeclaration(string Id, Origin At) : ObjectDeclaration(Id, At)
{
    public Setting<string>? Description { get; init; }

    /// <summary>REST token.</summary>
    public Setting<string>? RoleType { get; init; }

    /// <summary>REST token.</summary>
    public Setting<string>? ApplyTo { get; init; }
    public PermissionsDeclaration? Permissions { get; init; }
    public CustomGrantsDeclaration? CustomApplications { get; init; }
    public CustomGrantsDeclaration? Agents { get; init; }
    public Setting<string>? Formerly { get; init; }
}

public sealed record GroupDeclaration(string Id, Origin At) : ObjectDeclaration(Id, At)
{
    public Setting<string>? Description { get; init; }
    public ListDeclaration? Roles { get; init; }
    public ListDeclaration? Members { get; init; }
    public Setting<string>? Formerly { get; init; }
}

/// <summary><c>contact</c>: names for a new one, or the id of an existing one.</summary>
public sealed record ContactDeclaration(Setting<string>? Id, Setting<string>? First, Setting<string>? Last, Origin At);

public sealed record UserDeclaration(string Id, Origin At) : ObjectDeclaration(Id, At)
{
    public Setting<string>? Name { get; init; }
    public Setting<string>? Email { get; init; }
    public ContactDeclaration? Contact { get; init; }

    /// <summary>Type, status, admin and trusted devices hold REST tokens; a value the tool does not know stays as written.</summary>
    public Setting<string>? Type { get; init; }
    public Setting<string>? Status { get; init; }
    public Setting<string>? Admin { get; init; }
    public Setting<string>? TrustedDevices { get; init; }
    public Setting<bool>? WebServicesOnly { get; init; }
    public Setting<bool>? PasswordNeverExpires { get; init; }
    public Setting<bool>? DisablePassword { get; init; }
    public Setting<bool>? SsoEnabled { get; init; }
    public Setting<string>? SsoId { get; init; }
    public Setting<bool>? HideOtherDepartmentTransactions { get; init; }
    public RestrictionDeclaration? Entities { get; init; }
    public RestrictionDeclaration? Departments { get; init; }
    public RestrictionDeclaration? Territories { get; init; }
    public ListDeclaration? Roles { get; init; }
    public ListDeclaration? Groups { get; init; }
    public PermissionsDeclaration? Permissions { get; init; }
    public CustomGrantsDeclaration? CustomApplications { get; init; }
    public CustomGrantsDeclaration? Agents { get; init; }
}
