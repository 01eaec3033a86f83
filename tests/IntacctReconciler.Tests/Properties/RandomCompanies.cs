using System.Collections.Immutable;
using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Resolving;

namespace IntacctReconciler.Tests.Properties;

/// <summary>Small companies and wishes for them: few ids, so that roles overlap, holders share and names meet again.</summary>
internal static class RandomCompanies
{
    private static readonly string[] RoleIds = ["AP clerk", "AP manager", "Auditor", "Controller"];
    private static readonly string[] GroupIds = ["AP team", "Close team"];
    public static readonly string[] UserIds = ["amy", "bob", "cfo", "dan", "eve"];

    /// <summary>In companies, and in wishes only as the name that something had formerly.</summary>
    private const string OldRole = "Old clerk";
    private const string OldGroup = "Old team";
    private static readonly string[] RolesThere = [.. RoleIds, OldRole];
    private static readonly string[] GroupsThere = [.. GroupIds, OldGroup];
    private static readonly string[] EntityIds = ["DE-01", "UK-01", "UK-02"];

    private static readonly Permission[] Permissions =
    [
        Permission.Standard("accountsPayable", "bills"),
        Permission.Standard("accountsPayable", "payBills"),
        Permission.Standard("generalLedger", "journalEntries"),
    ];

    /// <summary>Never declared, always there for others to get in each other's way with.</summary>
    public const string Ignored = "cfo";

    public static readonly Origin Nowhere = new(new Source("access.yaml"), 1, 1);

    private static readonly Gen<Rights> SomeRights = Gen.OneOf("list", "readonly", "add", "run")
        .Array[0, 3]
        .Select(tokens => Rights.Of(tokens));

    private static readonly Gen<GrantSet> Grants = SomeRights
        .Array[Permissions.Length]
        .Select(rights => GrantSet.Of(rights.Select((right, i) => new Grant(Permissions[i], right))));

    private static readonly Gen<Restriction> Reach = Gen.Select(Subset(EntityIds), Gen.Bool)
        .Select((ids, top) => ids.Count == 0 ? Restriction.All : Restriction.To(ids, top));

    private static readonly Gen<Role> AnyRole = Gen.Select(Gen.OneOf("", "first", "second"), Grants)
        .Select(
            (description, grants) =>
                new Role("")
                {
                    Description = description,
                    RoleType = "enterprise",
                    ApplyTo = "loginAndSlideIn",
                    Permissions = grants,
                    Applications = GrantSet.Empty,
                    Agents = GrantSet.Empty,
                }
        );

    public static readonly Gen<CompanyState> Company = Gen.Select(
            AnyRole.Array[RolesThere.Length],
            Subset(RolesThere),
            Gen.Select(Subset(RolesThere), Subset(UserIds)).Array[GroupsThere.Length],
            Subset(GroupsThere),
            AnyUser().Array[UserIds.Length],
            Subset(UserIds).Select(ids => ids.Union(IdSet.Of(Ignored)))
        )
        .Select(
            (roles, roleIds, groups, groupIds, users, userIds) =>
                new CompanyState("ACME", Facets.Everything)
                {
                    Roles = Table<Role>.Of(
                        RolesThere.Select((id, i) => roles[i] with { Id = id }).Where(role => roleIds.Contains(role.Id))
                    ),
                    Groups = Table<UserGroup>.Of(
                        GroupsThere
                            .Select(
                                (id, i) =>
                                    new UserGroup(id)
                                    {
                                        Description = id,
                                        Roles = groups[i].Item1.Intersect(roleIds),
                                        Members = groups[i].Item2.Intersect(userIds),
                                    }
                            )
                            .Where(group => groupIds.Contains(group.Id))
                    ),
                    Users = Table<User>.Of(
                        UserIds
                            .Select((id, i) => users[i] with { Id = id, Roles = users[i].Roles!.Intersect(roleIds) })
                            .Where(user => userIds.Contains(user.Id))
                    ),
                    Entities = Table<RestrictionTarget>.Of(EntityIds.Select(id => new RestrictionTarget(id, id, true))),
                }
        );

