using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Guards;

/// <summary>The company of docs/guards.md: three administrators, eight clerks in a group, six employees, a few roles.</summary>
internal static class GuardedCompany
{
    private static readonly string[] Clerks = [.. Enumerable.Range(1, 8).Select(n => $"clerk{n}")];
    private static readonly string[] Employees = [.. Enumerable.Range(1, 6).Select(n => $"emp{n}")];

    public static JsonObject Seed() =>
        new()
        {
            ["format"] = "intacct-snapshot/1",
            ["company"] = "ACME",
            ["permissionModel"] = "role-based",
            ["objects"] = new JsonObject
            {
                ["company-config/entity"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "UK-01",
                        ["name"] = "ACME UK",
                        ["status"] = "active",
                    }
                ),
                ["company-config/contact"] = new JsonArray([.. Ids().Select(Contact)]),
                ["company-config/role"] = new JsonArray(
                    Role(
                        "Access admin",
                        ("administration", "users", "list readonly add modify delete group permission"),
                        ("company", "entities", "list readonly")
                    ),
                    Role("AP clerk", ("accountsPayable", "bills", "list readonly add modify")),
                    Role("Auditor", ("generalLedger", "accounts", "list readonly")),
                    Role("Controller", ("generalLedger", "journalEntries", "list readonly add modify")),
                    Role("Employee", ("company", "attachments", "list readonly add")),
                    Role("Old AP", ("accountsPayable", "vendors", "list readonly")),
                    Role("Old AR", ("accountsReceivable", "customers", "list readonly")),
                    Role("Old GL", ("generalLedger", "accounts", "list readonly"))
                ),
                ["company-config/user-group"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "AP team",
                        ["description"] = "Accounts payable",
                        ["roles"] = new JsonArray(Reference("AP clerk")),
                    }
                ),
                ["company-config/user"] = new JsonArray([
                    User("owner1", "full", "Access admin"),
                    User("owner2", "full", "Access admin"),
                    User("bg.admin", "full", "Access admin"),
                    Service(User("recon_bot", "full", "Access admin")),
                    User("cfo", "off", "Controller", "Auditor"),
                    .. Clerks.Select(id => User(id, "off")),
                    .. Employees.Select(id => User(id, "off", "Employee")),
                ]),
                ["company-config/user-group-member"] = new JsonArray([
                    .. Clerks.Select(id =>
                        (JsonNode)new JsonObject { ["userGroup"] = Reference("AP team"), ["user"] = Reference(id) }
                    ),
                ]),
            },
            ["simulator"] = new JsonObject
            {
                ["loggedIn"] = new JsonArray([.. Ids().Select(id => JsonValue.Create(id))]),
            },
        };

    private static string[] Ids() => ["owner1", "owner2", "bg.admin", "recon_bot", "cfo", .. Clerks, .. Employees];

    private static JsonNode Contact(string id) =>
        new JsonObject
        {
            ["id"] = id,
            ["printAs"] = id,
            ["lastName"] = id,
            ["email1"] = $"{id}@acme.example",
        };

    private static JsonNode Role(string id, params (string Module, string Name, string Rights)[] grants) =>
        new JsonObject
        {
            ["id"] = id,
            ["description"] = id,
            ["rolePermissionAssignments"] = new JsonArray([
                .. grants.Select(grant =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["permission"] = new JsonObject { ["module"] = grant.Module, ["name"] = grant.Name },
                            ["accessRights"] = new JsonArray([
                                .. grant.Rights.Split(' ').Select(right => JsonValue.Create(right)),
                            ]),
                        }
                ),
            ]),
        };

    private static JsonObject User(string id, string admin, params string[] roles) =>
        new()
        {
            ["id"] = id,
            ["userName"] = id,
            ["accountEmail"] = $"{id}@acme.example",
            ["contact"] = Reference(id),
            ["userType"] = id.StartsWith("emp", StringComparison.Ordinal) ? "employee" : "business",
            ["adminPrivileges"] = admin,
            ["status"] = "active",
            ["entityAccess"] = new JsonObject { ["allowUnrestrictedAccess"] = true },
            ["roles"] = new JsonArray([.. roles.Select(Reference)]),
        };

    private static JsonObject Service(JsonObject user)
    {
        user["webServices"] = new JsonObject { ["isRestricted"] = true };
        return user;
    }

    private static JsonNode Reference(string id) => new JsonObject { ["id"] = id };
}
