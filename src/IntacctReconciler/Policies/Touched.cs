using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>
/// Whose access can differ between two states. States share the objects that no change is about, so that a user who is the same
/// object on both sides, with roles and groups that are, holds the same.
/// </summary>
internal sealed class Touched
{
    private readonly HashSet<string> roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> byGroup = new(StringComparer.Ordinal);

    public Touched(CompanyState before, CompanyState after)
    {
        if (before.Has(Facets.Roles) && after.Has(Facets.Roles))
            roles.UnionWith(
                KeyedDiff
                    .Between(before.Roles, after.Roles)
                    .Where(role => !ReferenceEquals(role.Before, role.After))
                    .Select(role => role.Id)
            );
        if (!before.Has(Facets.Groups) || !after.Has(Facets.Groups))
            return;
        foreach (var (was, now) in KeyedDiff.Between(before.Groups, after.Groups))
        {
            if (ReferenceEquals(was, now) && !HasTouched(now!.Roles))
                continue;
            byGroup.UnionWith(was?.Members ?? IdSet.Empty);
            byGroup.UnionWith(now?.Members ?? IdSet.Empty);
        }
    }

    public bool Is(User? was, User? now) =>
        !ReferenceEquals(was, now) || byGroup.Contains(now!.Id) || HasTouched(now.Roles);

    private bool HasTouched(IdSet? held)
    {
        foreach (var role in held ?? IdSet.Empty)
        {
            if (roles.Contains(role))
                return true;
        }
        return false;
    }
}
