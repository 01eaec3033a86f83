using System.Text.Json.Nodes;

namespace IntacctReconciler.Tests.Reliability;

/// <summary>Two small companies that have one of everything whose behaviour is not documented.</summary>
internal static class SwitchCompanies
{
    public const string RoleBased = """
        {
          "format": "intacct-snapshot/1",
          "company": "ACME",
          "permissionModel": "role-based",
          "objects": {
            "company-config/entity": [{ "id": "UK-01" }, { "id": "DE-01" }],
            "company-config/department": [{ "id": "200" }],
            "company-config/role": [
              { "id": "Access admin", "rolePermissionAssignments": [
                { "permission": { "module": "administration", "name": "users" },
                  "accessRights": ["list", "readonly", "add", "modify", "delete", "permission", "group"] },
                { "permission": { "module": "administration", "name": "grantAdminRights" }, "accessRights": ["enable"] },
                { "permission": { "module": "company", "name": "contacts" }, "accessRights": ["list", "readonly", "add"] },
                { "permission": { "module": "company", "name": "departments" }, "accessRights": ["list", "readonly"] },
                { "permission": { "module": "company", "name": "entities" }, "accessRights": ["list", "readonly"] },
                { "permission": { "module": "company", "name": "locations" }, "accessRights": ["list", "readonly"] },
                { "permission": { "module": "accountsReceivable", "name": "territories" }, "accessRights": ["list", "readonly"] } ] },
              { "id": "AP clerk", "description": "Enters bills", "rolePermissionAssignments": [
                { "permission": { "module": "accountsPayable", "name": "bills" }, "accessRights": ["list", "readonly", "add"] },
                { "permission": { "module": "accountsPayable", "name": "vendors" }, "accessRights": ["list"] } ] },
              { "id": "GL clerk", "rolePermissionAssignments": [
                { "permission": { "module": "generalLedger", "name": "accounts" }, "accessRights": ["list", "readonly"] } ] },
              { "id": "Old role", "rolePermissionAssignments": [
                { "permission": { "module": "generalLedger", "name": "accounts" }, "accessRights": ["list"] } ] },
              { "id": "User reader", "rolePermissionAssignments": [
                { "permission": { "module": "administration", "name": "users" }, "accessRights": ["list", "readonly"] } ] },
              { "id": "Payroll",
                "customRolePermissionAssignments": [
                  { "application": { "id": "Pay", "permissions": [{ "name": "Payment", "group": "objects" }] }, "allowedAccessRights": ["list"] },
                  { "application": { "id": "Pay", "permissions": [{ "name": "Menu", "group": "menus" }] }, "allowedAccessRights": ["menu"] } ],
                "agentRolePermissionAssignments": [
                  { "agent": { "id": "Close", "permissions": [{ "name": "close", "group": "agents" }] }, "allowedAccessRights": ["run"] },
                  { "agent": { "id": "Close", "permissions": [{ "name": "match", "group": "agents" }] }, "allowedAccessRights": ["run"] } ],
                "rolePermissionAssignments": [
                  { "permission": { "module": "generalLedger", "name": "accounts" }, "accessRights": ["list"] },
                  { "permission": { "module": "generalLedger", "name": "journals" }, "accessRights": ["list"] } ] }
            ],
            "company-config/user": [
              { "id": "recon_bot", "userName": "Reconciler", "accountEmail": "recon@acme.example", "adminPrivileges": "full",
                "webServices": { "isRestricted": true }, "roles": [{ "id": "Access admin" }] },
              { "id": "boss", "accountEmail": "boss@acme.example", "adminPrivileges": "full" },
              { "id": "deputy", "accountEmail": "deputy@acme.example", "adminPrivileges": "full" },
              { "id": "limited", "accountEmail": "limited@acme.example", "adminPrivileges": "limited",
                "webServices": { "isRestricted": true }, "roles": [{ "id": "Access admin" }] },
              { "id": "reader", "accountEmail": "reader@acme.example", "webServices": { "isRestricted": true },
                "roles": [{ "id": "User reader" }] },
              { "id": "clerk1", "userName": "First clerk", "accountEmail": "clerk1@acme.example",
                "entities": [{ "id": "UK-01" }], "roles": [{ "id": "AP clerk" }] },
              { "id": "clerk2", "userName": "Second clerk", "accountEmail": "clerk2@acme.example",
                "roles": [{ "id": "AP clerk" }, { "id": "Old role" }] },
              { "id": "away", "accountEmail": "away@acme.example", "status": "inactive", "roles": [{ "id": "AP clerk" }] }
            ],
            "company-config/user-group": [{ "id": "AP team", "description": "Accounts payable", "roles": [{ "id": "AP clerk" }] }],
            "company-config/user-group-member": [{ "userGroup": { "id": "AP team" }, "user": { "id": "clerk1" } },
              { "userGroup": { "id": "AP team" }, "user": { "id": "clerk2" } }]
          }
        }
        """;

    public const string UserBased = """
        {
          "format": "intacct-snapshot/1",
          "company": "ACME",
          "permissionModel": "user-based",
          "objects": {
            "company-config/user": [
              { "id": "recon_bot", "accountEmail": "recon@acme.example", "adminPrivileges": "full", "webServices": { "isRestricted": true } },
              { "id": "boss", "accountEmail": "boss@acme.example", "adminPrivileges": "full" },
              { "id": "clerk1", "userName": "First clerk", "accountEmail": "clerk1@acme.example",
                "permissionAssignments": [
                  { "permission": { "module": "accountsPayable", "name": "bills" }, "accessRights": ["list", "readonly", "add"] },
                  { "permission": { "module": "accountsPayable", "name": "vendors" }, "accessRights": ["list"] } ],
                "customPermissionAssignments": [
                  { "application": { "id": "Pay", "permissions": [{ "name": "Payment", "group": "objects" }] }, "allowedAccessRights": ["list"] },
                  { "application": { "id": "Pay", "permissions": [{ "name": "Menu", "group": "menus" }] }, "allowedAccessRights": ["menu"] } ],
                "agentPermissionAssignments": [
                  { "agent": { "id": "Close", "permissions": [{ "name": "close", "group": "agents" }] }, "allowedAccessRights": ["run"] },
                  { "agent": { "id": "Close", "permissions": [{ "name": "match", "group": "agents" }] }, "allowedAccessRights": ["run"] } ] }
            ]
          }
        }
        """;

    public static JsonArray Objects(JsonNode snapshot, string type) =>
        snapshot["objects"]![$"company-config/{type}"]?.AsArray() ?? [];

    public static JsonObject? Find(JsonNode snapshot, string type, string id) =>
        Objects(snapshot, type).SingleOrDefault(one => (string?)one!["id"] == id)?.AsObject();
}
