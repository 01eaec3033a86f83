using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Blueprints;

/// <summary>The permissions that a vendor asks for, looked up in a catalogue. What that lacks is reported where a plan is made.</summary>
internal sealed class AskedGrants(BlueprintUse use, PermissionCatalogue catalogue)
{
    private readonly Lookup lookup = Lookup.In(catalogue, offline: false, new Problems());

    public GrantSet All => Of(use.Asked).Union(Applications);

    public GrantSet Applications =>
        use.CustomApplications is { } applications
            ? new CustomGrants(PermissionKind.Application, GrantSet.Empty, lookup.Problems).Resolve(applications).Grants
            : GrantSet.Empty;

    public GrantSet Of(PermissionsDeclaration permissions) =>
        new PermissionsResolver(lookup, Address.User(use.User.Id), GrantSet.Empty).Resolve(permissions).Grants;
}
