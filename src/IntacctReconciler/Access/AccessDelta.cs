using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Access;

/// <summary>A role whose grants change, and the people who feel it.</summary>
/// <param name="Held">What it granted before, for the reader who wants to know onto what something comes.</param>
/// <param name="Holders">People who hold it before and after and whose rights it changes.</param>
public sealed record RoleAccess(string Role, GrantSet Gained, GrantSet Lost, GrantSet Held, IdSet Holders);

public enum UserStep
{
    /// <summary>A new user.</summary>
    Joins,

    /// <summary>Signs in no more.</summary>
    Leaves,

    /// <summary>Could not sign in, and can again.</summary>
    Returns,
    Changes,
}

/// <summary>A restriction that differs.</summary>
/// <param name="Field">entities, departments or territories.</param>
public sealed record ScopeChange(string Field, Restriction Before, Restriction After)
{
    public bool Widens => !Before.Covers(After);

    public bool Narrows => !After.Covers(Before);
}

/// <summary>Users whose own access changes in the same way: their roles, direct grants, restrictions, admin level or status.</summary>
/// <param name="Gained">Effective rights, over every way, that they have after and not before.</param>
/// <param name="RolesGained">Roles that count for them after and not before, directly or by a group.</param>
/// <param name="AdminBefore">Null where the user did not exist or the level could not be read.</param>
public sealed record UserAccess(
    IdSet Users,
    UserStep Step,
    string? Type,
    bool WebServicesOnly,
    GrantSet Gained,
    GrantSet Lost,
    IdSet RolesGained,
    IdSet RolesLost,
    string? AdminBefore,
    string? AdminAfter,
    Restriction? Entities,
    SequenceOf<ScopeChange> Scopes
);

/// <summary>Which effective rights and which scope people gain or lose: what a reviewer reads first.</summary>
/// <param name="Gaining">People who gain a right, a wider scope or a higher admin level.</param>
/// <param name="Losing">People who lose one; somebody may be in both.</param>
public sealed record AccessDelta(
    ImmutableArray<RoleAccess> Roles,
    ImmutableArray<UserAccess> Users,
    IdSet Gaining,
    IdSet Losing
)
{
    public static AccessDelta None { get; } = new([], [], IdSet.Empty, IdSet.Empty);

    /// <param name="renames">Whoever holds a renamed role under both its names neither gains nor loses it.</param>
    public static AccessDelta Between(
        CompanyState before,
        CompanyState after,
        ImmutableArray<Rename> renames = default
    ) =>
        new AccessComparison(
            renames.IsDefaultOrEmpty ? before : new Succession(before, after, renames).Relabelled(),
            after
        ).Compare();
}
