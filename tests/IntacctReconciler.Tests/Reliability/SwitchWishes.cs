using System.Text.Json.Nodes;
using IntacctReconciler.Simulator.Faults;
using IntacctReconciler.Tests.EndToEnd;
using static IntacctReconciler.Tests.Reliability.SwitchCompanies;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>What is tried at the switches.</summary>
internal static class SwitchWishes
{
    public static readonly Wish UserRights = OfUser(
        "take a permission from a user",
        "permissions: { accountsPayable: { bills: [list, readonly, add] } }",
        "permissionAssignments",
        "bills:add+list+readonly"
    );

    public static readonly Wish AllUserRights = OfUser(
        "take all permissions from a user",
        "permissions: none",
        "permissionAssignments"
    ) with
    {
        Access =
            "users: { clerk1: { permissions: none } }\n"
            + "overrides: [{ guard: emptied, limit: 1, owner: cfo, reason: leaves, until: 2031-01-01 }]\n",
    };

    public static readonly Wish UserApplications = OfUser(
        "take a right in an application from a user",
        "customApplications: { Pay: { menus: { Menu: [menu] } } }",
        "customPermissionAssignments",
        "Menu:menu"
    );

    public static readonly Wish AllUserApplications = OfUser(
        "take all rights in applications from a user",
        "customApplications: {}",
        "customPermissionAssignments"
    );

    public static readonly Wish UserAgents = OfUser(
        "take an agent's right from a user",
        "agents: { Close: { match: [run] } }",
        "agentPermissionAssignments",
        "match:run"
    );

    public static readonly Wish AllUserAgents = OfUser(
        "take all agents' rights from a user",
        "agents: {}",
        "agentPermissionAssignments"
    );

    public static readonly Wish RoleRights = OfRole(
        "take a permission from a role",
        "AP clerk",
        "permissions: { accountsPayable: { bills: [list, readonly] } }",
        "rolePermissionAssignments",
        "bills:list+readonly"
    );

    public static readonly Wish RoleApplications = OfRole(
        "take a right in an application from a role",
        "Payroll",
        "customApplications: { Pay: { menus: { Menu: [menu] } } }",
        "customRolePermissionAssignments",
        "Menu:menu"
    );

    public static readonly Wish RoleAgents = OfRole(
        "take an agent's right from a role",
        "Payroll",
        "agents: { Close: { match: [run] } }",
        "agentRolePermissionAssignments",
        "match:run"
    );

    /// <summary>Two lists of one object: one that cannot be emptied does not keep the other from it.</summary>
    public static readonly Wish RoleRightsAndApplications = OfRole(
        "take a permission, and a right in an application that is kept, from a role",
        "Payroll",
        "permissions: { generalLedger: { accounts: [list] } }, customApplications: { Pay: { menus: { Menu: [menu] } } }",
        "rolePermissionAssignments",
        "accounts:list"
    );

    public static readonly Wish WiderRole = OfRole(
        "give a role a permission, and the answer gets lost",
        "AP clerk",
        "permissions: { accountsPayable: { bills: [list, readonly, add], vendors: [list], payBills: [run] } }",
        "rolePermissionAssignments",
        "bills:add+list+readonly",
        "payBills:run",
        "vendors:list"
    ) with
    {
        Meanwhile = company => company.Faults.On("PATCH", "/objects/company-config/role", new Fault.Reset(true)),
    };

    public static readonly Wish ForeignRight = new(
        "give a right that the permission does not have",
        true,
        "roles: { GL clerk: { permissions: { generalLedger: { accounts: [list, run] } } } }\n",
        _ => false
    );

    public static readonly Wish NewRole = new(
        "create a role that somebody else has just created",
        true,
        "roles: { Buyer: { description: Buys, permissions: { accountsPayable: { bills: [list] } } } }\n",
        snapshot =>
            Find(snapshot, "role", "Buyer") is not null
            && Rows(snapshot, "role", "Buyer", "rolePermissionAssignments") is ["bills:list"]
    )
    {
        Creates = true,
        Meanwhile = company =>
            Once(
                company,
                "POST",
                "/objects/company-config/role",
                () => SomebodyElse.CreatesAsync(company, "company-config/role", """{"id":"Buyer"}""")
            ),
    };

    public static readonly Wish NoMoreRole = new(
        "delete a role that is held",
        true,
        "roles: { Old role: { state: absent } }\nusers: { clerk2: { roles: [AP clerk] } }\n",
        snapshot => Find(snapshot, "role", "Old role") is null && Roles(snapshot, "clerk2") == "AP clerk"
    )
    {
        Deletes = true,
    };

