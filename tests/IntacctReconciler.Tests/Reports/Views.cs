using System.Collections.Immutable;
using IntacctReconciler.Catalogue;
using IntacctReconciler.Model;
using IntacctReconciler.Plans;
using static IntacctReconciler.Tests.Reports.Scene;

namespace IntacctReconciler.Tests.Reports;

/// <summary>Plans worth looking at.</summary>
internal static class Views
{
    public static Plan PullRequest() =>
        Plan(
            Observed(
                [
                    Role("AP clerk", ("accountsPayable/bills", "list readonly add modify")),
                    Role("AP manager", ("accountsPayable/vendors", "list readonly add modify delete")),
                    Role("Approver", ("accountsPayable/approvePayments", "list readonly")),
                    Role("Controller", ("generalLedger/journalEntries", "list readonly add modify")),
                ],
                users:
                [
                    User("clerk1", "AP clerk"),
                    User("clerk2", "AP clerk"),
                    User("cover1", "AP clerk", "Controller"),
                    User("leaver1", "AP manager", "Approver"),
                ]
            ),
            """
            guards: { maxRemovalPercent: 60 }
            roles:
              AP clerk:
                permissions:
                  accountsPayable:
                    bills: [List, View, Add, Edit, Delete]
                    payBills: [Run]
            users:
              clerk3:
                name: AP clerk, Dublin
                email: clerk3@acme.example
                contact: { first: Dublin, last: Clerk }
                type: business
                entities: [IE-01, UK-01, UK-02]
                roles: [AP clerk]
              leaver1: { state: absent }
              cover1:
                roles:
                  - AP clerk
                  - { role: Controller, until: 2026-11-20, reason: month-end cover }
            """
        );

    public static Plan SyncUser() =>
        Plan(
            Observed(
                [Role("AP clerk", ("accountsPayable/bills", "list readonly add modify"))],
                users: [User("clerk1", "AP clerk")]
            ),
            """
            blueprints:
              bill-com:
                email: ap@acme.example
                accounts: { ACME UK: UK-01, ACME UK cards: UK-01, ACME Group: top }
                except: { Company: { Clear company data: none } }
                allow: { full-admin-web-services: { owner: cfo, reason: BILL requires it, until: 2027-03-31 } }
            """
        );

    public static Plan SyncUserDirectly() =>
        Plan(
            Observed(
                users:
                [
                    User("clerk1") with
                    {
                        Permissions = Grants(("accountsPayable/bills", "list readonly add modify")),
                    },
                ]
            ),
            """
            blueprints:
              bill-com:
                email: ap@acme.example
                allow: { full-admin-web-services: { owner: cfo, reason: BILL requires it, until: 2027-03-31 } }
            users:
              clerk1:
                permissions:
                  accountsPayable:
                    bills: [List, View, Add]
                    vendors: [List, View]
            """,
            "user-based"
        );

    public static Plan Drift()
    {
        var company = Observed(
            [
                Role(
                    "AP clerk",
                    ("accountsPayable/bills", "list readonly add modify"),
                    ("accountsPayable/payBills", "run")
                ),
            ],
            users:
            [
                User("clerk1", "AP clerk"),
                User("clerk2", "AP clerk"),
                User("clerk3", "AP clerk"),
                User("lead-fr", "AP clerk") with
                {
                    Entities = Restriction.To(IdSet.Of("FR-01")),
                },
                User("lead-uk", "AP clerk") with
                {
                    Entities = Restriction.To(IdSet.Of("UK-01", "UK-02")),
                    Admin = "limited",
                },
                User("viewer") with
                {
                    Entities = Restriction.To(IdSet.Of("UK-01")),
                },
            ]
        ) with
        {
            LastChanges = ImmutableDictionary<Address, LastChange>.Empty.Add(
                Address.Role("AP clerk"),
                new("admin2", new(2026, 11, 19, 16, 40, 0, TimeSpan.Zero))
            ),
        };
        return Plan(
            company,
            """
            roles:
              AP clerk:
                description: Enters bills
                permissions:
                  accountsPayable:
                    bills: [List, View, Add, Edit]
            users:
              lead-fr: { entities: ["FR-*"] }
              lead-uk: { entities: [UK-01], admin: off }
              viewer:
                name: Reads everything
                entities: all
                allow: { widen-scope: { owner: cfo, reason: group reports, until: 2027-03-31 } }
            """
        );
    }