    /// <summary>A wish for any company: some objects, some of their fields, all modes, all kinds of ownership.</summary>
    public static readonly Gen<DesiredState> Desired = Gen.Select(
            Objects(RoleIds, RoleFields(), mayBeAbsent: true),
            Objects(GroupIds, GroupFields(), mayBeAbsent: true),
            Objects(UserIds, UserFields(), mayBeAbsent: true),
            Gen.Enum<Ownership>().Array[3],
            Gen.Int[0, 2 * RoleIds.Length],
            Gen.Int[0, 2 * GroupIds.Length]
        )
        .Select(
            (roles, groups, users, ownership, role, grp) =>
            {
                var desired = Consistent(roles, groups, users, ownership);
                return desired with
                {
                    Roles = Renamed(desired.Roles, role, OldRole),
                    Groups = Renamed(desired.Groups, grp, OldGroup),
                };
            }
        );

    /// <summary>The wish that the one at this place, if it is one that shall be there, takes the place of another.</summary>
    private static Table<DesiredObject> Renamed(Table<DesiredObject> objects, int at, string old) =>
        at < objects.Count && objects[at].Presence == Presence.Present
            ? objects.With([objects[at] with { Former = new(old, Nowhere) }])
            : objects;

    private static Gen<User> AnyUser() =>
        Gen.Select(
                Subset(RolesThere),
                Reach,
                Gen.OneOf("active", "active", "inactive", "lockedOut"),
                Gen.OneOf("off", "limited", "full"),
                Gen.OneOf("One", "Two")
            )
            .Select(
                (roles, entities, status, admin, name) =>
                    new User("")
                    {
                        Name = name,
                        Email = name + "@acme.example",
                        Contact = name,
                        Type = "business",
                        Status = status,
                        Admin = admin,
                        WebServicesOnly = false,
                        PasswordNeverExpires = false,
                        DisablePassword = false,
                        SsoEnabled = false,
                        SsoId = "",
                        TrustedDevices = "companyDefault",
                        HideOtherDepartmentTransactions = false,
                        Entities = entities,
                        Departments = Restriction.All,
                        Territories = Restriction.All,
                        Roles = roles,
                        Permissions = GrantSet.Empty,
                        Applications = GrantSet.Empty,
                        Agents = GrantSet.Empty,
                    }
            );

    private static Gen<IdSet> Subset(string[] ids) =>
        Gen.Bool.Array[ids.Length].Select(chosen => IdSet.Of(ids.Where((_, i) => chosen[i])));

    private static Gen<(string, Wanted)[]> RoleFields() =>
        Gen.Select(
            Maybe("description", Gen.OneOf("first", "third").Select(text => (FieldValue)new FieldValue.Text(text))),
            Maybe("permissions", Grants.Select(grants => (FieldValue)new FieldValue.Grants(grants)), lists: true),
            (a, b) => new[] { a, b }.OfType<(string, Wanted)>().ToArray()
        );

    private static Gen<(string, Wanted)[]> GroupFields() =>
        Gen.Select(
            Maybe("roles", Ids(RoleIds), lists: true),
            Maybe("members", Ids(UserIds), lists: true),
            (a, b) => new[] { a, b }.OfType<(string, Wanted)>().ToArray()
        );

    private static Gen<(string, Wanted)[]> UserFields() =>
        Gen.Select(
            Maybe("roles", Ids(RoleIds), lists: true),
            Maybe(DesiredObject.Groups, Ids(GroupIds), lists: true),
            Maybe("entities", Reach.Select(reach => (FieldValue)new FieldValue.Reach(reach))),
            Maybe("admin", Gen.OneOf("off", "full").Select(text => (FieldValue)new FieldValue.Text(text))),
            Maybe("status", Gen.OneOf("active", "lockedOut").Select(text => (FieldValue)new FieldValue.Text(text))),
            (a, b, c, d, e) => new[] { a, b, c, d, e }.OfType<(string, Wanted)>().ToArray()
        );

