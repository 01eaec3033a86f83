// The data of the page, and what follows from it: who can do what, in each state, and by which way.
const data = JSON.parse(document.getElementById("data").textContent);
const isPlan = data.verb === "plan";
const now = data.states - 1;
const text = (number) => (number < 0 ? "" : data.texts[number]);
// A file goes by its name alone where no other is called the same.
const fileNames = data.files.map((file) => file.split(/[/\\]/).at(-1));
const files = new Set(fileNames).size === fileNames.length ? fileNames : data.files;
const place = (at) => (at < 0 ? "" : `${files[Math.floor(at / data.lines_of_file)]}:${at % data.lines_of_file}`);
const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** The n-th of places that are one for all, or one for each. */
const placeOf = (places, n) => (Array.isArray(places) ? (places[n] ?? -1) : places);

const permissions = data.permissions.map(([module, label, token], index) => ({ index, module, label, token }));
const fullName = (permission) => {
  const module = data.modules[permission.module];
  return permission.label.startsWith(`${module} / `) ? permission.label : `${module} / ${permission.label}`;
};
const roles = data.roles.map(([id, description, at, places, ...grants], index) => ({
  index,
  id,
  description: text(description),
  at,
  places,
  grants: grants.map((one, state) => (one === 1 ? grants[state - 1] : one)),
}));
const groups = data.groups.map(([id, description, at, ...held], index) => ({
  index,
  id,
  description: text(description),
  at,
  roles: held,
}));
const users = data.users.map(
  ([id, name, type, flags, admin, status, ways, reach, at, rolePlaces, groupPlaces, directPlaces, ends], index) => ({
    index,
    id,
    name: text(name),
    type: text(type),
    web: (flags & 1) > 0,
    signsIn: (state) => (flags & (4 << state)) > 0,
    admin: admin.map(text),
    status: status.map(text),
    ways,
    reach: reach.map(text),
    at,
    rolePlaces,
    groupPlaces,
    directPlaces,
    ends,
  }),
);

// Sets of rights are numbers into data.sets; so are their unions and differences, made when first asked for.
const setNumbers = new Map(data.sets.map((set, number) => [set.join(), number]));
const setOf = (words) => {
  const key = words.join();
  if (!setNumbers.has(key)) setNumbers.set(key, data.sets.push(words) - 1);
  return setNumbers.get(key);
};
const remembered = (work) => {
  const known = new Map();
  return (one, other) => {
    const key = one * 1e7 + other;
    let result = known.get(key);
    if (result === undefined) known.set(key, (result = work(data.sets[one], data.sets[other])));
    return result;
  };
};
const none = setOf([]);
const union = remembered((one, other) => setOf([...new Set([...one, ...other])].sort((a, b) => a - b)));
const without = remembered((one, other) => setOf(one.filter((word) => !other.includes(word))));
const wordsOf = (set) => data.sets[set].map((word) => data.words[word]);

/** Grants as a map from permission to set. */
const grantMap = (flat) => {
  const map = new Map();
  for (let i = 0; flat && i < flat.length; i += 2) map.set(flat[i], flat[i + 1]);
  return map;
};
const nothing = new Map();
const roleMaps = roles.map((role) => role.grants.map(grantMap));
const directMaps = data.direct.map(grantMap);
const roleRights = (role, state) => roleMaps[role][state] ?? nothing;

/** Each route of a user in a state: role and group, or neither for what is held directly. */
const routesOf = (user, state) => {
  const way = user.ways[state];
  if (way === undefined || way < 0) return [];
  const [held, by, own] = data.ways[way];
  const routes = held.map((role, n) => ({ role, group: -1, at: state === now ? placeOf(user.rolePlaces, n) : -1 }));
  by.forEach((group, n) => {
    for (const role of groups[group].roles[state] || [])
      routes.push({ role, group, at: state === now ? placeOf(user.groupPlaces, n) : -1 });
  });
  if (own >= 0) routes.unshift({ role: -1, group: -1, own, at: user.at });
  return routes;
};
const routeRights = (route, state) => (route.role < 0 ? directMaps[route.own] : roleRights(route.role, state));

const wayRights = data.ways.map(() => []);
/** What a user holds in a state, over every way; nothing where the user cannot sign in. */
const rightsOf = (user, state) => (user.signsIn(state) ? wouldHave(user, state) : nothing);
const wouldHave = (user, state) => {
  const way = user.ways[state];
  if (way === undefined || way < 0) return nothing;
  return (wayRights[way][state] ??= united(routesOf(user, state).map((route) => routeRights(route, state))));
};
const united = (maps) => {
  if (maps.length < 2) return maps[0] ?? nothing;
  const all = new Map(maps[0]);
  for (const map of maps.slice(1))
    for (const [permission, set] of map) {
      const had = all.get(permission);
      all.set(permission, had === undefined ? set : union(had, set));
    }
  return all;
};

/** Where the rights on a permission by a route are declared. */
const placeOfGrant = (route, permission, user) => {
  const flat = route.role < 0 ? data.direct[route.own] : roles[route.role].grants[now];
  const at = flat ? flat.findIndex((one, i) => i % 2 === 0 && one === permission) : -1;
  if (at < 0) return -1;
  return placeOf(route.role < 0 ? user.directPlaces : roles[route.role].places, at / 2);
};

/** What comes and what goes between two maps, permission by permission. */
const differences = (before, after) => {
  const found = [];
  if (before === after) return found;
  for (const [permission, set] of after) {
    const had = before.get(permission) ?? none;
    if (had !== set) found.push({ permission, gained: without(set, had), lost: without(had, set) });
  }
  for (const [permission, set] of before) if (!after.has(permission)) found.push({ permission, gained: none, lost: set });
  return found;
};

/** By module the number of permissions or of single rights. */
const counted = (map, single) => {
  const counts = new Array(data.modules.length).fill(0);
  for (const [permission, set] of map) counts[permissions[permission].module] += single ? data.sets[set].length : 1;
  return counts;
};
/** The same of what comes and what goes; of permissions those that come or go whole. */
const countedDelta = (before, after, single) => {
  const delta = data.modules.map(() => ({ gained: 0, lost: 0 }));
  for (const { permission, gained, lost } of differences(before, after)) {
    const of = delta[permissions[permission].module];
    of.gained += single ? data.sets[gained].length : gained === none ? 0 : 1;
    of.lost += single ? data.sets[lost].length : lost === none ? 0 : 1;
  }
  return delta;
};

const holdersOfRole = remembered2((role, state) =>
  users.filter((user) => user.signsIn(state) && routesOf(user, state).some((route) => route.role === role)),
);
function remembered2(work) {
  const known = new Map();
  return (one, other) => {
    const key = one * 2 + other;
    if (!known.has(key)) known.set(key, work(one, other));
    return known.get(key);
  };
}
const membersOf = (group, state) =>
  users.filter((user) => user.ways[state] >= 0 && data.ways[user.ways[state]][1].includes(group));
const userByText = new Map(users.map((user) => [user.id, user]));
