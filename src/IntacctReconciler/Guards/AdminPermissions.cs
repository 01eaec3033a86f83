using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Guards;

/// <summary>
/// The permissions that lead to all others. Roles and groups have none of their own: in Intacct they are kept under
/// Administration / Users, whose rights Groups and Permissions open them.
/// </summary>
internal static class AdminPermissions
{
    public static Permission Users { get; } = Permission.Standard("administration", "users");

    public static Permission GrantAdminRights { get; } = Permission.Standard("administration", "grantAdminRights");

    /// <summary>The right on <see cref="Users"/> that lets one change anybody's permissions.</summary>
    public static Rights ChangePermissions { get; } = Rights.Of("permission");

    /// <summary>Users List Edit; in the words of the screens.</summary>
    public static string Words(Permission permission, Rights rights)
    {
        ImmutableArray<string> printed =
        [
            .. RightWords.Print(rights, (ShippedCatalogue.Load().Find(permission)?.Allowed ?? default) | rights),
        ];
        return $"{ScreenWords.Shipped.Print(permission)} {string.Join(' ', printed)}";
    }
}
