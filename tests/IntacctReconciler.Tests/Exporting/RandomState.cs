using CsCheck;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Exporting;

/// <summary>Companies as nobody would make them: ids that look like YAML, values that nobody knows, grants of things not offered.</summary>
internal static class RandomState
{
    private static readonly string[] Ids =
    [
        "AP clerk",
        "ap clerk",
        "clerk1",
        "true",
        "null",
        "~",
        "0123",
        "1e3",
        "2027-01-31",
        "- x",
        "a: b",
        "a #b",
        "#c",
        "'q'",
        "\"",
        "[x]",
        "{y}",
        "x,y",
        "*",
        "UK-*",
        "&a",
        "!t",
        "%",
        "@",
        "`",
        "line\nbreak",
        "tab\t",
        " lead",
        "trail ",
        "colon:",
        "<<",
        "\u202eabc",
        "e\u0301",
        "漢字",
        "😀",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u0000",
        "x\r\ny",
        "all",
        "none",
        "permission:x",
        "section:reports",
        "group:EMEA",
        "group::EMEA",
        "group:",
        "group:*",
        "${id}",
        "${company} $${x}",
        "a${",
        "$$${",
        new('k', 1200),
        "::SYS::Old",
        "ExtUser|a|b",
        "intacct",
        " ",
        "",
    ];

    private static readonly string[] Modules =
    [
        "accountsPayable",
        "generalLedger",
        "expenses",
        "newModule",
        "new module",
        "*",
        "Accounts Payable",
        "time",
    ];

    private static readonly string[] Names =
    [
        "bills",
        "payBills",
        "reports",
        "activities",
        "objectIds",
        "newThing",
        "new thing",
        "*",
        "permission:bills",
        "section:reports",
        " x ",
        "Bills",
    ];

    private static readonly string[] Tokens =
    [
        "list",
        "readonly",
        "view",
        "add",
        "modify",
        "edit",
        "run",
        "level1",
        "approvalLevel1",
        "brandNew",
        "View",
        "List",
        "x y",
        " ",
    ];

    private static readonly Gen<string> Id = Pick(Ids);

    private static readonly Gen<Rights> SomeRights = Pick(Tokens).Array[1, 5].Select(tokens => Rights.Of(tokens));

    private static readonly Gen<Permission> SomePermission = Gen.Select(
        Pick(Modules),
        Pick(Names),
        Permission.Standard
    );

    private static readonly Gen<PermissionCatalogue> Catalogue = Gen.Select(
            SomePermission,
            Pick<string?>(null, "activitiesAndLists", "reports", "objectIds"),
            SomeRights
        )
        .Array[0, 25]
        .Select(entries =>
            PermissionCatalogue.Of(
                entries
                    .Select(entry => new CatalogueEntry(entry.Item1, entry.Item2, entry.Item3))
                    .Concat(ShippedCatalogue.Load().OfModule("accountsPayable"))
                    .Concat(ShippedCatalogue.Load().OfModule("generalLedger")),
                out _
            )
        );

    public static Gen<CompanyState> Company(PermissionModel model) => Company(model, Distinct(8));

    /// <summary>One with so many users.</summary>
    public static Gen<CompanyState> Company(PermissionModel model, int users) =>
        Company(model, Gen.Const(IdSet.Of(Enumerable.Range(0, users).Select(i => $"{Ids[i % Ids.Length]}{i}"))));

    /// <summary>What may have been locked once of what a company offers now: less, more, other rights, another section.</summary>
    public static Gen<PermissionCatalogue> LockedCatalogue(PermissionCatalogue live) =>
        from odds in Gen.Int[0, 19].Array[live.Entries.Length]
        from rights in SomeRights
        from more in Gen.Select(SomePermission, SomeRights).Array[0, 3]
        from isSame in Gen.Bool
        select isSame
            ? live
            : PermissionCatalogue.Of(
                live.Entries.Zip(odds)
                    .Where(one => one.Second != 0)
                    .Select(one => Once(one.First, one.Second, rights))
                    .Concat(more.Select(entry => new CatalogueEntry(entry.Item1, null, entry.Item2))),
                out _
            );

