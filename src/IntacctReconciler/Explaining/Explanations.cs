using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Explaining;

/// <summary>Rights on one permission that come by one route.</summary>
/// <param name="Undeclared">Those that would be gone, were the files applied.</param>
/// <param name="At">Where the rights are declared; null where they are not.</param>
public sealed record GrantedBy(AccessRoute Route, Rights Rights, Rights Undeclared, Origin? At);

/// <summary>A permission that a user holds, and how.</summary>
public sealed record ExplainedGrant(Permission Permission, Rights Rights, SequenceOf<GrantedBy> By, Offering Offering);

/// <summary>A role that a user has.</summary>
/// <param name="At">Where the files give it to the user.</param>
/// <param name="IsUndeclared">Whether the files would take it away.</param>
public sealed record ExplainedRole(AccessRoute Route, Origin? At, Moment? Until, bool IsUndeclared);

/// <summary>What a user can do, and why. For one who cannot sign in: what it would be.</summary>
/// <param name="Pending">What the files would give besides.</param>
public sealed record UserExplanation(
    User User,
    Origin? At,
    IdSet Groups,
    ImmutableArray<ExplainedRole> Roles,
    ImmutableArray<ExplainedGrant> Grants,
    ImmutableArray<CappedRights> Capped,
    AccessGaps Gaps,
    GrantSet Pending
)
{
    /// <summary>The same of one permission alone.</summary>
    public UserExplanation Only(Permission permission) =>
        this with
        {
            Grants = [.. Grants.Where(grant => grant.Permission == permission)],
            Capped = Ceilings.On(User.Type, Of(All, permission)),
            Pending = Of(Pending, permission),
        };

    private static GrantSet Of(GrantSet grants, Permission permission) =>
        GrantSet.Of(new Grant(permission, grants.RightsOn(permission)));

    public GrantSet All => GrantSet.Of(Grants.Select(grant => new Grant(grant.Permission, grant.Rights)));
}

/// <summary>Somebody who holds what was asked for.</summary>
/// <param name="Capped">Of that what the user type may keep from having an effect.</param>
public sealed record ExplainedHolder(User User, Rights Rights, SequenceOf<GrantedBy> By, Rights Capped)
{
    public bool CanSignIn => EffectiveAccess.CanSignIn(User);
}

/// <summary>A role that grants what was asked for.</summary>
/// <param name="Size">How many permissions it grants altogether.</param>
/// <param name="Holders">How many people who can sign in have it.</param>
public sealed record GrantingRole(string Role, Rights Rights, int Size, int Holders, Origin? At);

/// <summary>Who can do a thing, and through what.</summary>
/// <param name="Asked">The right that was asked about; null for any.</param>
public sealed record PermissionExplanation(
    Permission Permission,
    Rights? Asked,
    Offering Offering,
    ImmutableArray<ExplainedHolder> Holders,
    ImmutableArray<GrantingRole> Roles,
    AccessGaps Gaps
);

/// <summary>Who holds a role, what it grants, and what it has in common with others.</summary>
/// <param name="Direct">Users who have it themselves, whether they can sign in or not.</param>
/// <param name="Groups">Groups that have it, with their members; null where those cannot be read.</param>
/// <param name="Undeclared">What it would lose, were the files applied.</param>
public sealed record RoleExplanation(
    Role Role,
    Origin? At,
    IdSet Direct,
    ImmutableArray<(string Group, IdSet? Members)> Groups,
    ImmutableArray<ExplainedGrant> Grants,
    GrantSet Undeclared,
    ImmutableArray<RoleOverlap> Overlaps
)
{
    public IdSet Holders => Groups.Aggregate(Direct, (all, group) => all.Union(group.Members ?? IdSet.Empty));
}

/// <summary>What a group gives, and to whom.</summary>
/// <param name="Members">Null where they cannot be read.</param>
public sealed record GroupExplanation(
    UserGroup Group,
    Origin? At,
    IdSet Roles,
    IdSet? Members,
    ImmutableArray<ExplainedGrant> Grants
);

/// <summary>What keeps a user from doing a thing.</summary>
public enum Obstacle
{
    /// <summary>Inactive or locked out.</summary>
    CannotSignIn,

    /// <summary>The company does not offer the permission, or not this right.</summary>
    NotOffered,

    /// <summary>Nothing gives it.</summary>
    Missing,

    /// <summary>A document says that users of this type cannot.</summary>
    CappedByType,

    /// <summary>Not in every entity, or not in the one that was asked about.</summary>
    RestrictedByEntity,
}

/// <summary>Why somebody cannot do a thing, or by what they can.</summary>
/// <param name="Asked">The right that was asked about; null for any.</param>
/// <param name="Held">What is held on the permission.</param>
/// <param name="Obstacles">What is in the way, the first to be removed first; none when the user can.</param>
/// <param name="Entity">The entity that was asked about; null for all.</param>
/// <param name="Roles">Roles that would give it, the smallest first.</param>
/// <param name="Places">Where it could be added in the files: the roles of the user, and the user.</param>
public sealed record LackAnswer(
    User User,
    Permission Permission,
    Rights? Asked,
    Rights Held,
    SequenceOf<GrantedBy> By,
    ImmutableArray<Obstacle> Obstacles,
    Offering Offering,
    ImmutableArray<CappedRights> Capped,
    string? Entity,
    ImmutableArray<GrantingRole> Roles,
    ImmutableArray<(Address Holder, Origin At)> Places,
    AccessGaps Gaps
);
