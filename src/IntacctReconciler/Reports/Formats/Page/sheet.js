// The sheet: all there is to know of one user, role, group or module, opened from wherever its name stands.
const sheet = document.getElementById("sheet");
const sheetTitle = document.getElementById("sheet-title");
const sheetBody = document.getElementById("sheet-body");
const sheetBack = document.getElementById("sheet-back");
const shown = [];

const showSheet = (title, body) => {
  shown.push({ title, body });
  drawSheet();
};
const drawSheet = () => {
  const { title, body } = shown[shown.length - 1];
  sheetTitle.textContent = title;
  sheetBody.replaceChildren(...body().filter(Boolean));
  sheetBack.hidden = shown.length < 2;
  if (!sheet.open) sheet.showModal();
  sheetBody.scrollTop = 0;
  sheetTitle.focus();
};
sheetBack.addEventListener("click", () => {
  shown.pop();
  drawSheet();
});
document.getElementById("sheet-close").addEventListener("click", () => sheet.close());
sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
sheet.addEventListener("close", () => (shown.length = 0));

const userOpener = (user) => opener(user.id, () => openUser(user), user.name);
const roleOpener = (role) => opener(role.id, () => openRole(role), role.description);
const groupOpener = (group) => opener(group.id, () => openGroup(group), group.description);
const joined = (items) => items.flatMap((item, n) => (n > 0 ? [", ", item] : [item]));

const fact = (name, ...value) => make("div", {}, make("dt", {}, name), make("dd", {}, value));
const moved = (values) => {
  const [before, after] = [values[0], values[values.length - 1]];
  return before === after || !before || !after ? (after || before) : `${before} \u2192 ${after}`;
};

/** Role AP clerk, by group AP team, until 2027-01-31, with the places of both. */
const routeWords = (route, user, permission) => {
  const end = user && user.ends.find(([role, group]) => role === route.role && group === route.group);
  return make(
    "span",
    { class: "route" },
    route.role < 0 ? "directly" : roleOpener(roles[route.role]),
    route.group >= 0 && [" by group ", groupOpener(groups[route.group])],
    end && `, until ${text(end[2])}`,
    " ",
    permission === undefined ? placed(route.at) : placed(placeOfGrant(route, permission, user)),
  );
};

/** Permissions of one module or of all, with what is held of them and by what. */
const grantTable = (label, before, after, through, last = "Through") => {
  const all = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) =>
    fullName(permissions[a]).localeCompare(fullName(permissions[b]), "en"),
  );
  const modules = [...new Set(all.map((permission) => permissions[permission].module))];
  return modules.map((module) => {
    const rows = all.filter((permission) => permissions[permission].module === module);
    const changes = rows.filter((permission) => before.get(permission) !== after.get(permission)).length;
    const table = make(
      "table",
      { class: "grants" },
      make("caption", { class: "heard" }, `${label}: ${data.modules[module]}`),
      make("thead", {}, make("tr", {}, ["Permission", "Rights", last].map((name) => make("th", { scope: "col" }, name)))),
      make(
        "tbody",
        {},
        rows.map((permission) =>
          make(
            "tr",
            { class: before.get(permission) === after.get(permission) ? undefined : "moves" },
            make("th", { scope: "row" }, opener(permissions[permission].label, () => openHolders(permission), "Who can?")),
            make("td", {}, rightsWords(before.get(permission) ?? none, after.get(permission) ?? none)),
            make("td", {}, through(permission)),
          ),
        ),
      ),
    );
    return make(
      "details",
      { class: "module", open: modules.length === 1 || changes > 0 },
      make(
        "summary",
        {},
        make("b", {}, data.modules[module]),
        ` ${plural(rows.length, "permission")}`,
        changes > 0 && make("span", { class: "change" }, `, ${plural(changes, "changes", "change")}`),
      ),
      scrolled(`${label}: ${data.modules[module]}`, table),
    );
  });
};

const ofModule = (map, module) =>
  module === undefined ? map : new Map([...map].filter(([permission]) => permissions[permission].module === module));

const throughOf = (user, states = isPlan ? [1, 0] : [0]) => (permission) => {
  const seen = new Map();
  for (const state of states)
    for (const route of routesOf(user, state)) {
      const key = `${route.role} ${route.group}`;
      if (routeRights(route, state).has(permission) && !seen.has(key)) seen.set(key, { route, gone: states.length > 1 && state < now });
    }
  return [...seen.values()].map(({ route, gone }) =>
    make("div", {}, routeWords(route, user, permission), gone && make("span", { class: "dim" }, " before")),
  );
};

