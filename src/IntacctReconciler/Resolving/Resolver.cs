using IntacctReconciler.Composing;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Looks everything up that the files say in words: in the company's catalogue, among its objects, at a time.</summary>
public static class Resolver
{
    /// <summary>
    /// What the files want of this company at this time. Null when there is an error; all that are found are reported, but
    /// for another company or another permission model, after which nothing else would mean anything.
    /// </summary>
    /// <param name="observed">Read with <see cref="Composition.Scope"/> at least.</param>
    public static DesiredState? Resolve(
        Composition composition,
        CompanyState observed,
        DateTimeOffset asOf,
        IProblems problems
    )
    {
        if (!CompanyMatch.Check(composition, observed, problems))
            return null;
        var resolution = new Resolution(composition, observed, asOf, problems);
        composition.Check(asOf, problems);
        CheckCasePairs(resolution);
        IgnoredLists.Note(composition, problems);
        BlueprintRules.Check(resolution);
        var desired = Desired(resolution);
        return problems.HasErrors ? null : desired;
    }

    /// <summary>Ignored objects are left out: that they are declared is reported already.</summary>
    private static DesiredState Desired(Resolution resolution)
    {
        var composition = resolution.Composition;
        var file = composition.File;
        var roles = new RoleResolver(resolution);
        var groups = new GroupResolver(resolution);
        var contacts = new ContactResolver(resolution);
        var users = new UserResolver(resolution, contacts);
        var desired = new DesiredState(composition.Company, composition.PermissionModel, resolution.AsOf)
        {
            Manage = resolution.Manage,
            IgnoredUsers = composition.IgnoredUsers.Patterns,
            IgnoredRoles = composition.IgnoredRoles.Patterns,
            Roles = Table<DesiredObject>.Of(
                file.Roles.Where(role => !composition.IgnoredRoles.Contains(role.Id)).Select(roles.Resolve)
            ),
            Groups = Table<DesiredObject>.Of(file.Groups.Select(groups.Resolve)),
            Users = Table<DesiredObject>.Of(
                file.Users.Where(user => !composition.IgnoredUsers.Contains(user.Id)).Select(users.Resolve)
            ),
            Contacts = contacts.New,
        };
        return desired with { Presets = resolution.Presets.Use };
    }

    /// <summary>Two declared ids that differ only in case are right only where the company has both, each exactly so.</summary>
    private static void CheckCasePairs(Resolution resolution)
    {
        foreach (var pair in resolution.Composition.CasePairs)
        {
            var known = pair.Kind switch
            {
                ObjectKind.Role => resolution.Roles,
                ObjectKind.Group => resolution.Groups,
                ObjectKind.User => resolution.Users,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (!known.IsObserved(pair.First) || !known.IsObserved(pair.Second))
                resolution.Problems.Add(pair.Report());
        }
    }
}
