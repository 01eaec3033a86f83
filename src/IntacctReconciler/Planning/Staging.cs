using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Planning;

/// <summary>What an object is after a stage; null once it is gone.</summary>
internal readonly record struct Station<T>(Stage Stage, T? Then)
    where T : class;

/// <summary>The stations of each object on its way from what is to what shall be.</summary>
/// <param name="split">
/// Roles and groups that are widened first and narrowed later. Others that change in both directions take one write, early.
/// </param>
internal sealed class Staging(IReadOnlySet<Address> split)
{
    public IEnumerable<Station<Role>> Of(Pair<Role> role)
    {
        if (role.After is not { } after)
            return [new(Stage.RolesRemoved, null)];
        if (role.Before is not { } before)
            return [new(Stage.Roles, after)];
        var wide = after with
        {
            Permissions = Union(before.Permissions, after.Permissions),
            Applications = Union(before.Applications, after.Applications),
            Agents = Union(before.Agents, after.Agents),
        };
        var onlyNarrows = Same(Fields.Role, wide with { Description = before.Description }, before);
        return Walk(
            Fields.Role,
            before,
            new(
                Stage.Roles,
                onlyNarrows ? before
                    : split.Contains(Address.Role(after.Id)) ? wide
                    : after
            ),
            new(Stage.RolesNarrowed, after)
        );
    }

    public IEnumerable<Station<UserGroup>> Of(Pair<UserGroup> group)
    {
        if (group.After is not { } after)
            return [new(Stage.GroupsRemoved, null)];
        if (group.Before is not { } before)
        {
            var empty = after with { Members = after.Members is null ? null : IdSet.Empty };
            return
            [
                new(Stage.Groups, empty),
                .. Walk(Fields.Group, empty, new Station<UserGroup>(Stage.MembersIn, after)),
            ];
        }
        var wide = after with { Roles = Union(before.Roles, after.Roles), Members = before.Members };
        var onlyNarrows = Same(Fields.Group, wide with { Description = before.Description }, before);
        var early =
            onlyNarrows ? before
            : split.Contains(Address.Group(after.Id)) ? wide
            : after with { Members = before.Members };
        return Walk(
            Fields.Group,
            before,
            new(Stage.Groups, early),
            new(Stage.MembersIn, early with { Members = Union(before.Members, after.Members) }),
            new(Stage.MembersOut, early with { Members = after.Members }),
            new(Stage.GroupsNarrowed, after)
        );
    }

    public static IEnumerable<Station<User>> Of(Pair<User> user)
    {
        if (user.After is not { } after)
            throw new ArgumentException("users are deactivated, never deleted", nameof(user));
        if (user.Before is not { } before)
            return [new(Stage.NewUsers, after)];
        if (IsDeactivation(before, after))
            return [new(Stage.Leave, after)];
        var lowered = before with
        {
            Admin = IsLower(before.Admin, after.Admin) ? after.Admin : before.Admin,
            Status = before.Status == "active" ? after.Status : before.Status,
        };
        return Walk(Fields.User, before, new(Stage.Leave, lowered), new(Stage.Users, after));
    }

    /// <summary>Whether the user ends inactive and without anything: what <c>state: absent</c> means.</summary>
    public static bool IsDeactivation(User before, User after) =>
        before.Status != "inactive"
        && after is { Status: "inactive", Admin: null or "off" }
        && (after.Roles?.Count ?? 0) == 0
        && (after.Permissions?.Count ?? 0) == 0;

    private static List<Station<T>> Walk<T>(
        ImmutableArray<Field<T>> fields,
        T from,
        params ReadOnlySpan<Station<T>> stations
    )
        where T : class
    {
        var taken = new List<Station<T>>();
        foreach (var station in stations)
        {
            if (Same(fields, from, station.Then!))
                continue;
            taken.Add(station);
            from = station.Then!;
        }
        return taken;
    }

    private static bool IsLower(string? before, string? after) =>
        (before, after) is ("full", "limited" or "off") or ("limited", "off");

    private static bool Same<T>(ImmutableArray<Field<T>> fields, T a, T b)
        where T : class => KeyedDiff.Differences(fields, a, b).IsEmpty;

    private static GrantSet? Union(GrantSet? before, GrantSet? after) =>
        before is null || after is null ? after : before.Union(after);

    private static IdSet? Union(IdSet? before, IdSet? after) =>
        before is null || after is null ? after : before.Union(after);
}
