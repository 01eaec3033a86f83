using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using IntacctReconciler.Tests.Declarations;

namespace IntacctReconciler.Tests.Reports;

/// <summary>A company as it is and a file that wants it otherwise, brought to a plan by the product itself.</summary>
internal static class Scene
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 14, 2, 0, TimeSpan.Zero);

    /// <summary>By whose eyes the company is read, and who would apply.</summary>
    private static User Reader => User("plan_bot") with { Admin = "full", WebServicesOnly = true };

    public static PermissionCatalogue Catalogue { get; } = ShippedCatalogue.Load();

    public static CompanyState Observed(
        IEnumerable<Role>? roles = null,
        IEnumerable<UserGroup>? groups = null,
        IEnumerable<User>? users = null,
        IEnumerable<Contact>? contacts = null
    ) =>
        new("ACME", Facets.Everything | Facets.Contacts)
        {
            Roles = Table<Role>.Of(roles ?? []),
            Groups = Table<UserGroup>.Of(groups ?? []),
            Users = Table<User>.Of([.. users ?? [], Reader]),
            Contacts = Table<Contact>.Of(contacts ?? []),
            Entities = Targets("DE-01", "FR-01", "FR-02", "IE-01", "UK-01", "UK-02"),
            Departments = Targets("100", "200"),
            Territories = Targets("north", "south"),
            Catalogue = Catalogue,
        };

    public static Role Role(string id, params (string Permission, string Rights)[] grants) =>
        new(id)
        {
            Description = "",
            RoleType = "enterprise",
            ApplyTo = "loginAndSlideIn",
            Permissions = Grants(grants),
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    public static UserGroup Group(string id, string[] roles, params string[] members) =>
        new(id)
        {
            Description = "",
            Roles = IdSet.Of(roles),
            Members = IdSet.Of(members),
        };

    public static User User(string id, params string[] roles) =>
        new(id)
        {
            Name = id,
            Email = $"{id}@acme.example",
            Contact = id,
            Type = "business",
            Status = "active",
            Admin = "off",
            WebServicesOnly = false,
            PasswordNeverExpires = false,
            DisablePassword = false,
            SsoEnabled = false,
            SsoId = "",
            TrustedDevices = "companyDefault",
            HideOtherDepartmentTransactions = false,
            Entities = Restriction.All,
            Departments = Restriction.All,
            Territories = Restriction.All,
            Roles = IdSet.Of(roles),
            Permissions = GrantSet.Empty,
            Applications = GrantSet.Empty,
            Agents = GrantSet.Empty,
        };

    /// <summary>"accountsPayable/bills", "list readonly"</summary>
    public static GrantSet Grants(params (string Permission, string Rights)[] grants) =>
        GrantSet.Of(
            grants.Select(grant => new Grant(
                Permission.Standard(grant.Permission.Split('/')[0], grant.Permission.Split('/')[1]),
                Rights.Of(grant.Rights.Split(' '))
            ))
        );

    public static GrantSet Everything { get; } =
        GrantSet.Of(Catalogue.Entries.Select(entry => new Grant(entry.Permission, entry.Allowed)));

    public static Planned Planned(
        CompanyState observed,
        string yaml,
        string model = "role-based",
        CatalogueLock? locked = null
    )
    {
        var text = $"version: 1\ncompany: ACME\npermissionModel: {model}\n{yaml}";
        var files = new SeveralFiles(new Dictionary<string, string> { ["access.yaml"] = text });
        return Planned(observed, files.Input(), locked);
    }

    public static Planned Planned(CompanyState observed, AccessInput input, CatalogueLock? locked = null)
    {
        var problems = new Problems();
        var file = AccessFileReader.Read(input, problems);
        var composition = file is null ? null : Composition.Of(file, problems);
        var subject = new PlanSubject(
            "ACME",
            composition!.PermissionModel,
            "https://api.intacct.com/ia/api/v1",
            "plan_bot",
            "access.yaml"
        );
        var planned = Reconciler.Plan(composition.Under(locked), new(subject, Noon), observed, problems);
        problems.Found.Where(problem => problem.Severity == Severity.Error).Should().BeEmpty();
        return planned!;
    }

    public static Plan Plan(CompanyState observed, string yaml, string model = "role-based") =>
        Planned(observed, yaml, model).Plan;

    /// <summary>Under a lock of the catalogue as it was before.</summary>
    public static Plan Plan(CompanyState observed, string yaml, CatalogueLock locked) =>
        Planned(observed, yaml, locked: locked).Plan;

    private static Table<RestrictionTarget> Targets(params string[] ids) =>
        Table<RestrictionTarget>.Of(ids.Select(id => new RestrictionTarget(id, id, true)));
}
