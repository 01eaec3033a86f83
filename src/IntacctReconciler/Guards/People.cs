using IntacctReconciler.Access;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Guards;

/// <summary>Who counts as what for guards.</summary>
internal static class People
{
    /// <summary>
    /// Whether somebody of the company can sign in with full privileges: not a Web Services user, nobody of another company,
    /// not Sage's support user, not one who is locked out.
    /// </summary>
    public static bool IsFullAdmin(User user) =>
        user is { Status: "active", Admin: "full", WebServicesOnly: not true } && IsOfTheCompany(user);

    /// <summary>Whether the user takes a licence of its type. One who is locked out keeps it; Web Services users have none.</summary>
    public static bool TakesSeat(User user) =>
        user.Status != "inactive" && user.WebServicesOnly != true && IsOfTheCompany(user);

    /// <summary>0 none, 1 limited, 2 full. A level that came after this version was written is taken for the highest.</summary>
    public static int AdminLevel(User? user) =>
        user?.Admin switch
        {
            null or "off" => 0,
            "limited" => 1,
            _ => 2,
        };

    /// <summary>External users and the support user are in every company, hold no licence and are not its people.</summary>
    private static bool IsOfTheCompany(User user) =>
        !EffectiveAccess.IsExternal(user.Id)
        && !BuiltInIgnores.Users.Any(pattern => Wildcard.Matches(pattern, user.Id));
}
