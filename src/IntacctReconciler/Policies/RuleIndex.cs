using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Policies;

/// <summary>Rules by what they ask for, so that the grants of a role are looked at once.</summary>
internal sealed class RuleIndex
{
    private readonly record struct Wanted(int Rule, bool IsLeft, Rights Rights)
    {
        public bool IsMetBy(Rights held) => Rights.IsEmpty || Rights.Overlaps(held);
    }

    private readonly Dictionary<Permission, List<Wanted>> byPermission = [];
    private readonly Dictionary<string, List<Wanted>> byModule = new(StringComparer.Ordinal);
    private readonly List<(int Rule, bool IsLeft, Requirement.OfUser User)> ofUsers = [];
    private readonly List<(int Rule, bool IsLeft, int Percent)> ofCatalogue = [];
    private readonly PermissionCatalogue catalogue;
    private readonly int offered;

    public RuleIndex(ImmutableArray<Rule> rules, PermissionCatalogue catalogue)
    {
        (Rules, this.catalogue) = (rules, catalogue);
        offered = catalogue.Entries.Sum(entry => entry.Allowed.Count);
        for (var rule = 0; rule < rules.Length; rule++)
        {
            foreach (var requirement in rules[rule].Left.AnyOf)
                Add(rule, isLeft: true, requirement);
            foreach (var requirement in (rules[rule].Right ?? rules[rule].Left).AnyOf)
                Add(rule, isLeft: false, requirement);
        }
    }

    public ImmutableArray<Rule> Rules { get; }

    /// <summary>Whether any rule looks at how much of the catalogue somebody holds.</summary>
    public bool CountsRights => ofCatalogue.Count > 0;

    /// <summary>How many rights somebody must hold for any rule to look at them all.</summary>
    public int FewestCounted => ofCatalogue.Count == 0 ? int.MaxValue : ofCatalogue.Min(one => Needed(one.Percent));

    /// <summary>The sides that grants bring, apart from how many they are.</summary>
    public Sides Of(GrantSet grants)
    {
        var sides = Sides.Empty(Rules.Length);
        foreach (var (permission, rights) in grants)
        {
            if (byPermission.TryGetValue(permission, out var wanted))
                Mark(wanted, rights, sides);
            if (
                byModule.TryGetValue(permission.Module, out var anywhere)
                && permission.Kind == PermissionKind.Standard
                && IsActivity(permission)
            )
                Mark(anywhere, rights, sides);
        }
        return sides;
    }

    /// <summary>The sides that a user has by what it is.</summary>
    public void Mark(User user, in Sides sides)
    {
        foreach (var (rule, isLeft, wanted) in ofUsers)
        {
            if (wanted.IsMetBy(user))
                Sides.Set(isLeft ? sides.Left : sides.Right, rule);
        }
    }

    /// <summary>The sides that all grants of somebody bring by how many they are.</summary>
    public void MarkCount(GrantSet grants, in Sides sides)
    {
        if (ofCatalogue.Count == 0 || offered == 0)
            return;
        var held = CountOf(grants);
        foreach (var (rule, isLeft, percent) in ofCatalogue)
        {
            if (held >= Needed(percent))
                Sides.Set(isLeft ? sides.Left : sides.Right, rule);
        }
    }

    /// <summary>Rights that the catalogue offers, of these.</summary>
    public int CountOf(GrantSet grants)
    {
        var held = 0;
        foreach (var (permission, rights) in grants)
        {
            if (permission.Kind == PermissionKind.Standard && catalogue.Find(permission) is { } entry)
                held += (entry.Allowed & rights).Count;
        }
        return held;
    }

    /// <summary>The grant, with the rights that matter, by which a side is there; null where it is there by something else.</summary>
    public Grant? Evidence(int rule, bool isLeft, GrantSet grants)
    {
        var side = isLeft ? Rules[rule].Left : Rules[rule].Right ?? Rules[rule].Left;
        foreach (var requirement in side.AnyOf)
        {
            switch (requirement)
            {
                case Requirement.OnPermission on:
                    var held = grants.RightsOn(on.Permission);
                    var met = on.Rights.IsEmpty ? held : held & on.Rights;
                    if (!met.IsEmpty)
                        return new(on.Permission, met);
                    break;
                case Requirement.InModule wide:
                    foreach (var (permission, rights) in grants)
                    {
                        var there = wide.Rights.IsEmpty ? rights : rights & wide.Rights;
                        if (
                            permission.Kind == PermissionKind.Standard
                            && permission.Module == wide.Module
                            && !there.IsEmpty
                            && IsActivity(permission)
                        )
                            return new(permission, there);
                    }
                    break;
            }
        }
        return null;
    }

    /// <summary>Why a rule is broken by these two, which may be one.</summary>
    public Cause CauseOf(int rule, DutySource left, DutySource right) =>
        new(
            left.Source with
            {
                By = Evidence(rule, isLeft: true, left.Grants),
            },
            Rules[rule].IsPair ? right.Source with { By = Evidence(rule, isLeft: false, right.Grants) } : null
        );

    private int Needed(int percent) => (int)(((long)offered * percent + 99) / 100);

    private void Add(int rule, bool isLeft, Requirement requirement)
    {
        switch (requirement)
        {
            case Requirement.OnPermission on:
                Add(byPermission, on.Permission, new(rule, isLeft, on.Rights));
                break;
            case Requirement.InModule wide:
                Add(byModule, wide.Module, new(rule, isLeft, wide.Rights));
                break;
            case Requirement.OfUser user:
                ofUsers.Add((rule, isLeft, user));
                break;
            case Requirement.OfCatalogue of:
                ofCatalogue.Add((rule, isLeft, of.Percent));
                break;
        }
    }

    private bool IsActivity(Permission permission) => catalogue.Find(permission)?.Section != "reports";

    private static void Add<T>(Dictionary<T, List<Wanted>> index, T key, Wanted wanted)
        where T : notnull
    {
        if (!index.TryGetValue(key, out var all))
            index[key] = all = [];
        all.Add(wanted);
    }

    private static void Mark(List<Wanted> wanted, Rights held, in Sides sides)
    {
        foreach (var one in wanted)
        {
            if (one.IsMetBy(held))
                Sides.Set(one.IsLeft ? sides.Left : sides.Right, one.Rule);
        }
    }
}
