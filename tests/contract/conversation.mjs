// A scripted conversation: each kind of request that the program makes, and the refusals it has to understand.
import { deliberate } from "./recorder.mjs";

const objects = [
  "company-config/user",
  "company-config/role",
  "company-config/role-permission-assignment",
  "company-config/role-user-map",
  "company-config/role-user-group-map",
  "company-config/permission",
  "company-config/user-group",
  "company-config/user-group-member",
  "company-config/entity",
  "company-config/department",
  "company-config/location",
  "company-config/contact",
  "accounts-receivable/territory",
];

/**
 * @param endpoint through the proxy
 * @param direct past it, for what a proxy would refuse by itself
 * @returns what was not answered as it should be
 */
export async function converse(endpoint, direct) {
  const faults = [];
  const token = await signIn(endpoint);
  const call = caller(endpoint, token, faults);

  await reading(call);
  await queries(call);
  await users(call);
  await roles(call);
  await groups(call);
  await history(call);
  await batches(call);
  await services(call);
  await refusals(endpoint, call, caller(direct, token, faults));
  return faults;
}

async function signIn(endpoint) {
  const form = { grant_type: "client_credentials", client_id: "contract.app.example", client_secret: "s", username: "recon_bot@ACME" };
  const answer = await fetch(`${endpoint}/oauth2/token`, { method: "POST", body: new URLSearchParams(form) });
  return (await answer.json()).access_token;
}

/** call(status, method, path, body, headers) gives the answer, and notes a status that was not expected. */
function caller(endpoint, token, faults) {
  return async (status, method, path, body, headers = {}) => {
    const answer = await fetch(endpoint + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }), ...headers },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status !== status) faults.push(`${method} ${path} answered ${answer.status} instead of ${status}: ${text.slice(0, 500)}`);
    return text ? JSON.parse(text) : undefined;
  };
}

async function reading(call) {
  for (const object of objects) {
    const list = (await call(200, "GET", `/objects/${object}`))["ia::result"];
    if (list.length > 0) await call(200, "GET", `/objects/${object}/${list[0].key}`);
    if (list.length > 1) await call(200, "GET", `/objects/${object}/${list.slice(0, 3).map((one) => one.key).join(",")}`);
  }
}

/** Who changed what: only what was written before makes entries. */
async function history(call) {
  const path = "/objects/company-config/audit-history";
  const list = (await call(200, "GET", path))["ia::result"];
  await call(200, "GET", `${path}/${list[0].key}`);
  await call(200, "GET", `${path}/${list.slice(0, 3).map((one) => one.key).join(",")}`);
  await call(200, "POST", "/services/core/query", {
    object: "company-config/audit-history",
    fields: ["key", "changeDetails.objectName", "changeDetails.objectId", "changeDetails.fieldName", "changeDetails.previousValue", "changeDetails.newValue", "changeSource.source", "changeSource.completedBy", "changeSource.accessDateTime"],
    filters: [{ $in: { "changeDetails.objectId": ["tester1"] } }],
    filterParameters: { includePrivate: true },
    orderBy: [{ "changeSource.accessDateTime": "desc" }],
    start: 1,
    size: 1000,
  });
}

async function queries(call) {
  const query = (body) => call(200, "POST", "/services/core/query", body);
  const page = { object: "company-config/permission", fields: ["key", "module", "name", "permissionGroup"], orderBy: [{ key: "asc" }], size: 200 };
  for (let start = 1; start; ) start = (await query({ ...page, start }))["ia::meta"].next;
  await query({
    object: "company-config/user",
    fields: ["key", "id", "userName", "status", "contact.id", "entityAccess.allowUnrestrictedAccess", "audit.modifiedDateTime"],
    filters: [{ $eq: { status: "active" } }, { $in: { userType: ["business", "employee"] } }],
    filterExpression: "1 and 2",
    filterParameters: { includePrivate: true, caseSensitiveComparison: true },
    orderBy: [{ id: "desc" }],
    start: 1,
    size: 4000,
  });
  await query({ object: "company-config/role-user-map", fields: ["key", "role.id", "user.id"] });
  await query({ object: "company-config/role-user-group-map", fields: ["role.id", "userGroup.id"] });
  await query({ object: "company-config/user-group-member", fields: ["key", "userGroup.id", "user.id"] });
  await query({ object: "company-config/contact", fields: ["key", "id"], filters: [{ $startsWith: { id: "Clerk" } }] });
}