    public static readonly Wish RoleGivenAtTheLastMoment = NoMoreRole with
    {
        Words = "delete a role that somebody else gives to a user right then",
        Meanwhile = company =>
            Once(
                company,
                "DELETE",
                "/objects/company-config/role",
                () =>
                    SomebodyElse.ChangesAsync(
                        company,
                        "company-config/user",
                        "clerk1",
                        """{"roles":[{"id":"AP clerk"},{"id":"Old role"}]}"""
                    )
            ),
    };

    public static readonly Wish RoleDeletedBySomebodyElse = NoMoreRole with
    {
        Words = "delete a role that somebody else deletes right then",
        Meanwhile = company =>
            Once(
                company,
                "DELETE",
                "/objects/company-config/role",
                () => SomebodyElse.DeletesAsync(company, "company-config/role", "Old role")
            ),
    };

    public static readonly Wish OtherRoles = new(
        "give a user another role",
        true,
        "users: { clerk1: { roles: [GL clerk] } }\n",
        snapshot => Roles(snapshot, "clerk1") == "GL clerk"
    );

    public static readonly Wish OtherEntities = new(
        "restrict a user to another entity",
        true,
        "users: { clerk1: { entities: [DE-01] } }\n",
        snapshot => Entities(snapshot, "clerk1") == "DE-01"
    );

    public static readonly Wish FirstEntities = new(
        "restrict a user who was not restricted",
        true,
        "users: { clerk2: { entities: [DE-01] } }\n",
        snapshot => Entities(snapshot, "clerk2") == "DE-01"
    );

    public static readonly Wish Unrestricted = new(
        "lift a user's restriction",
        true,
        "users: { clerk1: { entities: all, allow: { widen-scope: { owner: cfo, reason: r, until: 2031-01-01 } } } }\n",
        snapshot => Entities(snapshot, "clerk1").Length == 0
    );

    public static readonly Wish EternalPassword = new(
        "keep the password of a user who is not for web services alone",
        true,
        "users: { clerk1: { passwordNeverExpires: true } }\n",
        snapshot => (bool?)Find(snapshot, "user", "clerk1")!["password"]!["neverExpires"] == true
    );

    public static readonly Wish Reactivated = new(
        "make an inactive user active again",
        true,
        "users: { away: { status: active } }\n",
        snapshot => (string?)Find(snapshot, "user", "away")!["status"] == "active"
    );

    public static readonly Wish NewEmail = new(
        "change a user's account e-mail and name",
        true,
        "users: { clerk1: { name: Clerk, email: new@acme.example } }\n",
        snapshot => (string?)Find(snapshot, "user", "clerk1")!["accountEmail"] == "new@acme.example"
    );

    public static readonly Wish NewUser = new(
        "create a user",
        true,
        "users: { joiner: { name: J, email: j@acme.example, contact: { first: J, last: J }, type: business, entities: [UK-01], roles: [AP clerk] } }\n",
        snapshot => Find(snapshot, "user", "joiner") is not null && Roles(snapshot, "joiner") == "AP clerk"
    )
    {
        Creates = true,
    };

    public static readonly Wish GroupAndMembers = new(
        "change a group's roles and members",
        true,
        "groups: { AP team: { roles: [AP clerk, GL clerk], members: [clerk2, away] } }\n",
        snapshot => GroupRoles(snapshot) == "AP clerk+GL clerk" && Members(snapshot) == "away+clerk2"
    );

    public static readonly Wish GroupWithoutMembers = new(
        "change a group's roles, members left alone",
        true,
        "groups: { AP team: { roles: [AP clerk, GL clerk] } }\nmanage: { groups: { members: ignore } }\n",
        snapshot => GroupRoles(snapshot) == "AP clerk+GL clerk"
    );

    public static readonly Wish Self = new(
        "change the user that applies",
        true,
        "users: { recon_bot: { name: Robot } }\n",
        snapshot => (string?)Find(snapshot, "user", "recon_bot")!["userName"] == "Robot"
    );

    public static readonly Wish GivesAdmin = new(
        "make a user a limited administrator, by a limited administrator",
        true,
        "users: { clerk1: { admin: limited, allow: { limited-admin: { owner: cfo, reason: r, until: 2031-01-01 } } } }\n",
        snapshot => (string?)Find(snapshot, "user", "clerk1")!["adminPrivileges"] == "limited"
    )
    {
        Who = "limited",
    };

