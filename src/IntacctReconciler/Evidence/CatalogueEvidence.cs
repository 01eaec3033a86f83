using IntacctReconciler.Catalogue;
using IntacctReconciler.Plans;

namespace IntacctReconciler.Evidence;

/// <summary>What the company offers now against what was reviewed last.</summary>
/// <param name="Since">Null where nobody locked the catalogue.</param>
internal sealed record CatalogueEvidence(PermissionCatalogue Now, CatalogueLock? Locked, CatalogueDifference? Since)
{
    public string Digest => StateDigest.Of(Now);

    public static CatalogueEvidence Of(CompanyEvidence company)
    {
        var (now, locked) = (company.State.Catalogue, company.Declared.Lock);
        if (locked is null)
            return new(now, null, null);
        var active = company.State.Entities.ToDictionary(
            entity => entity.Id,
            entity => entity.Active,
            StringComparer.Ordinal
        );
        return new(now, locked, CatalogueDifference.Between(locked.Catalogue, now).With(locked.Entities, active));
    }
}
