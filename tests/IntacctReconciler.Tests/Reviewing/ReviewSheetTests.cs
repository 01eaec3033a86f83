using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Reviewing;
using IntacctReconciler.Tests.Policies;
using IntacctReconciler.Tests.Resolving;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reviewing;

public sealed class ReviewSheetTests
{
    [Fact]
    public void Each_user_has_a_row_for_itself_for_its_admin_privileges_and_for_each_way_to_a_role() =>
        Rows(
                Observed(
                    [Role("AP clerk", ("accountsPayable/bills", "list")), Role("Auditor", ("company/roles", "list"))],
                    [Group("AP team", ["AP clerk"], "a")],
                    [
                        User("a", "AP clerk", "Auditor") with
                        {
                            Admin = "limited",
                        },
                        User("b") with
                        {
                            Status = "inactive",
                        },
                    ]
                )
            )
            .Select(Line)
            .Should()
            .Equal(
                "a Account: Business user, active | ",
                "a AdminPrivileges: Limited | directly",
                "a Role: AP clerk | directly",
                "a Role: AP clerk | group AP team",
                "a Role: Auditor | directly",
                "b Account: Business user, inactive | "
            );

    [Fact]
    public void In_a_user_based_company_each_module_is_a_row() =>
        Rows(
                Observed(
                    users:
                    [
                        User("a") with
                        {
                            Permissions = Grants(
                                ("accountsPayable/bills", "list add"),
                                ("accountsPayable/payBills", "run"),
                                ("generalLedger/journalEntries", "list")
                            ),
                            Applications = GrantSet.Of(
                                new Grant(
                                    new(PermissionKind.Application, "Bank app", "Payment", "objects"),
                                    Rights.Of("list")
                                )
                            ),
                        },
                    ]
                )
            )
            .Select(Line)
            .Should()
            .Equal(
                "a Account: Business user, active | ",
                "a Permissions: Accounts Payable | directly: 2 permissions, 3 rights",
                "a Permissions: General Ledger | directly: 1 permission, 1 right",
                "a Permissions: custom application Bank app | directly: 1 permission, 1 right"
            );

    [Fact]
    public void A_user_is_told_in_words()
    {
        var company = Observed(
            users:
            [
                User("sync") with
                {
                    Name = "Sync",
                    Email = " AP@Acme.Example ",
                    WebServicesOnly = true,
                    Status = "lockedOut",
                    Entities = Restriction.To(IdSet.Of("UK-01", "IE-01")),
                    Departments = Restriction.To(IdSet.Of("100")),
                },
                User("one") with
                {
                    Email = "",
                    Entities = Restriction.To(IdSet.Of("UK-01")),
                    Territories = null,
                },
                User("ExtUser|firm|jo") with
                {
                    Status = "inactive",
                },
            ]
        ) with
        {
            LastChanges = System.Collections.Immutable.ImmutableDictionary<Address, LastChange>.Empty.Add(
                Address.User("sync"),
                new("admin2", new(2026, 11, 19, 16, 40, 59, TimeSpan.Zero))
            ),
        };
        var rows = Rows(company, "users: { sync: { owner: it } }");
        rows.Single(row => row.UserId == "sync")
            .Should()
            .BeEquivalentTo(
                new
                {
                    Person = "ap@acme.example",
                    Name = "Sync",
                    Company = "ACME",
                    Type = "Business (Web Services only)",
                    Status = "Locked out",
                    Access = "Business user, Web Services only, locked out",
                    Scope = "IE-01, UK-01; top level; departments 100",
                    LastChanged = "2026-11-19 16:40",
                    LastChangedBy = "admin2",
                    Owner = "it",
                    Decision = (ReviewDecision?)null,
                    Reviewer = "",
                }
            );
        rows.Single(row => row.UserId == "one")
            .Should()
            .BeEquivalentTo(
                new
                {
                    Person = "ACME/one",
                    Scope = "UK-01; territories not known",
                    LastChanged = "",
                    Owner = "",
                }
            );
        rows.Single(row => row.UserId == "ExtUser|firm|jo")
            .Access.Should()
            .Be("External user, slides in from another company");
    }

    [Fact]
    public void Who_answers_for_a_role_goes_before_who_answers_for_the_user() =>
        Rows(
                Observed(
                    [Role("A", ("accountsPayable/bills", "list")), Role("B", ("accountsPayable/bills", "list"))],
                    [Group("G", ["B"], "a")],
                    [User("a", "A", "B")]
                ),
                """
                roles: { A: { owner: ap.manager }, B: {} }
                groups: { G: { owner: close.manager } }
                users: { a: { owner: boss } }
                """
            )
            .Select(row => $"{row.Access} {row.HeldThrough}: {row.Owner}")
            .Should()
            .Equal(
                "Business user, active : boss",
                "A directly: ap.manager",
                "B directly: boss",
                "B group G: close.manager"
            );

    [Fact]
    public void Rules_stand_beside_the_access_that_breaks_them()
    {
        const string yaml = """
            policies: [acme.policy.yaml]
            waivers: [{ rule: ACME-02, owner: cfo, reason: small office, until: 2031-01-01 }]
            """;
        const string policy = """
            version: 1
            rules:
              ACME-01:
                title: bills + payments
                severity: high
                source: manual
                left: [{ permission: Accounts Payable/Bills, rights: [Add] }]
                right: [{ permission: Accounts Payable/Pay bills, rights: [Run] }]
              ACME-02:
                title: journal entries
                severity: low
                source: manual
                left: [{ permission: General Ledger/Journal entries, rights: [Add] }]
            """;
        var company = Observed(
            [
                Role("bills", ("accountsPayable/bills", "list add")),
                Role("pay", ("accountsPayable/payBills", "run")),
                Role("journal", ("generalLedger/journalEntries", "list add")),
            ],
            [Group("payers", ["pay"], "a")],
            [User("a", "bills", "journal"), User("b", "bills")]
        );
        var settings = Ruled.Settings(yaml, ("acme.policy.yaml", policy));
        ReviewSheet
            .Of(company, policies: Ruled.Standing(settings, company))
            .Where(row => row.Conflicts.Length > 0)
            .Select(row => $"{row.UserId} {row.Access} {row.HeldThrough}: {row.Conflicts}")
            .Should()
            .Equal("a bills directly: ACME-01", "a journal directly: ACME-02 (waived)", "a pay group payers: ACME-01");
    }

    [Fact]
    public void People_stand_together_whatever_the_company()
    {
        var acme = Rows(Observed(users: [User("b"), User("a")]));
        var other = Rows(Observed(users: [User("z") with { Email = "A@acme.example" }]) with { Company = "ACME-UK" });
        ReviewSheet
            .Join([.. other, .. acme])
            .Where(row => row.UserId != "plan_bot")
            .Select(row => $"{row.Person} {row.Company} {row.UserId}")
            .Should()
            .Equal("a@acme.example ACME a", "a@acme.example ACME-UK z", "b@acme.example ACME b");
    }

    /// <summary>Without those of the user that reads.</summary>
    private static ReviewRow[] Rows(CompanyState company, string yaml = "") =>
        [
            .. ReviewSheet
                .Of(
                    company,
                    Resolved.Compose($"version: 1\ncompany: ACME\npermissionModel: role-based\n{yaml}").Composition
                )
                .Where(row => row.UserId != "plan_bot"),
        ];

    private static string Line(ReviewRow row) => $"{row.UserId} {row.Item}: {row.Access} | {row.HeldThrough}";
}
