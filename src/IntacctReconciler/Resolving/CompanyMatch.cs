using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Whether this is the company that the file was written for. Nothing else is looked at before that.</summary>
public static class CompanyMatch
{
    private const int Examples = 3;

    /// <returns>False where it is not, which is among the problems then.</returns>
    public static bool Check(Composition composition, CompanyState observed, IProblems problems) =>
        CheckName(composition.File.Company, observed.Company, problems) && CheckModel(composition, observed, problems);

    private static bool CheckName(Setting<string> declared, string observed, IProblems problems)
    {
        if (declared.Value == observed)
            return true;
        problems.Add(Codes.OtherCompany(declared.At, declared.Value, observed));
        return false;
    }

    /// <summary>
    /// Intacct does not tell the model: users who hold roles, or permissions of their own, do. External users do not count,
    /// for what they hold was given in another company.
    /// </summary>
    private static bool CheckModel(Composition composition, CompanyState observed, IProblems problems)
    {
        var users = observed.Users.Where(user => composition.IgnoredUsers.BuiltInFor(user.Id) is null).ToArray();
        var withRoles = Ids(users, user => user.Roles is { Count: > 0 });
        var withGrants = observed.Has(Facets.UserGrants) ? Ids(users, user => user.Permissions is { Count: > 0 }) : [];
        var declared = composition.File.PermissionModel;
        var roleBased = declared.Value is PermissionModel.RoleBased;
        var (confirming, contradicting) = roleBased ? (withRoles, withGrants) : (withGrants, withRoles);
        if (confirming.Length > 0 && contradicting.Length > 0)
            problems.Add(Codes.BothModels(declared.At, withRoles[..Few(withRoles)], withGrants[..Few(withGrants)]));
        else if (contradicting.Length > 0)
            problems.Add(
                Codes.OtherModel(declared.At, roleBased, contradicting[..Few(contradicting)], contradicting.Length)
            );
        else if (confirming.Length == 0 && !(roleBased && observed.Groups.Any(group => group.Roles is { Count: > 0 })))
            problems.Add(Codes.ModelUnproven(declared.At, roleBased));
        return contradicting.Length == 0 || confirming.Length > 0;
    }

    private static string[] Ids(IEnumerable<User> users, Func<User, bool> holds) =>
        [.. users.Where(holds).Select(user => user.Id)];

    private static int Few(string[] ids) => Math.Min(ids.Length, Examples);
}
