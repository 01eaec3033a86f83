using System.Collections.Immutable;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Declarations.Policies;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Declarations;

/// <summary>An access file as written: shapes are right, nothing is looked up.</summary>
public sealed record AccessFile(Source Source)
{
    public required Setting<string> Company { get; init; }
    public required Setting<PermissionModel> PermissionModel { get; init; }
    public ConnectionDeclaration? Connection { get; init; }
    public ManageDeclaration Manage { get; init; } = new();

    /// <summary><c>guards</c>, <c>protect</c>, <c>overrides</c>, <c>policies</c> and <c>waivers</c>.</summary>
    public ControlsDeclaration Controls { get; init; } = new();

    public ImmutableArray<EntityGroupDeclaration> EntityGroups { get; init; } = [];

    /// <summary>Those of them for which <c>generate</c> makes objects.</summary>
    public ImmutableHashSet<string> GeneratedGroups { get; init; } = [];

    /// <summary>Blueprints that are used; the roles and users that they make are among the others.</summary>
    public ImmutableArray<BlueprintUse> Blueprints { get; init; } = [];
    public ImmutableArray<RoleDeclaration> Roles { get; init; } = [];
    public ImmutableArray<GroupDeclaration> Groups { get; init; } = [];
    public ImmutableArray<UserDeclaration> Users { get; init; } = [];

    /// <summary>What must not be weakened; null where nothing is locked.</summary>
    public LocksDeclaration? Locks { get; init; }

    /// <summary>
    /// What to read again, with its entities, once the company's are known: until then what is generated over them is left
    /// out. Null where nothing waits.
    /// </summary>
    public AccessInput? Waiting { get; init; }
}

/// <summary>An object as a locked base or template has it, and where it is locked.</summary>
public sealed record LockedObject(ObjectDeclaration Declared, Origin At);

/// <summary>What an overlay may narrow and not weaken.</summary>
/// <param name="Keys">Top-level keys that are locked, and where that is said.</param>
/// <param name="Manage">As the base has it.</param>
/// <param name="Controls">As the base has them.</param>
/// <param name="Groups">Its groups of entities.</param>
public sealed record LocksDeclaration(
    ImmutableArray<LockedObject> Objects,
    ImmutableDictionary<string, Origin> Keys,
    ManageDeclaration Manage,
    ControlsDeclaration Controls,
    ImmutableArray<EntityGroupDeclaration> Groups
);

/// <summary>Where the company is. Credentials are prefixes of environment variables, never secrets.</summary>
public sealed record ConnectionDeclaration(Origin At)
{
    /// <summary>A snapshot that seeds a simulated company; relative to the file.</summary>
    public Setting<string>? Simulator { get; init; }
    public Setting<string>? Endpoint { get; init; }

    /// <summary>Prefix for every verb but apply.</summary>
    public Setting<string>? ReadCredentials { get; init; }
    public Setting<string>? ApplyCredentials { get; init; }
}

/// <summary>Ownership as written or by default.</summary>
public sealed record ManageDeclaration
{
    /// <summary>Null where the file does not say anything about it.</summary>
    public Origin? At { get; init; }
    public Ownership RoleObjects { get; init; }
    public ListMode RolePermissions { get; init; }
    public Ownership GroupObjects { get; init; }
    public ListMode GroupRoles { get; init; }
    public ListMode GroupMembers { get; init; }
    public Ownership UserObjects { get; init; }
    public ListMode UserRoles { get; init; }
    public ListMode UserGroups { get; init; }
    public ListMode UserPermissions { get; init; }
    public ListMode UserRestrictions { get; init; }

    /// <summary>Whether the role that the switch to role-based permissions made for a user goes where the user's roles are declared.</summary>
    public bool ReplacesSwitchRoles { get; init; }

    /// <summary>Patterns added to the built-in ones.</summary>
    public ImmutableArray<Setting<string>> IgnoredUsers { get; init; } = [];
    public ImmutableArray<Setting<string>> IgnoredRoles { get; init; } = [];
}

/// <summary>What protects the company from a plan, as written.</summary>
public sealed record ControlsDeclaration
{
    public GuardsDeclaration? Guards { get; init; }
    public ImmutableArray<Setting<string>> ProtectedUsers { get; init; } = [];
    public ImmutableArray<Setting<string>> ProtectedRoles { get; init; } = [];
    public ImmutableArray<Setting<string>> ProtectedGroups { get; init; } = [];
    public ImmutableArray<OverrideDeclaration> Overrides { get; init; } = [];

    /// <summary>The rules that access is judged by.</summary>
    public ImmutableArray<PolicyUse> Policies { get; init; } = [];
    public ImmutableArray<WaiverDeclaration> Waivers { get; init; } = [];
}

public sealed record GuardsDeclaration(Origin At)
{
    /// <summary>By kind: users, roles, groups, assignments, grants.</summary>
    public ImmutableDictionary<string, Setting<int>> MaxRemovals { get; init; } =
        ImmutableDictionary<string, Setting<int>>.Empty;
    public Setting<int>? MaxRemovalPercent { get; init; }
    public Setting<int>? MinFullAdmins { get; init; }
    public ImmutableArray<Setting<string>> BreakGlass { get; init; } = [];

    /// <summary>By user type, as REST tokens.</summary>
    public ImmutableDictionary<string, Setting<int>> Seats { get; init; } =
        ImmutableDictionary<string, Setting<int>>.Empty;
    public Setting<bool>? RequireApproval { get; init; }
}

/// <summary>A limit passed for a time.</summary>
/// <param name="Limit">The number that is accepted: of what a guard counts, or of the objects that it names.</param>
public sealed record OverrideDeclaration(
    Setting<string> Guard,
    Setting<int> Limit,
    Setting<string> Owner,
    Setting<string> Reason,
    Setting<Moment> Until,
    Setting<string>? Ticket,
    Origin At
);

/// <summary>An accepted conflict: of a user, a role, or (neither given) of everybody.</summary>
public sealed record WaiverDeclaration(
    Setting<string> Rule,
    Setting<string>? User,
    Setting<string>? Role,
    Setting<string> Owner,
    Setting<string> Reason,
    Setting<Moment> Until,
    Setting<string>? Ticket,
    Origin At
);
