using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Who has which duties in one state of a company. Whoever holds the same is looked at once.</summary>
internal sealed class Duties
{
    private readonly record struct Held(DutySource Source, int Rights);

    private readonly EffectiveAccess access;
    private readonly RuleIndex index;
    private readonly Dictionary<string, Held> byRole = new(StringComparer.Ordinal);
    private readonly Dictionary<Holding, UserDuties> byHolding = [];

    public Duties(CompanyState state, ImmutableArray<Rule> rules)
    {
        access = new(state);
        index = new(rules, state.Has(Facets.Catalogue) ? state.Catalogue : PermissionCatalogue.Empty);
        if (!state.Has(Facets.Roles))
            return;
        foreach (var role in state.Roles)
        {
            var source = SourceOf(new(SourceKind.Role, role.Id), EffectiveAccess.Own(role));
            byRole[role.Id] = new(source, index.CountsRights ? index.CountOf(source.Grants) : 0);
        }
    }

    /// <summary>The rules that a role by itself breaks; null when there are none.</summary>
    public ulong[]? Broken(Role role) =>
        byRole[role.Id].Source.Sides is { BreaksAny: true } sides ? sides.Broken() : null;

    /// <summary>Why a role by itself breaks a rule.</summary>
    public Cause CauseOf(Role role, int rule)
    {
        var source = byRole[role.Id].Source;
        return index.CauseOf(rule, source, source);
    }

    /// <summary>The duties of a user, shared with all who hold the same; null when nobody can sign in as the user.</summary>
    public UserDuties? Of(User user)
    {
        if (!EffectiveAccess.CanSignIn(user))
            return null;
        var groups = access.GroupsOf(user.Id);
        var holding = new Holding(
            user.Roles ?? IdSet.Empty,
            groups.Count == 0 ? IdSet.Empty : IdSet.Of(groups.Select(group => group.Id)),
            EffectiveAccess.Own(user),
            user.Admin,
            user.WebServicesOnly
        );
        if (!byHolding.TryGetValue(holding, out var known))
            byHolding[holding] = known = new(index, SidesOf(user, holding), () => SourcesOf(user, holding));
        return known;
    }

    private Sides SidesOf(User user, Holding holding)
    {
        var sides = Sides.Empty(index.Rules.Length);
        var rights = 0;
        if (holding.Own.Count > 0)
        {
            sides.Add(index.Of(holding.Own));
            rights = index.CountsRights ? index.CountOf(holding.Own) : 0;
        }
        foreach (var role in access.RolesOf(user))
        {
            if (!byRole.TryGetValue(role, out var held))
                continue;
            sides.Add(held.Source.Sides);
            rights += held.Rights;
        }
        index.Mark(user, sides);
        if (rights >= index.FewestCounted)
            index.MarkCount(access.Of(user), sides);
        return sides;
    }

    /// <summary>Everything that brings duties by itself: roles held directly, roles of groups, own grants, what the user is.</summary>
    private IEnumerable<DutySource> SourcesOf(User user, Holding holding)
    {
        foreach (var role in holding.Roles)
        {
            if (byRole.TryGetValue(role, out var held))
                yield return held.Source;
        }
        foreach (var group in access.GroupsOf(user.Id))
        {
            foreach (var role in group.Roles ?? IdSet.Empty)
            {
                if (!holding.Roles.Contains(role) && byRole.TryGetValue(role, out var held))
                    yield return held.Source with
                    {
                        Source = new(SourceKind.Role, role, group.Id),
                    };
            }
        }
        if (holding.Own.Count > 0)
            yield return SourceOf(new(SourceKind.Direct), holding.Own);
        var standing = Sides.Empty(index.Rules.Length);
        index.Mark(user, standing);
        yield return new(new(SourceKind.User), standing, GrantSet.Empty);
    }

    private DutySource SourceOf(ConflictSource source, GrantSet grants)
    {
        var sides = index.Of(grants);
        index.MarkCount(grants, sides);
        return new(source, sides, grants);
    }
}