    /// <summary>A release and a new entity after the catalogue was locked; one role has been accepted for since.</summary>
    public static Plan SinceTheLock()
    {
        var timesheets = Scene.Catalogue.Find("time", "myTimesheets")!;
        var before = Scene
            .Catalogue.Entries.Where(entry => entry.Permission.Name != "goBDDataExport" && entry != timesheets)
            .Select(entry =>
                entry.Permission.Name == "managePayments"
                    ? entry with
                    {
                        Allowed = entry.Allowed - Rights.Of("post"),
                    }
                    : entry
            )
            .Append(timesheets with { Permission = Permission.Standard("timeAndExpenses", "myTimesheets") });
        return Plan(
            Observed([Role("Clock", ("time/myTimesheets", "list readonly add modify delete"))], users: LockedOut()),
            """
            roles:
              Bill.com role: { permissions: all }
              Auditor: { permissions: { generalLedger: { goBDDataExport: read-only }, accountsReceivable: all } }
              Clock: { permissions: { time: { myTimesheets: all } } }
              Exporter: { permissions: { generalLedger: { goBDDataExport: [Run] } } }
              Looker: { permissions: { generalLedger: all } }
            """,
            LockOf(PermissionCatalogue.Of(before, out _))
                .Accept(["Looker"], [], Scene.Catalogue, Noon.AddDays(-5), "admin1")
        );
    }

    /// <summary>Time and Expenses is split, and nothing else is planned.</summary>
    public static Plan SinceTheSplit()
    {
        var moved = Aliases.All.Where(alias => alias.From.Module == "timeAndExpenses").ToArray();
        var old = moved
            .DistinctBy(alias => alias.From)
            .Select(alias => Scene.Catalogue.Find(alias.To)! with { Permission = alias.From });
        var before = Scene
            .Catalogue.Entries.Where(entry => entry.Permission.Module is not ("time" or "expenses"))
            .Concat(old);
        return Plan(Observed(users: LockedOut()), "roles: {}", LockOf(PermissionCatalogue.Of(before, out _)));
    }

    private static CatalogueLock LockOf(PermissionCatalogue before) =>
        CatalogueLock.Of(
            "ACME",
            new(2026, 8, 22, 10, 0, 0, TimeSpan.Zero),
            "plan_bot",
            before,
            Observed()
                .Entities.Where(entity => entity.Id != "FR-02")
                .Select(entity => KeyValuePair.Create(entity.Id, entity.Id != "UK-02"))
                .Append(new("NL-01", true))
        );

    private static User[] LockedOut() =>
        [
            User("cfo"),
            User("clerk1") with
            {
                Entities = Restriction.To(IdSet.Of("FR-01")),
            },
            User("left") with
            {
                Status = "inactive",
            },
        ];

    public static Plan TwoSteps() =>
        Plan(
            Observed(
                [
                    Role(
                        "Clerk",
                        ("accountsPayable/bills", "list readonly"),
                        ("accountsPayable/vendors", "list readonly")
                    ),
                    Role("Buyer", ("purchasing/vendors", "list readonly")),
                ],
                users: [User("clerk1", "Clerk"), User("clerk2", "Clerk")]
            ),
            """
            guards: { maxRemovalPercent: 70 }
            roles:
              Clerk:
                permissions:
                  accountsPayable: { bills: [List, View, Add] }
              Buyer:
                permissions:
                  accountsPayable: { vendors: [List, View] }
            users:
              clerk1: { roles: [Clerk, Buyer] }
              clerk2: { status: locked-out }
            """
        );

    public static Plan Groups() =>
        Plan(
            Observed(
                [
                    Role("AP clerk", ("accountsPayable/bills", "list readonly add modify")),
                    Role("Auditor", ("generalLedger/journalEntries", "list readonly")),
                    Role("Old role", ("generalLedger/accounts", "list readonly")),
                ],
                [Group("AP team", ["AP clerk"], "clerk1"), Group("Idle", ["Auditor"])],
                [User("clerk1"), User("clerk2"), User("old1", "Old role"), User("temp-1") with { Status = "inactive" }]
            ),
            """
            manage:
              roles: { objects: exclusive }
              groups: { objects: exclusive }
            roles:
              AP clerk: {}
              Auditor: {}
              Old role: { state: absent }
            groups:
              AP team: { roles: [AP clerk, Auditor], members: [clerk1, clerk2] }
            users:
              old1: { status: active }
            """
        );