    private static CatalogueEntry Once(CatalogueEntry entry, int chance, Rights rights) =>
        chance switch
        {
            1 => entry with { Allowed = entry.Allowed - rights },
            2 => entry with { Allowed = entry.Allowed | rights },
            3 => entry with { Section = "reports" },
            _ => entry,
        };

    private static Gen<CompanyState> Company(PermissionModel model, Gen<IdSet> userIdsOf) =>
        from catalogue in Catalogue
        from entities in Distinct(10)
        from roleIds in Distinct(6)
        from userIds in userIdsOf
        from groupIds in Distinct(3)
        from roles in Role(catalogue).Array[roleIds.Count]
        from users in User(catalogue, model, roleIds, entities).Array[userIds.Count]
        from groups in Group(model, roleIds, userIds).Array[groupIds.Count]
        from active in Gen.Bool.Array[entities.Count]
        from offers in Gen.Bool
        select new CompanyState("ACME", Facets.Everything | Facets.Contacts)
        {
            Catalogue = catalogue,
            Roles = Table<Role>.Of(roleIds.Select((id, i) => roles[i] with { Id = id })),
            Users = Table<User>.Of(userIds.Select((id, i) => users[i] with { Id = id })),
            Groups = Table<UserGroup>.Of(
                groupIds.Select((id, i) => groups[i] with { Id = id, Members = offers ? groups[i].Members : null })
            ),
            Entities = Table<RestrictionTarget>.Of(
                entities.Select((id, i) => new RestrictionTarget(id, id, active[i]))
            ),
            Departments = Table<RestrictionTarget>.Of([new("100", "Sales", true)]),
            OffersMembers = offers,
        };

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<IdSet> Distinct(int most) => Id.Array[0, most].Select(ids => IdSet.Of(ids));

    private static Gen<T?> OrUnread<T>(Gen<T> gen)
        where T : class => Gen.Frequency((9, gen.Select(value => (T?)value)), (1, Gen.Const((T?)null)));

    private static Gen<bool?> Flag { get; } = Pick<bool?>(true, false, false, null);

    private static Gen<GrantSet> Standard(PermissionCatalogue catalogue) =>
        Gen.OneOf(
            Gen.Select(SomePermission, SomeRights).Array[0, 6].Select(grants => Set(grants)),
            Gen.Select(Gen.Int[0, 40].Array[1, 4], Gen.Bool, Gen.Bool)
                .Select((odd, all, one) => AllBut(catalogue, odd, all, one ? "generalLedger" : null)),
            Gen.Const(Whole(catalogue, entry => entry.All())),
            Gen.Const(Whole(catalogue, entry => entry.ReadOnly())),
            Pick(Modules).Select(module => Whole(catalogue, entry => Only(entry, module, entry.All()))),
            Pick(Modules).Select(module => Whole(catalogue, entry => Only(entry, module, entry.ReadOnly())))
        );

    /// <summary>A preset with exceptions.</summary>
    private static GrantSet AllBut(PermissionCatalogue catalogue, int[] odd, bool all, string? module) =>
        GrantSet.Of(
            catalogue
                .Entries.Where(entry => module is null || entry.Permission.Module == module)
                .Select(
                    (entry, i) => new Grant(entry.Permission, odd.Contains(i) == all ? entry.ReadOnly() : entry.All())
                )
        );

    private static Rights Only(CatalogueEntry entry, string module, Rights rights) =>
        entry.Permission.Module == module ? rights : Rights.None;

    private static GrantSet Set((Permission, Rights)[] grants) =>
        GrantSet.Of(
            grants
                .DistinctBy(grant => grant.Item1.ToString(), StringComparer.Ordinal)
                .Select(grant => new Grant(grant.Item1, grant.Item2))
        );

