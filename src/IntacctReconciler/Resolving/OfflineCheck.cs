using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>
/// What <c>validate</c> can say of words without a company: they are looked up in the catalogue that was locked, or else in
/// the one that comes with the tool.
/// The company may offer more, so what is not found there is a warning, with the nearest known word.
/// </summary>
public static class OfflineCheck
{
    public static void Run(Composition composition, PermissionCatalogue shipped, IProblems problems)
    {
        var locked = composition.Lock;
        var common = Lookup.In(locked?.Catalogue ?? shipped, offline: true, problems);
        foreach (var role in composition.File.Roles)
        {
            var lookup = Of(locked?.CatalogueForRole(role.Id), common);
            Check(Address.Role(role.Id), role.Permissions, role.CustomApplications, role.Agents, lookup);
        }
        foreach (var user in composition.File.Users)
        {
            CheckGroups(user, "departments", user.Departments, problems);
            CheckGroups(user, "territories", user.Territories, problems);
            var lookup = Of(locked?.CatalogueForUser(user.Id), common);
            Check(Address.User(user.Id), user.Permissions, user.CustomApplications, user.Agents, lookup);
        }
        foreach (var pair in composition.CasePairs)
            problems.Add(pair.Report() with { Severity = Severity.Warning });
        IgnoredLists.Note(composition, problems);
    }

    private static Lookup Of(PermissionCatalogue? own, Lookup common) =>
        own is null || ReferenceEquals(own, common.Catalogue) ? common : Lookup.In(own, offline: true, common.Problems);

    /// <summary>A warning, as the company might have a department that is called so.</summary>
    private static void CheckGroups(
        UserDeclaration user,
        string field,
        RestrictionDeclaration? declared,
        IProblems problems
    )
    {
        foreach (var written in declared?.Only ?? [])
        {
            if (EntityGroupReference.LooksLike(written.Value))
                problems.Add(
                    Codes.EntityGroupElsewhere(written.At, Address.User(user.Id).Said(), field, written.Value) with
                    {
                        Severity = Severity.Warning,
                    }
                );
        }
    }

    private static void Check(
        Address address,
        PermissionsDeclaration? permissions,
        CustomGrantsDeclaration? applications,
        CustomGrantsDeclaration? agents,
        Lookup lookup
    )
    {
        if (permissions is not null)
            new PermissionsResolver(lookup, address, GrantSet.Empty).Resolve(permissions);
        if (applications is not null)
            new CustomGrants(PermissionKind.Application, GrantSet.Empty, lookup.Problems).Resolve(applications);
        if (agents is not null)
            new CustomGrants(PermissionKind.Agent, GrantSet.Empty, lookup.Problems).Resolve(agents);
    }
}
