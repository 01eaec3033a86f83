using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Guards;

/// <summary>
/// <c>applyingUser</c>: an apply does not saw off the branch it sits on. What it takes to write users, groups and roles are
/// the rights on Administration / Users and Grant admin rights, being active, the admin level, and seeing all entities.
/// </summary>
internal static class ApplyingUser
{
    private static readonly ImmutableArray<Permission> Needed =
    [
        AdminPermissions.Users,
        AdminPermissions.GrantAdminRights,
    ];

    public static IEnumerable<GuardResult> Judge(Judging on, string? signedIn)
    {
        if (signedIn is null || on.Changes.Count == 0)
            yield break;
        if (Find(on.Before, signedIn) is not { } was)
        {
            yield return new(
                GuardNames.ApplyingUser,
                GuardVerdict.Notable,
                "whether it keeps what it needs is not known, as it is not among the users that were read"
            )
            {
                Affected = new([new(Address.User(signedIn), "")]),
            };
            yield break;
        }
        var lost = Lost(on, was, on.After.Users.Find(was.Id) ?? was).ToList();
        if (lost.Count == 0)
        {
            yield return new(GuardNames.ApplyingUser, GuardVerdict.Passed, "the user that applies keeps what it needs");
            yield break;
        }
        yield return on.Overridable(
            new(
                GuardNames.ApplyingUser,
                GuardVerdict.Refused,
                "the user that applies would lose what it needs to go on"
            )
            {
                Affected = new([new(Address.User(was.Id), string.Join("; ", lost))]),
                Mend = "apply this with another user's credentials",
            },
            1
        );
    }

    /// <summary>Intacct takes a login id in any case.</summary>
    private static User? Find(CompanyState state, string id)
    {
        if (state.Users.Find(id) is { } exact)
            return exact;
        var alike = state.Users.Where(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase)).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    private static IEnumerable<string> Lost(Judging on, User was, User now)
    {
        if (was.Status == "active" && now.Status != "active")
            yield return $"Status Active -> {Choices.Status.LabelOf(now.Status ?? "not known")}";
        if (People.AdminLevel(now) < People.AdminLevel(was))
            yield return $"Admin privileges {Choices.Admin.LabelOf(was.Admin!)} -> {Choices.Admin.LabelOf(now.Admin ?? "not known")}";
        var (had, has) = (on.Was.Of(was), on.Becomes.Of(now));
        foreach (var permission in Needed)
        {
            var gone = had.RightsOn(permission) - has.RightsOn(permission);
            if (!gone.IsEmpty)
                yield return $"- {AdminPermissions.Words(permission, gone)}";
        }
        if (was.Entities is { } reached && now.Entities is { } reaches && !reaches.Covers(reached))
            yield return "Entities become fewer";
    }
}
