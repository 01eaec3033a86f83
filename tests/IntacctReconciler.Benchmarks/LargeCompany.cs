using System.Globalization;
using System.Text;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Composing;
using IntacctReconciler.Declarations;
using IntacctReconciler.Diagnostics;
using IntacctReconciler.Model;
using IntacctReconciler.Policies;

namespace IntacctReconciler.Benchmarks;

/// <summary>A company of any size and an access file for it that differs from it in one user of a hundred and one role of ten.</summary>
internal sealed class LargeCompany
{
    private const int RolesPerUser = 3;
    private readonly PermissionCatalogue catalogue = ShippedCatalogue.Load();
    private readonly int roles;

    public LargeCompany(int users)
    {
        Users = users;
        roles = Math.Clamp(users / 100, 5, 300);
        State = Observed();
        File = Encoding.UTF8.GetBytes(Declared());
    }

    public int Users { get; }

    public CompanyState State { get; }

    public byte[] File { get; }

    /// <summary>The rules of a file for it.</summary>
    public PolicySettings Rules()
    {
        var problems = new Problems();
        var yaml = "version: 1\ncompany: ACME\npermissionModel: role-based\npolicies: [builtin:sod]\n"u8.ToArray();
        var file = AccessFileReader.Read(new("rules.yaml"), yaml, problems)!;
        return PolicySettings.Of(Composition.Of(file, problems)!, catalogue, problems);
    }

    private CompanyState Observed() =>
        new("ACME", Facets.Everything | Facets.Contacts)
        {
            Catalogue = catalogue,
            Entities = Table<RestrictionTarget>.Of(
                Enumerable.Range(0, 50).Select(i => new RestrictionTarget(EntityId(i), null, true))
            ),
            Roles = Table<Role>.Of(
                Enumerable
                    .Range(0, roles)
                    .Select(i => new Role(RoleId(i))
                    {
                        Description = "Role",
                        Permissions = GrantSet.Of(GrantsOf(i % 10 == 0 ? i + 1 : i)),
                        Applications = GrantSet.Empty,
                        Agents = GrantSet.Empty,
                    })
            ),
            Users = Table<User>.Of(
                Enumerable
                    .Range(0, Users)
                    .Select(i => new User(UserId(i))
                    {
                        Name = i % 100 == 0 ? "by hand" : UserId(i),
                        Email = UserId(i) + "@acme.example",
                        Contact = UserId(i),
                        Type = "business",
                        Status = "active",
                        Admin = "off",
                        WebServicesOnly = false,
                        Entities = Restriction.To(IdSet.Of(EntityId(i % 50), EntityId((i + 1) % 50))),
                        Departments = Restriction.All,
                        Territories = Restriction.All,
                        Roles = IdSet.Of(RolesOf(i)),
                        Permissions = GrantSet.Empty,
                        Applications = GrantSet.Empty,
                        Agents = GrantSet.Empty,
                    })
            ),
        };

    private string Declared()
    {
        var yaml = new StringBuilder(
            "version: 1\ncompany: ACME\npermissionModel: role-based\npolicies: [builtin:sod]\nroles:\n"
        );
        for (var i = 0; i < roles; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {RoleId(i)}:\n    description: Role\n    permissions:\n");
            foreach (var module in GrantsOf(i).GroupBy(grant => grant.Permission.Module, StringComparer.Ordinal))
            {
                yaml.Append(CultureInfo.InvariantCulture, $"      {module.Key}:\n");
                foreach (var grant in module)
                    yaml.Append(
                        CultureInfo.InvariantCulture,
                        $"        permission:{grant.Permission.Name}: [{string.Join(", ", grant.Rights.Tokens)}]\n"
                    );
            }
        }
        yaml.Append("users:\n");
        for (var i = 0; i < Users; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {UserId(i)}:\n    name: {UserId(i)}\n");
            yaml.Append(CultureInfo.InvariantCulture, $"    email: {UserId(i)}@acme.example\n    type: business\n");
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"    entities: [{EntityId(i % 50)}, {EntityId((i + 1) % 50)}]\n"
            );
            yaml.Append(CultureInfo.InvariantCulture, $"    roles: [{string.Join(", ", RolesOf(i))}]\n");
        }
        return yaml.ToString();
    }

    private IEnumerable<Grant> GrantsOf(int role) =>
        catalogue
            .Entries.Where((_, i) => (i + role) % 20 == 0)
            .Select(entry => new Grant(entry.Permission, entry.Allowed));

    private IEnumerable<string> RolesOf(int user) =>
        Enumerable.Range(0, RolesPerUser).Select(i => RoleId((user + (i * 7)) % roles));

    private static string UserId(int i) => string.Create(CultureInfo.InvariantCulture, $"user{i:D5}");

    private static string RoleId(int i) => string.Create(CultureInfo.InvariantCulture, $"role{i:D3}");

    private static string EntityId(int i) => string.Create(CultureInfo.InvariantCulture, $"E-{i:D2}");
}
