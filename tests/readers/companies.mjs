// Companies that no example is: one of names that mean harm, one of many users.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./program.mjs";

const catalogue = JSON.parse(readFileSync(join(root, "src/data/catalogue.json"), "utf8")).permissions;

/** Each would say "hostile" on the console of a page that takes it for more than text. */
export const hostileNames = [
  "<img src=x onerror=\"console.log('hostile')\">",
  "</script><script>window.hostile=1;console.log('hostile')</script>",
  "'\"><svg onload=console.log('hostile')>",
  "javascript:console.log('hostile')",
  "hostile \u202edcba\u2066 \u2028 \u0000",
  "{{data}} hostile $1 $& \\u003c",
  "=HYPERLINK(\"https://evil.example\")",
  "+1+hostile",
  "-1-hostile",
  "@SUM(hostile)",
  "[hostile](https://evil.example) ![x](y) @team #1 `c` | </details>",
];

const person = (id, name, more) => ({
  user: {
    id,
    userName: name,
    accountEmail: `${id.replace(/[^\w.]/g, "")}@acme.example`,
    contact: { id: `contact ${id.replace(/[^\w.]/g, "")}` },
    userType: "business",
    adminPrivileges: "off",
    status: "active",
    entityAccess: { allowUnrestrictedAccess: true },
    ...more,
  },
  contact: { id: `contact ${id.replace(/[^\w.]/g, "")}`, firstName: "A", lastName: "Person", printAs: id },
});
const staff = [
  person("recon_bot", "Access reconciler", { adminPrivileges: "full", webServices: { isRestricted: true } }),
  person("admin1", "Admin", { adminPrivileges: "full" }),
  person("admin2", "Admin", { adminPrivileges: "full" }),
];
const role = (id, description, grants, rightsOf = (permission) => permission.allowedAccessRights) => ({
  id,
  description,
  rolePermissionAssignments: grants.map((permission) => ({
    permission: { module: permission.module, name: permission.name },
    accessRights: rightsOf(permission),
  })),
});

const write = (folder, name, people, roles, yaml) => {
  const objects = {
    "company-config/contact": people.map(({ contact }) => contact),
    "company-config/role": roles,
    "company-config/user": people.map(({ user }) => user),
  };
  const seed = { format: "intacct-snapshot/1", company: "ACME", permissionModel: "role-based", objects };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(seed));
  const head = `version: 1\ncompany: ACME\npermissionModel: role-based\nconnection: { simulator: ${name}.json }\n`;
  const guards = "guards: { maxRemovals: { grants: 100000, assignments: 100000 }, maxRemovalPercent: 100 }\n";
  writeFileSync(join(folder, `${name}.yaml`), head + guards + yaml);
};

/** Users, roles and descriptions called so, in a company and in the file that changes them: hostile.yaml. */
export function hostileCompany(folder) {
  const names = hostileNames.map((name) => name.replace(/[\u0000\u2028]/g, ""));
  const bills = catalogue.filter((permission) => permission.name === "bills");
  const people = names.map((name, i) => person(`hostile${i} ${name}`.slice(0, 60), name, { roles: [{ id: names[i] }] }));
  const roles = names.map((name) => role(name, name, bills, () => ["list"]));
  const declared = names.map((name) => `  ${JSON.stringify(name)}: { description: ${JSON.stringify(`new ${name}`)}, permissions: { accountsPayable: { bills: [List, Add] } } }\n`);
  write(folder, "hostile", [...staff, ...people], roles, `roles:\n${declared.join("")}`);
}

/** So many users with one to three of 200 roles, of which every tenth is to change: large.yaml. */
export function largeCompany(folder, users) {
  const roleId = (i) => `Role ${String(i % 200).padStart(3, "0")}`;
  const grantsOf = (i) => catalogue.filter((_, n) => (n * 7 + i * 3) % 20 === 0 || Math.floor(n / 40) % 16 === i % 16);
  const rightsOf = (i, more) => (permission) => permission.allowedAccessRights.slice(0, 1 + more + (i % permission.allowedAccessRights.length));
  const rolesOf = (i) => [...new Set([0, 7, 23].slice(0, 1 + (i % 3)).map((by) => roleId(i + by * (i % 5))))];
  const userId = (i) => `user${String(i).padStart(5, "0")}`;
  const ids = Array.from({ length: users }, (_, i) => i);
  const people = ids.map((i) => person(userId(i), `Person ${i}`, { roles: rolesOf(i % 50 === 0 ? i + 1 : i).map((id) => ({ id })) }));
  const roles = Array.from({ length: 200 }, (_, i) => role(roleId(i), `Role number ${i}`, grantsOf(i), rightsOf(i, 0)));
  let yaml = "roles:\n";
  for (const [i, { id }] of roles.entries()) {
    if (i % 10 !== 0) continue;
    yaml += `  ${id}:\n    permissions:\n`;
    const modules = new Set(grantsOf(i).map(({ module }) => module));
    for (const module of modules) {
      yaml += `      ${module}:\n`;
      for (const permission of grantsOf(i)) if (permission.module === module) yaml += `        ${permission.name}: [${rightsOf(i, 1)(permission).join(", ")}]\n`;
    }
  }
  yaml += `users:\n${ids.map((i) => `  ${userId(i)}: { roles: [${rolesOf(i).join(", ")}] }\n`).join("")}`;
  write(folder, "large", [...staff, ...people], roles, yaml);
}
