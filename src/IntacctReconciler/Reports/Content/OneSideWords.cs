using System.Collections.Immutable;
using System.Diagnostics;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>What an object that is on one side alone is, in a line.</summary>
internal sealed class OneSideWords(Wording wording)
{
    public string Of(IIdentified item) =>
        item switch
        {
            Role role => Of(role),
            UserGroup group => Of(group),
            User user => Of(user),
            _ => throw new UnreachableException(),
        };

    /// <summary>All that an object itself grants.</summary>
    public static GrantSet GrantsOf(IIdentified item) =>
        item switch
        {
            Role role => Access.EffectiveAccess.Own(role),
            User user => Access.EffectiveAccess.Own(user),
            _ => GrantSet.Empty,
        };

    private static string Of(Role role)
    {
        var grants = GrantsOf(role);
        return grants.Count == 0 ? "no permissions" : Wording.Count(grants);
    }

    private string Of(UserGroup group) =>
        string.Join(
            "; ",
            group.Roles is { Count: > 0 } roles ? wording.List(roles) : "no roles",
            group.Members is not { } members ? "members not known"
                : members.Count == 0 ? "no members"
                : $"{Plural.Of(members.Count, "member")}: {wording.List(members, 3)}"
        );

    private string Of(User user)
    {
        var grants = GrantsOf(user);
        ImmutableArray<string> parts =
        [
            $"{Wording.Type(user.Type)}user{Extras(user)}",
            .. user.Roles is { Count: > 0 } roles ? [wording.List(roles)] : (IEnumerable<string>)[],
            .. grants.Count > 0 ? [Wording.Count(grants)] : (IEnumerable<string>)[],
            .. user.Entities is { } reach ? [wording.Reach("entities", reach)] : (IEnumerable<string>)[],
        ];
        return string.Join("; ", parts);
    }

    private static string Extras(User user) =>
        (user.WebServicesOnly == true ? ", Web Services only" : "")
        + (user.Status is null or "active" ? "" : $", {Choices.Status.LabelOf(user.Status)}")
        + (UserWords.Level(user.Admin) > 0 ? $", Admin privileges {Wording.Admin(user.Admin)}" : "");
}
