using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Declarations.Blueprints;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>The permissions that a vendor asks for, looked up in a catalogue. What that lacks is reported where a plan is made.</summary>
internal sealed class AskedGrants(BlueprintUse use, PermissionCatalogue catalogue)
{
    private readonly Lookup lookup = Lookup.In(catalogue, offline: false, new Problems());

    public GrantSet All => Of(use.Asked).Union(Applications);

    public GrantSet Applications =>
        use.CustomApplications is { } applications
            ? new CustomGrants(PermissionKind.Application, GrantSet.Empty, lookup.Problems).Resolve(applications).Grants
            : GrantSet.Empty;

    public GrantSet Of(PermissionsDeclaration permissions) => Read(permissions).Grants;

    /// <summary>The permissions, and in words what of them the company does not offer.</summary>
    public (GrantSet Grants, ImmutableArray<string> NotOffered) Read(PermissionsDeclaration permissions)
    {
        var problems = new Problems();
        var resolver = new PermissionsResolver(
            lookup with
            {
                Problems = problems,
            },
            Address.User(use.User.Id),
            GrantSet.Empty
        );
        var grants = resolver.Resolve(permissions).Grants;
        var errors = problems.Found.Where(problem => problem.Severity == Severity.Error);
        return (grants, [.. errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal)]);
    }
}