async function users(call) {
  await call(201, "POST", "/objects/company-config/contact", contact("Tester, First"));
  const made = await call(201, "POST", "/objects/company-config/user", user("tester1", "Tester, First"), { "Idempotency-Key": "made-1" });
  const path = `/objects/company-config/user/${made["ia::result"].key}`;
  await call(200, "PATCH", path, { status: "lockedOut", roles: [{ id: "AR clerk" }, { id: "Employee" }], territories: [{ id: "EMEA" }] });
  await call(200, "PATCH", path, { entityAccess: { allowUnrestrictedAccess: true, allowTopLevelAccess: false }, entities: [], roles: [] });
  await call(200, "GET", path);
  await call(204, "DELETE", path);
}

async function roles(call) {
  const bills = await permission(call, "accountsPayable", "bills");
  const vendors = await permission(call, "accountsPayable", "vendors");
  const terms = await permission(call, "accountsPayable", "apTerms");
  const made = await call(201, "POST", "/objects/company-config/role", {
    id: "Tester",
    description: "From the contract run",
    roleType: "enterprise",
    applyTo: "loginAndSlideIn",
    rolePermissionAssignments: [
      { permission: { id: bills }, accessRights: ["list", "readonly"] },
      { permission: { id: vendors }, accessRights: ["list"] },
    ],
    customRolePermissionAssignments: [
      { application: { id: "Payroll Hub", permissions: [{ name: "Payslip", group: "objects" }] }, allowedAccessRights: ["list"] },
    ],
    agentRolePermissionAssignments: [
      { agent: { id: "Close Assistant", permissions: [{ name: "closeAssistant", group: "agents" }] }, allowedAccessRights: ["run"] },
    ],
  });
  const path = `/objects/company-config/role/${made["ia::result"].key}`;
  const [first, second] = (await call(200, "GET", path))["ia::result"].rolePermissionAssignments;
  await call(200, "PATCH", path, {
    rolePermissionAssignments: [
      { key: first.key, accessRights: ["list"] },
      { key: second.key, "ia::operation": "delete" },
      { permission: { key: terms }, accessRights: ["list", "readonly", "add"] },
    ],
  });
  await call(200, "PATCH", `/objects/company-config/role-permission-assignment/${first.key}`, { accessRights: ["list", "readonly", "add"] });
  await call(200, "GET", path);
  await call(204, "DELETE", path);
}

async function groups(call) {
  const made = await call(201, "POST", "/objects/company-config/user-group", { id: "Testers", description: "All of them", roles: [{ id: "Employee" }] });
  const path = `/objects/company-config/user-group/${made["ia::result"].key}`;
  await call(200, "PATCH", path, { roles: [{ id: "Employee" }, { id: "Warehouse" }], description: "Some of them" });
  const member = await call(201, "POST", "/objects/company-config/user-group-member", { userGroup: { id: "Testers" }, user: { id: "clerk1" } });
  await call(200, "GET", `/objects/company-config/user-group-member/${member["ia::result"].key}`);
  await call(204, "DELETE", `/objects/company-config/user-group-member/${member["ia::result"].key}`);
  await call(204, "DELETE", path);
}

