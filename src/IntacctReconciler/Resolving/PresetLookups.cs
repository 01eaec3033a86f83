using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;

namespace IntacctReconciler.Resolving;

/// <summary>Resolves permissions under the catalogue that was locked for each subject, and keeps what became of presets.</summary>
internal sealed class PresetLookups(Lookup live, CatalogueLock? locked)
{
    private readonly Dictionary<PermissionCatalogue, Lookup> under = [];
    private readonly Lookup silent = live with { Problems = new Problems() };
    private readonly SortedSet<Permission> gone = [];
    private readonly List<PresetEffect> effects = [];
    private readonly List<Follower> followers = [];
    private bool isAny;

    public PresetUse Use =>
        new(isAny, [.. gone], [.. effects.OrderBy(effect => effect.Subject)])
        {
            Followers = [.. followers.OrderBy(follower => follower.Subject).ThenBy(follower => follower.To)],
        };

    public ResolvedGrants Resolve(PermissionsDeclaration declared, Address subject, GrantSet held)
    {
        var resolved = new PermissionsResolver(For(subject), subject, held).Resolve(declared);
        isAny |= resolved.HasPresets;
        gone.UnionWith(resolved.Gone);
        followers.AddRange(
            resolved.Followed.Select(to => new Follower(to, subject, held.RightsOn(to) == resolved.Grants.RightsOn(to)))
        );
        if (locked is not null && resolved.HasPresets)
            Compare(subject, resolved.Grants, new PermissionsResolver(silent, subject, held).Resolve(declared).Grants);
        return resolved;
    }

    private void Compare(Address subject, GrantSet now, GrantSet relocked)
    {
        var (wider, narrower) = (relocked.Except(now), now.Except(relocked));
        if (wider.Count > 0 || narrower.Count > 0)
            effects.Add(new(subject, wider, narrower));
    }

    /// <summary>Where the words of this subject are looked up.</summary>
    public Lookup For(Address subject)
    {
        if (locked is null)
            return live;
        var accepted = (subject.Kind == ObjectKind.User ? locked.Users : locked.Roles).GetValueOrDefault(subject.Id);
        var catalogue = accepted?.Catalogue ?? locked.Catalogue;
        if (!under.TryGetValue(catalogue, out var lookup))
            under[catalogue] = lookup = live.Under(catalogue, accepted?.LockedAt ?? locked.LockedAt);
        return lookup;
    }
}
