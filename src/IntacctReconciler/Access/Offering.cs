using System.Collections.Immutable;
using IntacctReconciler.Catalogue;

namespace IntacctReconciler.Access;

public enum Offered
{
    /// <summary>The company offers it.</summary>
    Yes,

    /// <summary>The permission is there, and this right cannot be granted on it.</summary>
    NotTheRight,

    /// <summary>The module is there, and this permission is not.</summary>
    NotThePermission,

    /// <summary>The company has nothing of the module: it is not subscribed to it.</summary>
    NotTheModule,

    /// <summary>Of a custom application or an agent: Intacct offers no catalogue of those.</summary>
    NotKnown,
}

/// <summary>
/// Whether a company offers what somebody holds or wants. A module without a permission in the company's own catalogue is one
/// that it does not subscribe to; what is held of it is still counted as held, as nothing says that it has no effect.
/// </summary>
/// <param name="Moved">Where a release of Intacct moved it, as far as the company offers the new place.</param>
public readonly record struct Offering(Offered Is, ImmutableArray<Alias> Moved)
{
    /// <param name="rights">None asks for the permission alone.</param>
    public static Offering Of(PermissionCatalogue catalogue, Permission permission, Rights rights)
    {
        if (permission.Kind != PermissionKind.Standard)
            return new(Offered.NotKnown, []);
        if (catalogue.Find(permission) is { } entry)
            return new(entry.Allowed.Covers(rights) ? Offered.Yes : Offered.NotTheRight, []);
        return new(
            catalogue.HasModule(permission.Module) ? Offered.NotThePermission : Offered.NotTheModule,
            Aliases.Of(permission, catalogue)
        );
    }
}
