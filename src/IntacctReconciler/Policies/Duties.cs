using System.Collections.Immutable;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Who has which duties in one state of a company.</summary>
internal sealed class Duties
{
    private readonly record struct Held(Sides Sides, int Rights);

    private readonly CompanyState state;
    private readonly EffectiveAccess access;
    private readonly RuleIndex index;
    private readonly Dictionary<string, Held> byRole = new(StringComparer.Ordinal);
    private readonly Sides scratch;

    // Many users hold the same roles and nothing else: what one of them is in conflict by, all are.
    private readonly Dictionary<(IdSet Roles, string? Admin, bool? WebServicesOnly, int Rule), Cause> alike = [];
    private (User? User, List<(ConflictSource Source, Sides Sides, GrantSet Grants)> Sources) latest = (null, []);

    public Duties(CompanyState state, ImmutableArray<Rule> rules)
    {
        this.state = state;
        access = new(state);
        index = new(rules, state.Has(Facets.Catalogue) ? state.Catalogue : PermissionCatalogue.Empty);
        scratch = Sides.Empty(rules.Length);
        if (!state.Has(Facets.Roles))
            return;
        foreach (var role in state.Roles)
        {
            var grants = EffectiveAccess.Own(role);
            var sides = index.Of(grants);
            index.MarkCount(grants, sides);
            byRole[role.Id] = new(sides, index.CountsRights ? index.CountOf(grants) : 0);
        }
    }

    /// <summary>The rules that a role by itself breaks; null when there are none.</summary>
    public ulong[]? Broken(Role role) => byRole[role.Id].Sides is { BreaksAny: true } sides ? sides.Broken() : null;

    /// <summary>The rules that a user breaks; null when there are none, or when nobody can sign in as the user.</summary>
    public ulong[]? Broken(User user)
    {
        if (!EffectiveAccess.CanSignIn(user))
            return null;
        scratch.Clear();
        Fill(user, scratch);
        return scratch.BreaksAny ? scratch.Broken() : null;
    }

    /// <summary>Every duty of a user who can sign in.</summary>
    public Sides Of(User user)
    {
        var sides = Sides.Empty(index.Rules.Length);
        if (EffectiveAccess.CanSignIn(user))
            Fill(user, sides);
        return sides;
    }

    /// <summary>Why a role by itself breaks a rule.</summary>
    public Cause CauseOf(Role role, int rule)
    {
        var grants = EffectiveAccess.Own(role);
        var source = new ConflictSource(SourceKind.Role, role.Id);
        return CauseOf(rule, source, grants, source, grants);
    }

    /// <summary>Why a user breaks a rule: by one thing alone where there is one, else by the first two.</summary>
    public Cause CauseOf(User user, int rule)
    {
        if (access.GroupsOf(user.Id).Count > 0 || EffectiveAccess.Own(user).Count > 0)
            return Looked(user, rule);
        var key = (user.Roles ?? IdSet.Empty, user.Admin, user.WebServicesOnly, rule);
        if (!alike.TryGetValue(key, out var known))
            alike[key] = known = Looked(user, rule);
        return known;
    }

    private Cause Looked(User user, int rule)
    {
        if (!ReferenceEquals(latest.User, user))
            latest = (user, [.. SourcesOf(user)]);
        var sources = latest.Sources;
        foreach (var (source, sides, grants) in sources)
        {
            if (sides.Breaks(rule))
                return CauseOf(rule, source, grants, source, grants);
        }
        var left = sources.Find(one => one.Sides.HasLeft(rule));
        var right = sources.Find(one => one.Sides.HasRight(rule));
        return left.Source is null || right.Source is null
            ? new(new(SourceKind.Together), null)
            : CauseOf(rule, left.Source, left.Grants, right.Source, right.Grants);
    }

    /// <summary>Where a user has one side of a rule from.</summary>
    public ConflictSource SourceOf(User user, int rule, bool isLeft)
    {
        foreach (var (source, sides, grants) in SourcesOf(user))
        {
            if (isLeft ? sides.HasLeft(rule) : sides.HasRight(rule))
                return source with { By = index.Evidence(rule, isLeft, grants), User = user.Id };
        }
        return new(SourceKind.Together, User: user.Id);
    }

    private Cause CauseOf(int rule, ConflictSource left, GrantSet ofLeft, ConflictSource right, GrantSet ofRight) =>
        new(
            left with
            {
                By = index.Evidence(rule, isLeft: true, ofLeft),
            },
            index.Rules[rule].IsPair ? right with { By = index.Evidence(rule, isLeft: false, ofRight) } : null
        );

    private void Fill(User user, in Sides sides)
    {
        var own = EffectiveAccess.Own(user);
        var rights = 0;
        if (own.Count > 0)
        {
            sides.Add(index.Of(own));
            rights = index.CountsRights ? index.CountOf(own) : 0;
        }
        rights += Add(user.Roles, sides);
        foreach (var group in access.GroupsOf(user.Id))
            rights += Add(group.Roles, sides);
        index.Mark(user, sides);
        if (rights >= index.FewestCounted)
            index.MarkCount(access.Of(user), sides);
    }

    private int Add(IdSet? roles, in Sides sides)
    {
        var rights = 0;
        foreach (var role in roles ?? IdSet.Empty)
        {
            if (!byRole.TryGetValue(role, out var held))
                continue;
            sides.Add(held.Sides);
            rights += held.Rights;
        }
        return rights;
    }

    /// <summary>Everything that brings duties by itself: roles held directly, roles of groups, own grants, what the user is.</summary>
    private IEnumerable<(ConflictSource Source, Sides Sides, GrantSet Grants)> SourcesOf(User user)
    {
        foreach (var role in user.Roles ?? IdSet.Empty)
        {
            if (byRole.TryGetValue(role, out var held))
                yield return (new(SourceKind.Role, role), held.Sides, access.OfRole(role));
        }
        foreach (var group in access.GroupsOf(user.Id))
        {
            foreach (var role in group.Roles ?? IdSet.Empty)
            {
                if (user.Roles?.Contains(role) != true && byRole.TryGetValue(role, out var held))
                    yield return (new(SourceKind.Role, role, group.Id), held.Sides, access.OfRole(role));
            }
        }
        var own = EffectiveAccess.Own(user);
        if (own.Count > 0)
        {
            var sides = index.Of(own);
            index.MarkCount(own, sides);
            yield return (new(SourceKind.Direct), sides, own);
        }
        var standing = Sides.Empty(index.Rules.Length);
        index.Mark(user, standing);
        yield return (new(SourceKind.User), standing, GrantSet.Empty);
    }
}
