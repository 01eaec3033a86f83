using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>What users hold for themselves alone: directly, or after the switch by the role that it made for them.</summary>
internal sealed class OwnGrants(CompanyState company, PermissionModel model)
{
    private readonly EffectiveAccess access = new(company);
    private readonly GrantSet offered = GrantSet.Of(
        company.Catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.Allowed))
    );

    /// <summary>Null where it could not be read.</summary>
    public GrantSet? Of(User user)
    {
        if (model == PermissionModel.UserBased)
            return IsKnown(user.Permissions, user.Applications, user.Agents) ? EffectiveAccess.Own(user) : null;
        if (user.Roles is not { } roles)
            return null;
        var own = GrantSet.Empty;
        foreach (var role in roles.Where(role => SwitchRole.IsOf(role, user.Id)))
        {
            if (company.Roles.Find(role) is not { } made || !IsKnown(made.Permissions, made.Applications, made.Agents))
                return null;
            own = own.Union(EffectiveAccess.Own(made));
        }
        return own;
    }

    /// <summary>What a new role can be given of it: Intacct offers a catalogue of permissions, and none of the rest.</summary>
    public GrantSet Offered(GrantSet grants) =>
        GrantSet.Of(
            grants.Intersect(offered).Concat(grants.Where(grant => grant.Permission.Kind != PermissionKind.Standard))
        );

    /// <summary>What a user holds by other roles, which stay.</summary>
    public GrantSet ByOtherRoles(User user) =>
        model == PermissionModel.UserBased
            ? GrantSet.Empty
            : access
                .RolesOf(user)
                .Where(role => !SwitchRole.IsOf(role, user.Id))
                .Aggregate(GrantSet.Empty, (all, role) => all.Union(access.OfRole(role)));

    private static bool IsKnown(params ReadOnlySpan<GrantSet?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null)
                return false;
        }
        return true;
    }
}
