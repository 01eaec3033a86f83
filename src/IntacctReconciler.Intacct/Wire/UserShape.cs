using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Intacct.Api;
using IntacctReconciler.Model;

namespace IntacctReconciler.Intacct.Wire;

/// <summary>Reads a user from a query's row or from GET; only GET has the lists.</summary>
internal sealed class UserShape(Facets facets, KeyRing keys, Notes notes)
{
    public static ImmutableArray<string> Flat { get; } =
    [
        "id",
        "userName",
        "accountEmail",
        "contact.id",
        "userType",
        "status",
        "adminPrivileges",
        "webServices.isRestricted",
        "password.neverExpires",
        "password.disablePassword",
        "sso.isSSOEnabled",
        "sso.federatedSSOId",
        "trustedDevices",
        "hideOtherDepartmentTransactions",
        "audit.modifiedDateTime",
        "audit.modifiedByUser.id",
    ];

    /// <summary>Whether these facets need lists that only GET gives.</summary>
    public static bool NeedsLists(Facets facets) => (facets & (Facets.UserGrants | Facets.Restrictions)) != Facets.None;

    public User ReadFlat(Row row)
    {
        var id = Ids.Of(row, "a user");
        if (row.Text("key") is { } key)
            keys.Put(Types.User, id, key);
        return new(id)
        {
            Name = Text(row, "userName", id),
            Email = Text(row, "accountEmail", id),
            Contact = row.Text("contact.id"),
            Type = Text(row, "userType", id),
            Status = Text(row, "status", id),
            Admin = Text(row, "adminPrivileges", id),
            WebServicesOnly = Flag(row, "webServices.isRestricted", id),
            PasswordNeverExpires = Flag(row, "password.neverExpires", id),
            DisablePassword = Flag(row, "password.disablePassword", id),
            SsoEnabled = Flag(row, "sso.isSSOEnabled", id),
            SsoId = row.Has("sso.federatedSSOId")
                ? row.Text("sso.federatedSSOId") ?? ""
                : Text(row, "sso.federatedSSOId", id),
            TrustedDevices = Text(row, "trustedDevices", id),
            HideOtherDepartmentTransactions = Flag(row, "hideOtherDepartmentTransactions", id),
        };
    }

    public User ReadWhole(Row row)
    {
        var user = ReadFlat(row);
        if (facets.HasFlag(Facets.UserRoles))
            user = user with { Roles = Listed(row.Ids("roles"), "roles", user.Id) };
        if (facets.HasFlag(Facets.Restrictions))
            user = Restrictions.Read(row, user, keys, notes);
        return facets.HasFlag(Facets.UserGrants) ? Granted(row, user) : user;
    }

    public static LastChange? LastChangeOf(Row row)
    {
        var by = row.Text("audit.modifiedByUser.id");
        var at = DateTimeOffset.TryParse(
            row.Text("audit.modifiedDateTime"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : (DateTimeOffset?)null;
        return by is null && at is null ? null : new(by, at);
    }

    private User Granted(Row row, User user) =>
        user with
        {
            Permissions = Noted(
                GrantRows.Standard(row.List("permissionAssignments"), keys),
                "permissionAssignments",
                user
            ),
            Applications = Noted(
                GrantRows.Applications(row.List("customPermissionAssignments"), keys),
                "customPermissionAssignments",
                user
            ),
            Agents = Noted(
                GrantRows.Agents(row.List("agentPermissionAssignments"), keys),
                "agentPermissionAssignments",
                user
            ),
        };

    private GrantSet? Noted(GrantSet? grants, string field, User user)
    {
        if (grants is null)
            notes.Unreadable(field, "user", user.Id);
        return grants;
    }

    private IdSet? Listed(IReadOnlyList<string>? ids, string field, string user)
    {
        if (ids is null)
            notes.Unreadable(field, "user", user);
        return ids is null ? null : IdSet.Of(ids);
    }

    private string? Text(Row row, string field, string user)
    {
        var text = row.Text(field);
        if (text is null)
            notes.Unreadable(field, "user", user);
        return text;
    }

    private bool? Flag(Row row, string field, string user)
    {
        var flag = row.Flag(field);
        if (flag is null)
            notes.Unreadable(field, "user", user);
        return flag;
    }
}
