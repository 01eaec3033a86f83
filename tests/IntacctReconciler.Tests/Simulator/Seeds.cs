namespace IntacctReconciler.Tests.Simulator;

/// <summary>Snapshots that the tests of the simulator start from.</summary>
internal static class Seeds
{
    public const string RoleBased = """
        {
          "format": "intacct-snapshot/1",
          "company": "ACME",
          "permissionModel": "role-based",
          "objects": {
            "company-config/entity": [{ "id": "UK-01", "name": "ACME UK" }, { "id": "DE-01" }, { "id": "US-01" }],
            "company-config/department": [{ "id": "200", "name": "Finance" }],
            "company-config/location": [{ "id": "UK-01" }],
            "accounts-receivable/territory": [{ "id": "North" }],
            "company-config/permission": [
              { "key": "207", "module": "accountsPayable", "name": "bills", "permissionGroup": "activitiesAndLists",
                "allowedAccessRights": ["list", "readonly", "add", "modify", "delete"] },
              { "key": "253", "module": "administration", "name": "users", "permissionGroup": "activitiesAndLists",
                "allowedAccessRights": ["list", "readonly", "add", "modify", "delete", "permission", "group"] },
              { "key": "254", "module": "administration", "name": "grantAdminRights", "allowedAccessRights": ["enable"] },
              { "key": "260", "module": "company", "name": "contacts", "allowedAccessRights": ["list", "readonly", "add"] },
              { "key": "274", "module": "generalLedger", "name": "journalEntries", "allowedAccessRights": ["list", "readonly", "reverse"] }
            ],
            "company-config/role": [
              { "id": "AP clerk", "description": "Enters bills", "rolePermissionAssignments": [
                { "permission": { "key": "207" }, "accessRights": ["list", "readonly", "add"] },
                { "permission": { "module": "generalLedger", "name": "journalEntries" }, "accessRights": ["list"] } ] },
              { "id": "Spare", "customRolePermissionAssignments": [
                { "application": { "key": "7", "id": "Pay", "permissions": [{ "name": "Payment", "group": "objects" }] },
                  "allowedAccessRights": ["list"] } ] },
              { "id": "User reader", "rolePermissionAssignments": [
                { "permission": { "key": "253" }, "accessRights": ["list", "readonly"] } ] }
            ],
            "company-config/user": [
              { "id": "recon", "userName": "Reconciler", "accountEmail": "recon@acme.example", "adminPrivileges": "full",
                "webServices": { "isRestricted": true } },
              { "id": "boss", "accountEmail": "boss@acme.example", "adminPrivileges": "full" },
              { "id": "clerk1", "userName": "AP clerk, Leeds", "accountEmail": "clerk1@acme.example", "userType": "employee",
                "contact": { "id": "Clerk, Leeds" }, "entities": [{ "id": "UK-01" }], "departments": [{ "id": "200" }],
                "roles": [{ "id": "AP clerk" }] },
              { "id": "leaver", "accountEmail": "leaver@acme.example", "status": "inactive" },
              { "id": "limited", "accountEmail": "l@acme.example", "adminPrivileges": "limited", "webServices": { "isRestricted": true } },
              { "id": "reader", "accountEmail": "r@acme.example", "webServices": { "isRestricted": true }, "roles": [{ "id": "User reader" }] },
              { "id": "ukbot", "accountEmail": "uk@acme.example", "adminPrivileges": "full", "webServices": { "isRestricted": true },
                "entities": [{ "id": "UK-01" }] },
              { "id": "ExtUser|Console|helper", "accountEmail": "x@acme.example", "status": "inactive" }
            ],
            "company-config/user-group": [{ "id": "AP team", "description": "Accounts payable", "roles": [{ "id": "AP clerk" }] }],
            "company-config/user-group-member": [{ "userGroup": { "id": "AP team" }, "user": { "id": "clerk1" } }]
          },
          "simulator": { "loggedIn": ["boss"] }
        }
        """;

    public const string UserBased = """
        {
          "format": "intacct-snapshot/1",
          "company": "ACME-UB",
          "permissionModel": "user-based",
          "objects": {
            "company-config/permission": [
              { "key": "207", "module": "accountsPayable", "name": "bills", "allowedAccessRights": ["list", "readonly", "add"] },
              { "key": "274", "module": "generalLedger", "name": "journalEntries", "allowedAccessRights": ["list", "readonly"] }
            ],
            "company-config/role": [{ "id": "Unused" }],
            "company-config/user": [
              { "id": "recon", "accountEmail": "recon@acme.example", "adminPrivileges": "full", "webServices": { "isRestricted": true } },
              { "id": "clerk1", "accountEmail": "clerk1@acme.example",
                "permissionAssignments": [
                  { "permission": { "key": "207" }, "accessRights": ["list", "add"] },
                  { "permission": { "key": "274" }, "accessRights": ["list"] } ],
                "customPermissionAssignments": [
                  { "application": { "id": "Pay", "permissions": [{ "name": "Payment", "group": "objects" }] }, "allowedAccessRights": ["list"] } ],
                "agentPermissionAssignments": [
                  { "agent": { "id": "Close", "permissions": [{ "name": "Run it", "group": "agents" }] }, "allowedAccessRights": ["run"] } ] }
            ]
          }
        }
        """;
}
