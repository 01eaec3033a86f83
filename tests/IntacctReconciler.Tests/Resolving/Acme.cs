using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;

namespace IntacctReconciler.Tests.Resolving;

/// <summary>A small company to resolve against. It has not subscribed to Projects and Contracts, and one permission is called like a section.</summary>
internal static class Acme
{
    private static CatalogueEntry SectionAndPermission =>
        new(Permission.Standard("generalLedger", "reports"), "activitiesAndLists", Rights.Of("list", "readonly"));

    public static PermissionCatalogue Catalogue { get; } =
        PermissionCatalogue.Of(
            ShippedCatalogue
                .Load()
                .Entries.Where(entry => entry.Permission.Module is not ("projects" or "contracts"))
                .Append(SectionAndPermission),
            out _
        );

    public static CompanyState Company { get; } =
        new("ACME", Facets.Everything | Facets.Contacts)
        {
            Catalogue = Catalogue,
            Roles = Table<Role>.Of([
                Role("AP clerk"),
                Role("AP manager"),
                Role("Controller") with
                {
                    Applications = GrantSet.Of(
                        new Grant(
                            new(PermissionKind.Application, "Pay", "Payment", "objects"),
                            Rights.Of("list", "novel")
                        )
                    ),
                    Agents = GrantSet.Of(
                        new Grant(new(PermissionKind.Agent, "Close agent", "Close", "agents"), Rights.Of("run"))
                    ),
                },
                Role("Old hand") with
                {
                    Permissions = GrantSet.Of(
                        new Grant(Permission.Standard("projects", "projects"), Rights.Of("list")),
                        new Grant(Permission.Standard("accountsPayable", "goneForGood"), Rights.Of("list", "add")),
                        new Grant(Permission.Standard("accountsPayable", "bills"), Rights.Of("list", "clone"))
                    ),
                },
                Role("::SYS::Enterprise-ROLE-FOR-boss"),
            ]),
            Groups = Table<UserGroup>.Of([
                new UserGroup("AP team")
                {
                    Description = "Accounts payable",
                    Roles = IdSet.Of("AP clerk"),
                    Members = IdSet.Of("clerk1"),
                },
                new UserGroup("Idle")
                {
                    Description = "No roles",
                    Roles = IdSet.Empty,
                    Members = IdSet.Empty,
                },
            ]),
            Users = Table<User>.Of([
                User("clerk1", "AP clerk") with
                {
                    Entities = Restriction.To(IdSet.Of("UK-01")),
                },
                User("boss", "Controller") with
                {
                    Admin = "full",
                },
                User("emp1") with
                {
                    Type = "employee",
                    Entities = Restriction.To(IdSet.Of("FR-01", "UK-01")),
                },
                User("ws1") with
                {
                    WebServicesOnly = true,
                },
                User("odd") with
                {
                    Type = "holographic",
                    WebServicesOnly = true,
                    SsoEnabled = true,
                },
                User("Twin"),
                User("twin"),
                User("ExtUser|Partner|ann", "Controller"),
            ]),
            Entities = Targets("UK-01", "UK-02", "DE-01", "DE-02", "!FR-01", "!FR-02"),
            Departments = Targets("100", "200"),
            Territories = Targets("North"),
            Contacts = Table<Contact>.Of([
                new Contact("Clerk, Leeds") { FirstName = "Leeds", LastName = "Clerk" },
                new Contact("Jones, Bob") { FirstName = "Robert", LastName = "Jones" },
            ]),
        };

    public static CompanyState UserBased { get; } =
        Company with
        {
            Users = Table<User>.Of([
                User("clerk1") with
                {
                    Permissions = GrantSet.Of(new Grant(Permission.Standard("company", "users"), Rights.Of("list"))),
                },
            ]),
        };

    public static User User(string id, params string[] roles) =>
        new(id)
        {
            Name = id,
            Email = $"{id}@acme.example",
            Type = "business",
            Status = "active",
            Admin = "off",
            WebServicesOnly = false,
            PasswordNeverExpires = false,
            DisablePassword = false,
            SsoEnabled = false,
            Entities = Restriction.All,
            Departments = Restriction.All,
            Territories = Restriction.All,
            Roles = IdSet.Of(roles),
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    private static Role Role(string id) =>
        new(id)
        {
            Description = "",
            RoleType = "enterprise",
            ApplyTo = "loginAndSlideIn",
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    private static Table<RestrictionTarget> Targets(params string[] ids) =>
        Table<RestrictionTarget>.Of(ids.Select(id => new RestrictionTarget(id.TrimStart('!'), null, id[0] != '!')));
}