    /// <summary>Alone, with other rights, of a group, with a holder who is never written, and with one that is there already.</summary>
    public static Plan Renames() =>
        Plan(
            Observed(
                [
                    Role("Accounts clerk", ("accountsPayable/bills", "list readonly add modify")) with
                    {
                        Description = "Enters bills",
                    },
                    Role("Checker", ("generalLedger/journalEntries", "list readonly")),
                    Role("Bookkeeper", ("generalLedger/accounts", "list readonly add")),
                    Role("Cashier", ("cashManagement/reconcileBank", "run")),
                    Role("Treasury", ("cashManagement/reconcileBank", "run")),
                ],
                [Group("Payables", ["Accounts clerk"], "clerk3", "clerk4")],
                [
                    User("clerk1", "Accounts clerk"),
                    User("clerk2", "Accounts clerk", "Checker"),
                    User("clerk3"),
                    User("clerk4"),
                    User("cash1", "Cashier"),
                    User("gl1", "Bookkeeper"),
                    User("ExtUser|Partner|ann", "Bookkeeper"),
                ]
            ),
            """
            roles:
              AP clerk: { formerly: Accounts clerk }
              Auditor:
                formerly: Checker
                description: Reads everything
                permissions: { generalLedger: { journalEntries: [List], accounts: [List, View] } }
              GL accountant: { formerly: Bookkeeper }
              Treasury: { formerly: Cashier }
            groups:
              AP team: { formerly: Payables }
            users:
              clerk1: { roles: [AP clerk] }
            """
        );

    /// <summary>Given for a time, over, not begun; on users, on groups, on both sides; owners and tickets.</summary>
    public static Plan Temporary() =>
        Plan(
            Observed(
                [
                    Role("AP clerk", ("accountsPayable/bills", "list readonly add modify")),
                    Role("Controller", ("generalLedger/journalEntries", "list readonly add modify")),
                    Role("Auditor", ("generalLedger/accounts", "list readonly")),
                ],
                [Group("AP team", ["AP clerk"], "clerk1", "helper1"), Group("Close team", ["Controller"])],
                [
                    User("clerk1", "Auditor"),
                    User("cover1", "AP clerk"),
                    User("cover2", "Controller"),
                    User("helper1"),
                    User("helper2"),
                ]
            ),
            """
            guards: { maxRemovalPercent: 60 }
            groups:
              AP team:
                owner: ap.manager1
                members: [clerk1, { user: helper1, until: 2026-11-20, reason: sickness }]
              Close team: { ticket: CHG-1204 }
            users:
              clerk1: { roles: [Auditor], groups: [AP team] }
              cover1:
                owner: controller1
                ticket: CHG-1182
                roles: [AP clerk, { role: Controller, until: 2027-01-31, reason: month-end cover }]
              cover2: { roles: [{ role: Controller, until: 2026-11-23T06:00Z }, { role: Auditor, from: 2026-12-01 }] }
              helper2: { groups: [{ group: Close team, until: 2026-11-24T18:00Z }] }
              helper3:
                name: Helper
                email: helper3@acme.example
                contact: { first: Helping, last: Hand }
                type: business
                entities: [UK-01]
                roles: [AP clerk, { role: Auditor, until: 2026-12-31 }]
                ticket: CHG-1190 and a long story of how the audit came to need somebody else
            """
        );

    public static Plan ManyUsers() =>
        Plan(
            Observed([Role("AP clerk", ("accountsPayable/bills", "list readonly add modify"))]),
            "roles:\n  AP clerk: {}\nusers:\n"
                + string.Concat(
                    Enumerable
                        .Range(1, 40)
                        .Select(n =>
                            $$"""
                                  clerk{{n:00}}:
                                    name: Clerk {{n}}
                                    email: clerk{{n:00}}@acme.example
                                    contact: { first: Clerk, last: Number {{n}} }
                                    type: employee
                                    entities: [{{(n % 2 == 0 ? "UK-01" : "DE-01")}}]
                                    roles: [AP clerk]

                                """.Replace("\r", "", StringComparison.Ordinal)
                        )
                        .Select(text => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal).TrimEnd(' '))
                )
        );

    public static Plan Nothing() =>
        Plan(
            Observed(
                [Role("AP clerk", ("accountsPayable/bills", "list readonly"))],
                users: [User("clerk1", "AP clerk")]
            ),
            """
            roles:
              AP clerk: { permissions: { accountsPayable: { bills: [List, View] } } }
            users:
              clerk1: { roles: [AP clerk] }
            """
        );
}