    private static GrantSet Whole(PermissionCatalogue catalogue, Func<CatalogueEntry, Rights> rights) =>
        GrantSet.Of(catalogue.Entries.Select(entry => new Grant(entry.Permission, rights(entry))));

    private static Gen<GrantSet> Custom(PermissionKind kind) =>
        Gen.Select(
                Id,
                kind == PermissionKind.Agent
                    ? Pick<string?>("agents", "agents", "agents", null)
                    : Pick<string?>("actions", "objects", "menus", "odd", null),
                Pick(Names),
                SomeRights,
                (subject, group, name, rights) => (new Permission(kind, subject, name, group), rights)
            )
            .Array[0, 3]
            .Select(grants => Set(grants));

    private static Gen<Role> Role(PermissionCatalogue catalogue) =>
        from description in OrUnread(Id)
        from type in OrUnread(Pick("enterprise", "eConsole", "Enterprise", "brandNew", ""))
        from permissions in OrUnread(Standard(catalogue))
        from applications in OrUnread(Custom(PermissionKind.Application))
        from agents in OrUnread(Custom(PermissionKind.Agent))
        select new Role("")
        {
            Description = description,
            RoleType = type,
            ApplyTo = "loginAndSlideIn",
            Permissions = permissions,
            Applications = applications,
            Agents = agents,
        };

    private static Gen<UserGroup> Group(PermissionModel model, IdSet roles, IdSet users) =>
        from description in OrUnread(Id)
        from held in OrUnread(Some(roles))
        from members in OrUnread(Some(users))
        select new UserGroup("")
        {
            Description = description,
            Roles = model == PermissionModel.RoleBased ? held : IdSet.Empty,
            Members = members,
        };

    private static Gen<User> User(PermissionCatalogue catalogue, PermissionModel model, IdSet roles, IdSet entities) =>
        from text in OrUnread(Id).Array[4]
        from choice in Gen.Select(
            OrUnread(Pick("business", "business", "employee", "viewOnly", "Business", "brandNew", "")),
            OrUnread(Pick("active", "inactive", "lockedOut", "odd")),
            OrUnread(Pick("off", "limited", "full", "Full")),
            OrUnread(Pick("companyDefault", "always"))
        )
        from flags in Flag.Array[5]
        from reach in OrUnread(Reach(entities)).Array[2]
        from held in OrUnread(Gen.OneOf(Some(roles), Distinct(2)))
        from permissions in OrUnread(Standard(catalogue))
        from applications in OrUnread(Custom(PermissionKind.Application))
        let roleBased = model == PermissionModel.RoleBased
        select new User("")
        {
            Name = text[0],
            Email = text[1],
            Contact = text[2],
            SsoId = text[3],
            Type = choice.Item1,
            Status = choice.Item2,
            Admin = choice.Item3,
            TrustedDevices = choice.Item4,
            WebServicesOnly = flags[0],
            PasswordNeverExpires = flags[1],
            DisablePassword = flags[2],
            SsoEnabled = flags[3],
            HideOtherDepartmentTransactions = flags[4],
            Entities = reach[0],
            Departments = reach[1],
            Territories = Restriction.All,
            Roles = roleBased ? held : IdSet.Empty,
            Permissions = roleBased ? GrantSet.Empty : permissions,
            Applications = applications,
            Agents = GrantSet.Empty,
        };

    private static Gen<Restriction> Reach(IdSet entities) =>
        Gen.Select(Gen.OneOf(Some(entities), Distinct(3)), Gen.Bool, Gen.Bool)
            .Select((only, all, top) => all ? Restriction.All : Restriction.To(only, top));

    private static Gen<IdSet> Some(IdSet ids) =>
        Gen.Bool.Array[ids.Count].Select(chosen => ids.Where(id => chosen[Array.IndexOf([.. ids], id)]));
}
