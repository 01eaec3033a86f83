using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using IntacctReconciler.Access;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Explaining;
using IntacctReconciler.Model;
using IntacctReconciler.Text;

namespace IntacctReconciler.Reports.Content;

/// <summary>
/// Who holds what in a company, in one state or in two, for a page that works out the rest itself: roles have their grants
/// once, groups their roles, and users who hold the same roles, groups and grants share a way.
/// </summary>
internal sealed class PageCompany
{
    private readonly PageTables tables;
    private readonly Wording wording;
    private readonly ImmutableArray<Side> sides;
    private readonly DeclaredAccess? declared;
    private readonly Numbered<string> users = new(StringComparer.Ordinal);
    private readonly Numbered<string> roles = new(StringComparer.Ordinal);
    private readonly Numbered<string> groups = new(StringComparer.Ordinal);
    private readonly Numbered<string> ways = new(StringComparer.Ordinal);
    private readonly Numbered<GrantSet> direct = new();

    /// <param name="states">One, or before and after.</param>
    public PageCompany(
        PageTables tables,
        Wording wording,
        DeclaredAccess? declared,
        ImmutableArray<CompanyState> states
    )
    {
        (this.tables, this.wording, this.declared) = (tables, wording, declared);
        sides = [.. states.Select(state => new Side(state))];
        foreach (var id in Ids(side => side.Users))
            users.Of(id);
        foreach (var id in Ids(side => side.Roles))
            roles.Of(id);
        foreach (var id in Ids(side => side.Groups))
            groups.Of(id);
    }

    public int? UserOf(string id) => users.Find(id);

    public int? RoleOf(string id) => roles.Find(id);

    /// <summary>All rights that stand anywhere in these states, permission by permission.</summary>
    public static Dictionary<Permission, Rights> Held(ImmutableArray<CompanyState> states)
    {
        var held = new Dictionary<Permission, Rights>();
        foreach (var side in states.Select(state => new Side(state)))
        {
            foreach (
                var grants in side.Roles.Select(EffectiveAccess.Own).Concat(side.Users.Select(EffectiveAccess.Own))
            )
            {
                foreach (var (permission, rights) in grants)
                    held[permission] = held.GetValueOrDefault(permission) | rights;
            }
        }
        return held;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("states", sides.Length);
        json.WriteStartArray("users");
        for (var i = 0; i < users.Count; i++)
            WriteUser(json, users[i]);
        json.WriteEndArray();
        json.WriteStartArray("ways");
        for (var i = 0; i < ways.Count; i++)
            json.WriteRawValue(ways[i]);
        json.WriteEndArray();
        json.WriteStartArray("direct");
        for (var i = 0; i < direct.Count; i++)
            WriteNumbers(json, tables.Flat(direct[i]));
        json.WriteEndArray();
        json.WriteStartArray("groups");
        for (var i = 0; i < groups.Count; i++)
            WriteGroup(json, groups[i]);
        json.WriteEndArray();
        // Last: users and groups may name roles that could not be read.
        json.WriteStartArray("roles");
        for (var i = 0; i < roles.Count; i++)
            WriteRole(json, roles[i]);
        json.WriteEndArray();
        WriteUnknown(json);
    }

    private void WriteUser(Utf8JsonWriter json, string id)
    {
        var states = sides.Select(side => side.Users.Find(id)).ToArray();
        var now = states.Last(user => user is not null)!;
        var side = sides[Array.LastIndexOf(states, now)];
        json.WriteStartArray();
        json.WriteStringValue(Printable.Of(id));
        json.WriteNumberValue(tables.Text(now.Name));
        json.WriteNumberValue(tables.Text(Wording.Type(now.Type).TrimEnd()));
        json.WriteNumberValue(
            (now.WebServicesOnly == true ? 1 : 0) | (EffectiveAccess.IsExternal(id) ? 2 : 0) | SignsIn(states)
        );
        WriteNumbers(json, states.Select(user => tables.Text(user is null ? null : Wording.Admin(user.Admin))));
        WriteNumbers(json, states.Select(user => tables.Text(user is null ? null : StatusOf(user))));
        WriteNumbers(json, states.Select((user, i) => user is null ? -1 : WayOf(user, sides[i])));
        WriteNumbers(json, states.Select(user => tables.Text(user is null ? null : ReachOf(user))));
        json.WriteNumberValue(tables.Place(declared?.PlaceOf(Address.User(id))));
        WritePlaces(json, (now.Roles ?? IdSet.Empty).Select(role => PlaceOf(AccessRoute.By(role), id)));
        WritePlaces(json, side.Access.GroupsOf(id).Select(group => PlaceOf(By(group), id)));
        WritePlaces(json, EffectiveAccess.Own(now).Select(grant => PlaceOf(Address.User(id), grant.Permission)));
        WriteEnds(json, now, side);
        json.WriteEndArray();
    }

    /// <summary>4 where the user can sign in on the first side, 8 on the second.</summary>
    private static int SignsIn(User?[] states) =>
        states.Select((user, i) => user is not null && EffectiveAccess.CanSignIn(user) ? 4 << i : 0).Sum();

    private int WayOf(User user, Side side)
    {
        var own = EffectiveAccess.Own(user);
        var held = string.Join(',', (user.Roles ?? IdSet.Empty).Select(roles.Of));
        var by = string.Join(',', side.Access.GroupsOf(user.Id).Select(group => groups.Of(group.Id)));
        return ways.Of(
            string.Create(CultureInfo.InvariantCulture, $"[[{held}],[{by}],{(own.Count == 0 ? -1 : direct.Of(own))}]")
        );
    }

    private static string StatusOf(User user) =>
        EffectiveAccess.IsExternal(user.Id) ? "external: slides in from another company"
        : user.Status is null ? "(not known)"
        : Choices.Status.LabelOf(user.Status);

