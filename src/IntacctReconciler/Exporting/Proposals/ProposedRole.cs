using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>A role for everybody who holds the same.</summary>
/// <param name="Grants">Permissions, custom applications and agents.</param>
/// <param name="IsThere">Whether the company has a role that grants exactly this, whose name it then takes.</param>
/// <param name="Near">The earlier proposal that differs least, where it differs little; null where none does.</param>
public sealed record ProposedRole(string Id, IdSet Holders, GrantSet Grants, bool IsThere, NearRole? Near)
{
    public int Permissions => Grants.Count;

    public Role AsRole(Role? there) =>
        there
        ?? new Role(Id)
        {
            Description = "",
            RoleType = "enterprise",
            ApplyTo = "loginAndSlideIn",
            Permissions = OfKind(PermissionKind.Standard),
            Applications = OfKind(PermissionKind.Application),
            Agents = OfKind(PermissionKind.Agent),
        };

    internal GrantSet OfKind(PermissionKind kind) => GrantSet.Of(Grants.Where(grant => grant.Permission.Kind == kind));
}

/// <summary>What one role for two would change.</summary>
/// <param name="OnlyHere">What the holders of the other would gain by it, or these lose without it.</param>
/// <param name="OnlyThere">The other way round.</param>
public sealed record NearRole(string Id, IdSet Holders, GrantSet OnlyHere, GrantSet OnlyThere);

/// <summary>Why somebody's roles are left as they are.</summary>
public enum WhyLeft
{
    /// <summary>What the user holds could not be read.</summary>
    NotKnown,

    /// <summary>Inactive, and nobody who can sign in holds the same.</summary>
    InactiveAndAlone,

    /// <summary>A permission in it has a name that no file can tell from others.</summary>
    NoWords,
}

/// <summary>Roles in the place of what users hold for themselves, and whom they do not reach.</summary>
/// <param name="Roles">Those of most holders first.</param>
/// <param name="Idle">Who can sign in, and neither holds anything nor gets a role.</param>
/// <param name="Left">Whose roles the file does not manage, so that what the switch made for them stays.</param>
/// <param name="Lost">What the company's catalogue does not offer any more, so that no role can be given it.</param>
/// <param name="Covered">Who holds all of it by other roles.</param>
public sealed record RoleProposals(
    ImmutableArray<ProposedRole> Roles,
    IdSet Idle,
    ImmutableSortedDictionary<string, WhyLeft> Left,
    ImmutableSortedDictionary<string, GrantSet> Lost,
    IdSet Covered
);