async function batches(call) {
  const contacts = "/objects/company-config/contact";
  const made = await call(201, "POST", contacts, [contact("Batch, First"), contact("Batch, Second")]);
  await call(207, "POST", contacts, [contact("Batch, Third"), contact("Batch, First")]);
  const [first, second] = made["ia::result"];
  await call(200, "PATCH", contacts, [{ key: first.key, email1: "a@acme.example" }, { key: second.key, email1: "b@acme.example" }]);
  await call(207, "PATCH", contacts, [{ key: first.key, email1: "c@acme.example" }, { key: "99999999", email1: "d@acme.example" }]);
  await call(204, "DELETE", `${contacts}/${first.key},${second.key}`);
}

async function services(call) {
  await call(200, "GET", "/services/core/model?name=company-config/user");
  await call(200, "GET", "/services/core/model?name=company-config/user-group-member");
  await call(200, "GET", "/services/core/model?name=company-config/no-such-thing");
  const [one] = (await call(200, "GET", "/objects/company-config/user"))["ia::result"];
  await call(200, "POST", "/services/core/allowed-operations/list", { object: "company-config/user", keys: [one.key], operations: ["canView", "canEdit"] });
  await call(200, "POST", "/services/core/composite", [
    { method: "POST", path: "/objects/company-config/contact", body: contact("Composite, First"), resultReference: "c" },
    { method: "POST", path: "/objects/company-config/user", body: { ...user("composite1", ""), contact: { key: "@{c.1.key}" } } },
  ]);
}

async function refusals(endpoint, call, direct) {
  const wrong = { [deliberate]: "yes" };
  const contacts = "/objects/company-config/contact";
  await call(404, "GET", `${contacts}/99999999`);
  await call(404, "PATCH", `${contacts}/99999999`, { email1: "a@acme.example" });
  await call(400, "POST", contacts, { ...contact("Wrong, First"), newDate: "2026-01-01" }, wrong);
  await call(400, "POST", "/objects/company-config/user", { ...user("wrong1", "Clerk, Leeds"), userType: "wizard" }, wrong);
  await call(400, "POST", "/services/core/query", { object: "company-config/user", fields: ["noSuchField"] }, wrong);
  await call(422, "POST", "/objects/company-config/user", { ...user("wrong1", "Clerk, Leeds"), status: "inactive" });
  await call(422, "POST", "/objects/company-config/user", { ...user("wrong1", "Clerk, Leeds"), userType: "employee", adminPrivileges: "full" });
  await call(409, "POST", contacts, contact("Clerk, Leeds"));
  const key = { "Idempotency-Key": "twice-1" };
  await call(201, "POST", contacts, contact("Twice, First"), key);
  await call(201, "POST", contacts, contact("Twice, First"), key);
  await call(409, "POST", contacts, contact("Twice, Second"), key);
  await caller(endpoint, "expired", [])(401, "GET", contacts);
  // The proxy refuses these before they get there.
  await direct(405, "POST", "/objects/company-config/permission", { name: "bills" });
  await direct(405, "DELETE", "/objects/company-config/role-user-map/1");
  await direct(405, "PATCH", "/objects/company-config/user-group-member/1", { user: { id: "clerk1" } });
  await direct(405, "POST", "/objects/company-config/role-permission-assignment", { accessRights: ["list"] });
}

async function permission(call, module, name) {
  const answer = await call(200, "POST", "/services/core/query", {
    object: "company-config/permission",
    fields: ["key"],
    filters: [{ $eq: { module } }, { $eq: { name } }],
  });
  return answer["ia::result"][0].key;
}

function contact(id) {
  const [lastName, firstName] = id.split(", ");
  return { id, printAs: `${firstName} ${lastName}`, firstName, lastName, email1: "contact@acme.example" };
}

function user(id, contactId) {
  return {
    id,
    userName: id,
    accountEmail: `${id}@acme.example`,
    contact: { id: contactId },
    userType: "business",
    adminPrivileges: "off",
    entityAccess: { allowUnrestrictedAccess: false, allowTopLevelAccess: true },
    entities: [{ id: "UK-01" }],
    departments: [{ id: "200" }],
    roles: [{ id: "AP clerk" }],
  };
}
