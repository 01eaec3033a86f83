using System.Collections.Immutable;
using System.Globalization;
using IntacctReconciler.Declarations;
using IntacctReconciler.Text;

namespace IntacctReconciler.Composing.Locks;

/// <summary>What the top of an overlay relaxes of the base's.</summary>
internal static class HeadLocks
{
    public static IEnumerable<Weakening> Of(string key, LocksDeclaration below, AccessFile above) =>
        key switch
        {
            "guards" => Guards(below.Controls, above.Controls),
            "manage" => Manage(below.Manage, above.Manage),
            "entityGroups" => below.Groups.SelectMany(group => Group(group, above)),
            "waivers" => Waivers(below.Controls, above.Controls),
            "policies" => Policies(below.Controls, above.Controls).Concat(Waivers(below.Controls, above.Controls)),
            // An overlay can only add to the others.
            _ => [],
        };

    private static IEnumerable<Weakening> Guards(ControlsDeclaration below, ControlsDeclaration above)
    {
        var (low, high) = (below.Guards, above.Guards);
        foreach (var (kind, least) in DefaultLimits.MaxRemovals)
        {
            if (high?.MaxRemovals.GetValueOrDefault(kind) is { At.Source: not null } limit)
            {
                var known = low?.MaxRemovals.TryGetValue(kind, out var set) is true ? set.Value : least;
                if (limit.Value > known)
                    yield return Raised(limit, $"maxRemovals.{kind}", known);
            }
        }
        if (high?.MaxRemovalPercent is { } percent)
        {
            var known = low?.MaxRemovalPercent?.Value ?? DefaultLimits.MaxRemovalPercent;
            if (percent.Value > known)
                yield return Raised(percent, "maxRemovalPercent", known);
        }
        if (high?.MinFullAdmins is { } admins)
        {
            var known = low?.MinFullAdmins?.Value ?? DefaultLimits.MinFullAdmins;
            if (admins.Value < known)
                yield return new(admins.At, Changes("minFullAdmins", known, admins.Value));
        }
        foreach (var (type, seats) in high?.Seats ?? ImmutableDictionary<string, Setting<int>>.Empty)
        {
            if (low?.Seats.TryGetValue(type, out var known) is true && seats.Value > known.Value)
                yield return Raised(seats, $"seats.{type}", known.Value);
        }
        if (low?.RequireApproval is { Value: true } && high?.RequireApproval is { Value: false } off)
            yield return new(off.At, "takes requireApproval away");
        foreach (var entry in above.Overrides.Where(entry => below.Overrides.All(known => known.At != entry.At)))
            yield return new(entry.At, $"overrides {Printable.Of(entry.Guard.Value)}");
    }

    private static IEnumerable<Weakening> Manage(ManageDeclaration below, ManageDeclaration above)
    {
        foreach (
            var (name, low, high) in Ranks(below).Zip(Ranks(above), (low, high) => (low.Name, low.Rank, high.Rank))
        )
        {
            if (high > low)
                yield return new(above.At!.Value, $"relaxes {name}");
        }
        foreach (var (what, low, high) in Ignored(below, above))
        {
            foreach (var pattern in high.Where(pattern => low.All(known => known.Value != pattern.Value)))
                yield return new(pattern.At, $"ignores the {what} \"{Printable.Of(pattern.Value)}\"");
        }
    }

    private static IEnumerable<(
        string What,
        ImmutableArray<Setting<string>> Below,
        ImmutableArray<Setting<string>> Above
    )> Ignored(ManageDeclaration below, ManageDeclaration above) =>
        [("users", below.IgnoredUsers, above.IgnoredUsers), ("roles", below.IgnoredRoles, above.IgnoredRoles)];

    /// <summary>How lax each setting is.</summary>
    private static IEnumerable<(string Name, int Rank)> Ranks(ManageDeclaration manage) =>
        [
            ("roles.objects", RankOf(manage.RoleObjects)),
            ("roles.permissions", (int)manage.RolePermissions),
            ("groups.objects", RankOf(manage.GroupObjects)),
            ("groups.roles", (int)manage.GroupRoles),
            ("groups.members", (int)manage.GroupMembers),
            ("users.objects", RankOf(manage.UserObjects)),
            ("users.roles", (int)manage.UserRoles),
            ("users.groups", (int)manage.UserGroups),
            ("users.permissions", (int)manage.UserPermissions),
            ("users.restrictions", (int)manage.UserRestrictions),
            ("users.switchRoles", manage.ReplacesSwitchRoles ? 0 : 1),
        ];

    private static int RankOf(Ownership ownership) =>
        ownership switch
        {
            Ownership.Exclusive => 0,
            Ownership.Declared => 1,
            Ownership.Ignore => 2,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static IEnumerable<Weakening> Group(EntityGroupDeclaration below, AccessFile above) =>
        from same in above.EntityGroups
        where same.Name == below.Name
        from member in same.Members
        where below.Members.All(known => known.Value != member.Value)
        select new Weakening(
            member.At,
            $"adds \"{Printable.Of(member.Value)}\" to the group \"{Printable.Of(below.Name)}\""
        );

    private static IEnumerable<Weakening> Waivers(ControlsDeclaration below, ControlsDeclaration above) =>
        above
            .Waivers.Where(waiver => below.Waivers.All(known => known.At != waiver.At))
            .Select(waiver => new Weakening(waiver.At, $"accepts a conflict with {Printable.Of(waiver.Rule.Value)}"));

    /// <summary>Rules of the base by which an overlay judges less strictly.</summary>
    private static IEnumerable<Weakening> Policies(ControlsDeclaration below, ControlsDeclaration above)
    {
        foreach (var known in below.Policies)
        {
            if (above.Policies.FirstOrDefault(use => use.Name.Value == known.Name.Value) is not { } use)
                continue;
            // Rules that are read once are the same above and below.
            var least = (known with { Policy = use.Policy }).EffectiveMode;
            if (use.EffectiveMode < least)
                yield return new(use.At, $"judges by {Printable.Of(use.Name.Value)} less strictly");
            foreach (var off in use.Except.Where(off => known.Except.All(one => one.Value != off.Value)))
                yield return new(off.At, $"switches the rule {Printable.Of(off.Value)} off");
        }
    }

    private static Weakening Raised(Setting<int> limit, string name, int known) =>
        new(limit.At, Changes(name, known, limit.Value));

    private static string Changes(string name, int known, int now) =>
        string.Create(CultureInfo.InvariantCulture, $"changes {name} from {known} to {now}");
}