    public static readonly Wish ByReader = OtherRoles with
    {
        Words = "give a user another role, by one who may only read",
        Who = "reader",
    };

    public static readonly Wish TokenExpires = OtherRoles with
    {
        Words = "give a user another role, and the token expires",
        Meanwhile = company => company.Faults.On("PATCH", "/objects/company-config/user", new Fault.ExpiredToken()),
    };

    public static readonly Wish WrongModel = new(
        "give permissions to a user where nothing tells the permission model, and it is the other one",
        true,
        "users: { clerk1: { permissions: { accountsPayable: { bills: [list] } } } }\n",
        snapshot => Rows(snapshot, "user", "clerk1", "permissionAssignments") is ["bills:list"]
    )
    {
        Seed = seed =>
        {
            foreach (var user in Objects(seed, "user"))
                user!.AsObject().Remove("roles");
            foreach (var group in Objects(seed, "user-group"))
                group!.AsObject().Remove("roles");
        },
    };

    public static readonly Wish Unsubscribed = new(
        "give a whole module and a permission of another",
        true,
        "roles: { GL clerk: { permissions: { generalLedger: { accounts: [list, readonly], journals: [list] } } } }\n",
        snapshot =>
            Rows(snapshot, "role", "GL clerk", "rolePermissionAssignments")
                is ["accounts:list+readonly", "journals:list"]
    );

    private static Wish OfUser(string words, string field, string list, params string[] rows) =>
        new(
            words,
            false,
            $"users: {{ clerk1: {{ {field} }} }}\n",
            snapshot => Rows(snapshot, "user", "clerk1", list).SequenceEqual(rows, StringComparer.Ordinal)
        );

    private static Wish OfRole(string words, string role, string field, string list, params string[] rows) =>
        new(
            words,
            true,
            $"roles: {{ {role}: {{ {field} }} }}\n",
            snapshot => Rows(snapshot, "role", role, list).SequenceEqual(rows, StringComparer.Ordinal)
        );

    /// <summary>What somebody holds, rows without rights left out.</summary>
    private static string[] Rows(JsonNode snapshot, string type, string id, string list) =>
        [
            .. (Find(snapshot, type, id)![list]?.AsArray() ?? [])
                .Select(row =>
                    (
                        Name: NameOf(
                            snapshot,
                            (
                                row!["permission"]
                                ?? row["application"]?["permissions"]?[0]
                                ?? row["agent"]!["permissions"]![0]
                            )!
                        ),
                        Rights: (row["accessRights"] ?? row["allowedAccessRights"])!
                            .AsArray()
                            .Select(right => (string)right!)
                    )
                )
                .Where(row => row.Rights.Any())
                .Select(row => $"{row.Name}:{string.Join('+', row.Rights.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
        ];

    private static string? NameOf(JsonNode snapshot, JsonNode permission) =>
        (string?)permission["name"]
        ?? (string?)
            Objects(snapshot, "permission").Single(one => (string?)one!["key"] == (string?)permission["key"])!["name"];

    private static string Ids(JsonNode? list) =>
        string.Join('+', (list?.AsArray() ?? []).Select(one => (string?)one!["id"]).Order(StringComparer.Ordinal));

    private static string Entities(JsonNode snapshot, string user) => Ids(Find(snapshot, "user", user)!["entities"]);

    private static string Roles(JsonNode snapshot, string user) =>
        Ids(
            new JsonArray([
                .. Objects(snapshot, "role-user-map")
                    .Where(map => (string?)map!["user"]!["id"] == user)
                    .Select(map => map!["role"]!.DeepClone()),
            ])
        );

    private static string GroupRoles(JsonNode snapshot) => Ids(Find(snapshot, "user-group", "AP team")!["roles"]);

    private static string Members(JsonNode snapshot) =>
        Ids(new JsonArray([.. Objects(snapshot, "user-group-member").Select(member => member!["user"]!.DeepClone())]));

    /// <summary>Something happens right before the first request of this kind.</summary>
    private static void Once(
        IntacctReconciler.Simulator.SimulatedCompany company,
        string method,
        string path,
        Func<Task> act
    )
    {
        var done = false;
        company.Faults.When(
            request =>
            {
                if (!done && request.Method == method && request.Path.Contains(path, StringComparison.Ordinal))
                {
                    done = true;
                    act().GetAwaiter().GetResult();
                }
                return false;
            },
            new Fault.Latency(TimeSpan.Zero)
        );
    }
}
