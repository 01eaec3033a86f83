using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Explaining;

/// <summary>A whole module that somebody asks about, or one section of it.</summary>
/// <param name="Modules">Tokens; more than one where a word of the screens stands for several.</param>
/// <param name="Section">The section as files name it: activities, reports or objectIds; null for all of the module.</param>
public sealed record AskedModule(IdSet Modules, string? Section)
{
    /// <summary>What the catalogue offers of it.</summary>
    public IEnumerable<CatalogueEntry> OfferedBy(PermissionCatalogue catalogue) =>
        Modules.SelectMany(module => catalogue.OfModule(module)).Where(entry => IsIn(entry.Section));

    /// <summary>Of grants those on something in it.</summary>
    public GrantSet Of(GrantSet grants, PermissionCatalogue catalogue) =>
        GrantSet.Of(
            grants.Where(grant =>
                grant.Permission.Kind == PermissionKind.Standard
                && Modules.Contains(grant.Permission.Module)
                && IsIn((catalogue.Find(grant.Permission) ?? ShippedCatalogue.Load().Find(grant.Permission))?.Section)
            )
        );

    private bool IsIn(string? section) => Section is null || section == Sections.Named(Section);
}

/// <summary>The rights that somebody asks about on each permission of a module.</summary>
/// <param name="Word">As it was asked.</param>
public sealed record AskedRights(string Word, GrantSet Rights)
{
    public GrantSet Of(GrantSet grants) => grants.Intersect(Rights);
}

/// <summary>What somebody holds of a module by one route.</summary>
/// <param name="Undeclared">Of that what would be gone, were the files applied.</param>
public sealed record ModuleRoute(AccessRoute Route, GrantSet Grants, GrantSet Undeclared, Origin? At);

/// <summary>Somebody who holds something of a module.</summary>
/// <param name="Capped">Of that what the user type may keep from having an effect.</param>
public sealed record ModuleHolder(User User, GrantSet Grants, SequenceOf<ModuleRoute> By, GrantSet Capped)
{
    public bool CanSignIn => EffectiveAccess.CanSignIn(User);
}

/// <summary>A role that grants something of a module.</summary>
/// <param name="Holders">How many people who can sign in have it.</param>
public sealed record ModuleRole(string Role, GrantSet Grants, int Holders, Origin? At);

/// <summary>Who holds anything of a module, and through what.</summary>
/// <param name="Rights">The right that was asked about; null for any.</param>
/// <param name="Offered">How many permissions of it the company offers; none where it is not subscribed.</param>
public sealed record ModuleExplanation(
    AskedModule Asked,
    AskedRights? Rights,
    int Offered,
    SequenceOf<ModuleHolder> Holders,
    SequenceOf<ModuleRole> Roles,
    AccessGaps Gaps
);