    private static Gen<FieldValue> Ids(string[] ids) => Subset(ids).Select(set => (FieldValue)new FieldValue.Ids(set));

    private static Gen<(string, Wanted)?> Maybe(string field, Gen<FieldValue> value, bool lists = false) =>
        Gen.Select(
            Gen.Bool,
            value,
            Gen.OneOf(ListMode.Exclusive, ListMode.Additive),
            (there, wanted, mode) =>
                there
                    ? (field, new Wanted(wanted, Nowhere, lists ? mode : ListMode.Exclusive))
                    : ((string, Wanted)?)null
        );

    private static Gen<DesiredObject[]> Objects(string[] ids, Gen<(string, Wanted)[]> fields, bool mayBeAbsent) =>
        Gen.Select(Gen.Int[0, 5], fields, (how, wanted) => (how, wanted))
            .Array[ids.Length]
            .Select(all =>
                ids.Select(
                        (id, i) =>
                            all[i].how switch
                            {
                                0 or 1 => null,
                                2 when mayBeAbsent => new DesiredObject(id, Nowhere, Presence.Absent, NoFields),
                                _ => new DesiredObject(
                                    id,
                                    Nowhere,
                                    Presence.Present,
                                    all[i]
                                        .wanted.ToImmutableDictionary(
                                            f => f.Item1,
                                            f => f.Item2,
                                            StringComparer.Ordinal
                                        )
                                ),
                            }
                    )
                    .OfType<DesiredObject>()
                    .ToArray()
            );

    private static readonly ImmutableDictionary<string, Wanted> NoFields = ImmutableDictionary.Create<string, Wanted>(
        StringComparer.Ordinal
    );

    /// <summary>
    /// Resolving sees to it that a wish names only what is there or will be. Here that is made so by declaring every role,
    /// group and user that is named and not declared absent, and by not naming those that are.
    /// </summary>
    private static DesiredState Consistent(
        DesiredObject[] roles,
        DesiredObject[] groups,
        DesiredObject[] users,
        Ownership[] ownership
    )
    {
        var absent = roles
            .Concat(groups)
            .Concat(users)
            .Where(item => item.Presence == Presence.Absent)
            .Select(item => item.Id)
            .ToHashSet(StringComparer.Ordinal);
        var named = groups
            .Concat(users)
            .SelectMany(item => item.Fields.Values)
            .Select(wanted => wanted.Value)
            .OfType<FieldValue.Ids>()
            .SelectMany(ids => ids.Value)
            .Where(id => !absent.Contains(id))
            .ToHashSet(StringComparer.Ordinal);
        return new("ACME", PermissionModel.RoleBased, DateTimeOffset.UnixEpoch)
        {
            Roles = Table<DesiredObject>.Of(With(roles, RoleIds, named)),
            Groups = Table<DesiredObject>.Of(With(groups, GroupIds, named).Select(item => Without(item, absent))),
            Users = Table<DesiredObject>.Of(
                With(users, UserIds, named).Where(item => item.Id != Ignored).Select(item => Without(item, absent))
            ),
            Manage = new()
            {
                RoleObjects = ownership[0],
                GroupObjects = ownership[1],
                UserObjects = ownership[2],
            },
            IgnoredUsers = [Ignored],
        };
    }

    private static IEnumerable<DesiredObject> With(DesiredObject[] objects, string[] ids, HashSet<string> named) =>
        objects.Concat(
            ids.Where(id => named.Contains(id) && Array.TrueForAll(objects, item => item.Id != id))
                .Select(id => new DesiredObject(id, Nowhere, Presence.Present, NoFields))
        );

    private static DesiredObject Without(DesiredObject item, HashSet<string> absent) =>
        item with
        {
            Fields = item.Fields.ToImmutableDictionary(
                field => field.Key,
                field =>
                    field.Value.Value is FieldValue.Ids ids
                        ? field.Value with
                        {
                            Value = new FieldValue.Ids(ids.Value.Where(id => !absent.Contains(id))),
                        }
                        : field.Value,
                StringComparer.Ordinal
            ),
        };
}