const openUser = (user, module) =>
  showSheet(module === undefined ? user.id : `${user.id}: ${data.modules[module]}`, () => {
    const [before, after] = [rightsOf(user, 0), rightsOf(user, now)].map((map) => ofModule(map, module));
    const would = after.size === 0 && !user.signsIn(now) && user.ways[now] >= 0 && wouldHave(user, now).size > 0;
    const grants = grantTable(user.id, before, after, throughOf(user));
    return [
      make(
        "dl",
        { class: "facts" },
        user.name && fact("Name", user.name),
        fact("Status", user.ways[0] < 0 ? `new: ${user.status[now]}` : moved(user.status)),
        user.type && fact("User type", user.type + (user.web ? ", Web Services only" : "")),
        fact("Admin privileges", moved(user.admin)),
        moved(user.reach) && fact("Works in", moved(user.reach)),
        user.at >= 0 && fact("Declared", placed(user.at)),
      ),
      make("h3", {}, "Comes by"),
      routeList(user),
      make("h3", {}, module === undefined ? "Access" : `Access in ${data.modules[module]}`),
      would && make("p", { class: "dim" }, `Cannot sign in, so nothing; it would be ${plural(wouldHave(user, now).size, "permission")}.`),
      grants.length > 0 ? grants : make("p", { class: "dim" }, "Nothing."),
      module !== undefined && make("p", {}, opener("All that this user can do", () => openUser(user))),
      ...aboutUser(user),
    ].flat();
  });

/** The routes of a user in both states, each marked by what happens to it. */
const routeList = (user) => {
  const key = (route) => `${route.role} ${route.group}`;
  const [before, after] = [routesOf(user, 0), isPlan ? routesOf(user, 1) : routesOf(user, 0)];
  const had = new Set(before.map(key));
  const has = new Set(after.map(key));
  const rows = [
    ...after.map((route) => [had.has(key(route)) ? "" : "+", route]),
    ...before.filter((route) => !has.has(key(route))).map((route) => ["-", route]),
  ];
  if (rows.length === 0) return make("p", { class: "dim" }, "No role, no group and nothing on the user.");
  return make("ul", { class: "rows" }, rows.map(([sign, route]) => make("li", { class: "row" }, sign ? mark(sign) : make("span", { class: "mark" }), make("span", { class: "cells" }, routeWords(route, user)))));
};

const aboutUser = (user) => [
  ...about("Changes", (data.changes ?? []).filter((change) => change.kind === "user" && text(change.id) === user.id), changeItem),
  ...about(isPlan ? "Controls" : "Findings", data.findings.filter((finding) => finding.users?.includes(user.index)), findingItem),
];
const about = (title, items, item) =>
  items.length === 0 ? [] : [make("h3", {}, title), make("ol", { class: "list" }, items.map((one) => item(one)))];

const openRole = (role, module) =>
  showSheet(module === undefined ? role.id : `${role.id}: ${data.modules[module]}`, () => {
    const [before, after] = [roleRights(role.index, 0), roleRights(role.index, now)].map((map) => ofModule(map, module));
    const holders = holdersOfRole(role.index, now);
    const grants = grantTable(role.id, before, after, (permission) => placed(placeOfGrant({ role: role.index }, permission)), "Declared");
    return [
      make(
        "dl",
        { class: "facts" },
        fact("Role", isPlan && role.grants[1] === 0 ? "is deleted" : isPlan && role.grants[0] === 0 ? "is new" : role.description || "no description"),
        role.at >= 0 && fact("Declared", placed(role.at)),
        fact("Groups", joined(groups.filter((group) => (group.roles[now] || []).includes(role.index)).map(groupOpener)).concat(groups.some((group) => (group.roles[now] || []).includes(role.index)) ? [] : ["none"])),
      ),
      make("h3", {}, `Held by ${plural(holders.length, "user")}`),
      people(holders),
      make("h3", {}, "Grants"),
      grants.length > 0 ? grants : make("p", { class: "dim" }, "Nothing."),
      ...about("Changes", (data.changes ?? []).filter((change) => change.kind === "role" && text(change.id) === role.id), changeItem),
      ...about(isPlan ? "Controls" : "Findings", data.findings.filter((finding) => finding.roles?.includes(role.index)), findingItem),
    ].flat();
  });

const openGroup = (group) =>
  showSheet(group.id, () => {
    const [before, after] = [group.roles[0] || [], group.roles[now] || []];
    return [
      make("dl", { class: "facts" }, fact("Group", group.description || "no description"), group.at >= 0 && fact("Declared", placed(group.at))),
      make("h3", {}, "Gives"),
      make(
        "ul",
        { class: "rows" },
        [...new Set([...after, ...before])].map((role) => {
          const sign = !after.includes(role) ? "-" : !before.includes(role) ? "+" : "";
          return make("li", { class: "row" }, sign ? mark(sign) : make("span", { class: "mark" }), make("span", { class: "cells" }, roleOpener(roles[role])));
        }),
      ),
      make("h3", {}, `Members: ${plural(membersOf(group.index, now).length, "user")}`),
      people(membersOf(group.index, now)),
      ...about("Changes", (data.changes ?? []).filter((change) => change.kind === "group" && text(change.id) === group.id), changeItem),
    ];
  });

/** Users by name, of many the first with a button for all. */
const people = (all) => {
  const most = 60;
  if (all.length === 0) return make("p", { class: "dim" }, "Nobody.");
  const list = make("p", { class: "people" }, joined(all.slice(0, most).map(userOpener)));
  if (all.length > most) {
    const more = make("button", { type: "button" }, `Show all ${all.length.toLocaleString("en")}`);
    more.addEventListener("click", () => {
      list.replaceChildren(...joined(all.map(userOpener)));
      list.querySelectorAll("button")[most].focus();
    });
    list.append(" ", more);
  }
  return list;
};
