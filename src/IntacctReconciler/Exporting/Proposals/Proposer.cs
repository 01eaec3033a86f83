using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;
using IntacctReconciler.Text;

namespace IntacctReconciler.Exporting.Proposals;

/// <summary>
/// Proposes roles from equal sets of grants: whoever holds the same gets the same role, so that nobody gains or loses
/// anything. Before the switch and after it the proposals are the same.
/// </summary>
public static class Proposer
{
    /// <summary>At most so many rights, or so many in a hundred, lie between two roles that might be one.</summary>
    private const int FewRights = 3;
    private const int FewPercent = 10;

    /// <summary>A role for which no lock has accepted anything.</summary>
    private static readonly Address Unnamed = Address.Role("");

    /// <param name="company">Read with <see cref="Facets.Everything"/>.</param>
    /// <param name="model">The company's model, or the one that its file declares where nobody's holdings tell.</param>
    /// <param name="locks">Those that may stand beside the file; left out, none does.</param>
    public static RoleProposals Of(
        CompanyState company,
        PermissionModel model,
        ImmutableArray<CatalogueLock?> locks = default
    )
    {
        var own = new OwnGrants(company, model);
        var words = new GrantWords(company.Catalogue, locks.IsDefault ? [null] : locks);
        var left = ImmutableSortedDictionary.CreateBuilder<string, WhyLeft>(StringComparer.Ordinal);
        var lost = ImmutableSortedDictionary.CreateBuilder<string, GrantSet>(StringComparer.Ordinal);
        var (idle, covered) = (new List<string>(), new List<string>());
        var sets = new Dictionary<GrantSet, List<User>>();
        foreach (var user in company.Users.Where(user => !IsBuiltIn(user.Id) && Written.IsId(user.Id)))
        {
            if (own.Of(user) is not { } held)
            {
                left[user.Id] = WhyLeft.NotKnown;
                continue;
            }
            var (offered, others) = (own.Offered(held), own.ByOtherRoles(user));
            if (held.Except(offered).Except(others) is { Count: > 0 } gone)
                lost[user.Id] = gone;
            if (offered.Count == 0 && others.Count == 0 && EffectiveAccess.CanSignIn(user))
                idle.Add(user.Id);
            else if (offered.Count > 0 && others.Covers(offered))
                covered.Add(user.Id);
            else if (offered.Count > 0 && !CanWrite(offered, words))
                left[user.Id] = WhyLeft.NoWords;
            else if (offered.Count > 0)
                Add(sets, offered, user);
        }
        foreach (var (_, users) in sets.Where(set => !set.Value.Exists(EffectiveAccess.CanSignIn)))
        {
            foreach (var user in users)
                left[user.Id] = WhyLeft.InactiveAndAlone;
        }
        foreach (var user in left.Keys)
            lost.Remove(user);
        return new(
            Named(company, sets.Where(set => set.Value.Exists(EffectiveAccess.CanSignIn))),
            IdSet.Of(idle),
            left.ToImmutable(),
            lost.ToImmutable(),
            IdSet.Of(covered)
        );
    }

    /// <summary>The company's model as far as what people hold tells, else as declared.</summary>
    public static PermissionModel ModelOf(CompanyState company, PermissionModel declared) =>
        ModelEvidence.Of(company) ?? declared;

    private static ImmutableArray<ProposedRole> Named(
        CompanyState company,
        IEnumerable<KeyValuePair<GrantSet, List<User>>> sets
    )
    {
        var names = new RoleNames(company.Catalogue, company.Roles.Select(role => role.Id));
        var there = company
            .Roles.Where(role => !IsSystems(role.Id) && Written.IsId(role.Id))
            .GroupBy(EffectiveAccess.Own)
            .ToDictionary(alike => alike.Key, alike => alike.First().Id);
        var roles = ImmutableArray.CreateBuilder<ProposedRole>();
        var ordered = sets.Select(set => (Grants: set.Key, Holders: IdSet.Of(set.Value.Select(user => user.Id))))
            .OrderByDescending(set => set.Holders.Count)
            .ThenBy(set => set.Holders[0], StringComparer.Ordinal);
        foreach (var (grants, holders) in ordered)
        {
            var known = there.GetValueOrDefault(grants);
            var id = known ?? names.Of(grants, holders);
            roles.Add(new(id, holders, grants, known is not null, NearestIn(roles, grants)));
        }
        return roles.DrainToImmutable();
    }

    private static NearRole? NearestIn(IEnumerable<ProposedRole> earlier, GrantSet grants)
    {
        var count = grants.RightCount;
        (NearRole? Role, int Distance) nearest = (null, int.MaxValue);
        foreach (var other in earlier)
        {
            var theirs = other.Grants.RightCount;
            var few = Math.Max(FewRights, Math.Max(count, theirs) * FewPercent / 100);
            if (Math.Abs(count - theirs) > Math.Min(few, nearest.Distance))
                continue;
            var (here, there) = (grants.Except(other.Grants), other.Grants.Except(grants));
            var distance = here.RightCount + there.RightCount;
            if (distance <= few && distance < nearest.Distance)
                nearest = (new(other.Id, other.Holders, here, there), distance);
        }
        return nearest.Role;
    }

    private static bool CanWrite(GrantSet grants, GrantWords words)
    {
        var standard = GrantSet.Of(grants.Where(grant => grant.Permission.Kind == PermissionKind.Standard));
        return words.Line(Unnamed, standard) is not null && GrantLines.CanWriteCustom(grants);
    }

    private static void Add(Dictionary<GrantSet, List<User>> sets, GrantSet grants, User user)
    {
        if (!sets.TryGetValue(grants, out var users))
            sets[grants] = users = [];
        users.Add(user);
    }

    private static bool IsBuiltIn(string user) => BuiltInIgnores.Users.Any(pattern => Wildcard.Matches(pattern, user));

    private static bool IsSystems(string role) => BuiltInIgnores.Roles.Any(pattern => Wildcard.Matches(pattern, role));
}