    private string? ReachOf(User user)
    {
        (string Field, Restriction? Reach)[] fields =
        [
            ("entities", user.Entities),
            ("departments", user.Departments),
            ("territories", user.Territories),
        ];
        string[] parts =
        [
            .. fields
                .Where(one => one.Reach is not null)
                .Select(one => (one.Reach!.IsAll ? "" : $"{one.Field} ") + wording.Reach(one.Field, one.Reach)),
        ];
        return parts.Length == 0 ? null : string.Join("; ", parts);
    }

    /// <summary>What is held for a time: role, group or -1, and the end.</summary>
    private void WriteEnds(Utf8JsonWriter json, User user, Side side)
    {
        json.WriteStartArray();
        foreach (var route in side.Access.RoutesOf(user).Where(route => !route.IsDirect))
        {
            if (declared?.EndOf(route, user.Id) is not { } end)
                continue;
            json.WriteStartArray();
            json.WriteNumberValue(roles.Of(route.Role!));
            json.WriteNumberValue(route.Group is { } group ? groups.Of(group) : -1);
            json.WriteNumberValue(tables.Text(end.Text));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private void WriteGroup(Utf8JsonWriter json, string id)
    {
        var states = sides.Select(side => side.Groups.Find(id)).ToArray();
        json.WriteStartArray();
        json.WriteStringValue(Printable.Of(id));
        json.WriteNumberValue(tables.Text(states.LastOrDefault(group => group is not null)?.Description));
        json.WriteNumberValue(tables.Place(declared?.PlaceOf(Address.Group(id))));
        foreach (var group in states)
        {
            if (group is null)
                json.WriteNumberValue(0);
            else
                WriteNumbers(json, (group.Roles ?? IdSet.Empty).Select(roles.Of));
        }
        json.WriteEndArray();
    }

    /// <summary>Its grants in each state: 0 where it is not there, 1 where they are as in the state before.</summary>
    private void WriteRole(Utf8JsonWriter json, string id)
    {
        var states = sides.Select(side => side.Roles.Find(id)).ToArray();
        json.WriteStartArray();
        json.WriteStringValue(Printable.Of(id));
        json.WriteNumberValue(tables.Text(states.LastOrDefault(role => role is not null)?.Description));
        json.WriteNumberValue(tables.Place(declared?.PlaceOf(Address.Role(id))));
        var last = states.Select(role => role is null ? GrantSet.Empty : EffectiveAccess.Own(role)).Last();
        WritePlaces(json, last.Select(grant => PlaceOf(Address.Role(id), grant.Permission)));
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] is not { } role)
                json.WriteNumberValue(0);
            else if (i > 0 && states[i - 1] is { } was && EffectiveAccess.Own(was).Equals(EffectiveAccess.Own(role)))
                json.WriteNumberValue(1);
            else
                WriteNumbers(json, tables.Flat(EffectiveAccess.Own(role)));
        }
        json.WriteEndArray();
    }

    /// <summary>What could not be read, or nobody knows.</summary>
    private void WriteUnknown(Utf8JsonWriter json)
    {
        var gaps = sides[^1].Users.Aggregate(AccessGaps.None, (all, user) => all | sides[^1].Access.GapsOf(user));
        json.WriteStartArray("unknown");
        json.WriteStringValue("what Intacct derives from other permissions: it does not publish that");
        json.WriteStringValue("what else Admin privileges give by themselves: it publishes no list");
        if (gaps.HasFlag(AccessGaps.Members))
            json.WriteStringValue("what comes by groups, where their members were not read or are not offered");
        if (gaps.HasFlag(AccessGaps.Roles))
            json.WriteStringValue("which roles some users have: that was not read");
        if (gaps.HasFlag(AccessGaps.RoleGrants))
            json.WriteStringValue("what some roles grant: that was not read");
        if (gaps.HasFlag(AccessGaps.UserGrants))
            json.WriteStringValue("what some users hold directly: that was not read");
        json.WriteEndArray();
    }

    private static AccessRoute By(UserGroup group) =>
        AccessRoute.By(group.Roles is { Count: > 0 } given ? given[0] : "", group.Id);

    private long PlaceOf(AccessRoute route, string user) => tables.Place(declared?.PlaceOf(route, user));

    private long PlaceOf(Address holder, Permission permission) => tables.Place(declared?.PlaceOf(holder, permission));

    private IEnumerable<string> Ids<T>(Func<Side, Table<T>> table)
        where T : class, IIdentified =>
        sides
            .SelectMany(side => table(side))
            .Select(item => item.Id)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    /// <summary>The one place that all of them have, else each of them; -1 is none.</summary>
    private static void WritePlaces(Utf8JsonWriter json, IEnumerable<long> places)
    {
        var all = places.ToList();
        if (all.Count == 0)
            json.WriteNumberValue(-1);
        else if (all.TrueForAll(place => place == all[0]))
            json.WriteNumberValue(all[0]);
        else
        {
            json.WriteStartArray();
            foreach (var place in all)
                json.WriteNumberValue(place);
            json.WriteEndArray();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, IEnumerable<int> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>A state; what was not read of it is not there.</summary>
    private sealed class Side(CompanyState state)
    {
        public Table<User> Users { get; } = state.Has(Facets.Users) ? state.Users : Table<User>.Empty;

        public Table<Role> Roles { get; } = state.Has(Facets.Roles) ? state.Roles : Table<Role>.Empty;

        public Table<UserGroup> Groups { get; } = state.Has(Facets.Groups) ? state.Groups : Table<UserGroup>.Empty;

        public EffectiveAccess Access => field ??= new(state);
    }
}
