// The heat map: users or roles by modules. One stop of the tab key; arrows move within it, Enter opens what is behind a cell.
const matrix = (() => {
  const host = document.getElementById("matrix");
  const pageSize = 100;
  const asked = { rows: "users", when: isPlan ? "delta" : "0", single: false, alike: true, words: "", page: 0 };
  const table = make("table", { class: "matrix", role: "grid", "aria-labelledby": "matrix-title", "aria-describedby": "matrix-said" });
  const said = make("p", { class: "said", id: "matrix-said", role: "status" });
  const legend = make("p", { class: "legend" });
  const pager = make("div", { class: "pager" });
  let rows = [];
  let columns = [];
  let at = { row: 0, column: 0 };

  const state = () => (asked.when === "delta" ? now : Number(asked.when));
  const change = (name) => (value) => {
    asked[name] = value;
    asked.page = 0;
    at = { row: 0, column: 0 };
    find();
    draw();
  };

  /** A row for each user or role, or for those who hold the same. */
  const userRows = () => {
    const alike = new Map();
    for (const user of users) {
      if (user.ways[asked.when === "delta" ? 1 : state()] < 0 && !(asked.when === "delta" && user.ways[0] >= 0)) continue;
      const key = asked.alike ? `${user.ways} ${user.signsIn(0)} ${user.signsIn(1)}` : user.index;
      if (!alike.has(key)) alike.set(key, []);
      alike.get(key).push(user);
    }
    return [...alike.values()].map((who) => ({
      label: who.length === 1 ? who[0].id : `${who.slice(0, 2).map((user) => user.id).join(", ")}${who.length > 2 ? ` and ${(who.length - 2).toLocaleString("en")} more` : ""}`,
      search: who.map((user) => `${user.id} ${user.name}`).join(" ").toLowerCase(),
      rights: (of) => rightsOf(who[0], of),
      note: who[0].signsIn(now) ? "" : "cannot sign in",
      open: (module) => (who.length === 1 ? openUser(who[0], module) : openAlike(who, module)),
    }));
  };
  const roleRows = () =>
    roles
      .filter((role) => asked.when === "delta" || role.grants[state()])
      .map((role) => ({
        label: role.id,
        search: `${role.id} ${role.description}`.toLowerCase(),
        rights: (of) => roleRights(role.index, of),
        note: holdersOfRole(role.index, now).length === 0 ? "nobody holds it" : "",
        open: (module) => openRole(role, module),
      }));

  const openAlike = (who, module) =>
    showSheet(`${plural(who.length, "user")} with the same access`, () => [
      people(who),
      make("h3", {}, module === undefined ? "Access of each" : `Access of each in ${data.modules[module]}`),
      ...grantTable("Access of each", ...[0, now].map((of) => ofModule(rightsOf(who[0], of), module)), throughOf(who[0])),
    ]);

  const find = () => {
    const isDelta = asked.when === "delta";
    rows = (asked.rows === "users" ? userRows() : roleRows()).filter((row) => row.search.includes(asked.words));
    if (isDelta) rows = rows.filter((row) => (row.changes = differences(row.rights(0), row.rights(1))).length > 0);
    const used = new Set();
    for (const row of rows)
      for (const permission of isDelta ? row.changes.map((one) => one.permission) : row.rights(state()).keys()) used.add(permissions[permission].module);
    columns = [...used].sort((a, b) => data.modules[a].localeCompare(data.modules[b], "en"));
  };

  const cellOf = (row, counts, most, module) => {
    if (asked.when !== "delta") {
      const count = counts[module];
      const level = count === 0 ? 0 : Math.min(5, Math.ceil((count / most[module]) * 5));
      return { class: `heat h${level}`, shown: count === 0 ? "" : count.toLocaleString("en"), said: count === 0 ? "none" : undefined };
    }
    const { gained, lost } = counts[module];
    const tone = gained && lost ? "both" : gained ? "gain" : lost ? "lose" : "";
    return {
      class: `heat ${tone}`,
      shown: [gained && `+${gained}`, lost && `\u2212${lost}`].filter(Boolean).join(" "),
      said: gained || lost ? undefined : "no change",
    };
  };

  /** The rows of the page in sight, of those that were found. */
  const draw = () => {
    const first = asked.page * pageSize;
    const seen = rows.slice(first, first + pageSize);
    const isDelta = asked.when === "delta";
    const counts = seen.map((row) => (isDelta ? countedDelta(row.rights(0), row.rights(1), asked.single) : counted(row.rights(state()), asked.single)));
    const most = data.modules.map((_, module) => Math.max(1, ...(isDelta ? [] : counts.map((one) => one[module]))));
    const head = make(
      "tr",
      { role: "row", "aria-rowindex": 1 },
      make("th", { role: "columnheader", scope: "col", "aria-colindex": 1 }, asked.rows === "users" ? "User" : "Role"),
      columns.map((module, n) => make("th", { role: "columnheader", scope: "col", class: "turned", "aria-colindex": n + 2 }, make("span", {}, data.modules[module]))),
    );
    const body = seen.map((row, r) =>
      make(
        "tr",
        { role: "row", "aria-rowindex": first + r + 2 },
        make("th", { role: "rowheader", scope: "row", tabindex: "-1", "aria-colindex": 1, "data-row": r, "data-column": 0 }, make("span", { class: "who" }, row.label), row.note && make("small", {}, row.note)),
        columns.map((module, c) => {
          const cell = cellOf(row, counts[r], most, module);
          return make("td", { role: "gridcell", tabindex: "-1", class: cell.class, "aria-label": cell.said, "aria-colindex": c + 2, "data-row": r, "data-column": c + 1 }, cell.shown);
        }),
      ),
    );
    table.setAttribute("aria-rowcount", rows.length + 1);
    table.setAttribute("aria-colcount", columns.length + 1);
    table.replaceChildren(make("thead", { role: "rowgroup" }, head), make("tbody", { role: "rowgroup" }, body));
    table.hidden = rows.length === 0;
    reach(at.row, at.column, false);
    tell(first, seen.length);
  };

  const tell = (first, count) => {
    const noun = asked.rows === "users" ? (asked.alike ? "row of users with the same access" : "user") : "role";
    const many = asked.rows === "users" && asked.alike ? "rows of users with the same access" : undefined;
    const what = asked.when === "delta" ? " whose rights change" : "";
    said.textContent =
      rows.length === 0
        ? `No ${asked.rows === "users" ? "user" : "role"}${what || " holds anything"}${asked.words ? " and fits the filter" : ""}.`
        : `${plural(rows.length, noun, many)}${what}, ${plural(columns.length, "module")}${rows.length > count ? `; ${first + 1} to ${first + count} are shown` : ""}`;
    legend.textContent =
      asked.when === "delta"
        ? `A cell counts ${asked.single ? "the single rights that come (+) and go (\u2212)" : "the permissions on which rights come (+) and go (\u2212)"}.`
        : `A cell counts ${asked.single ? "single rights" : "permissions"}; the darker, the nearer to the most that a row in sight has in the module.`;
    const turn = (label, by, off) => {
      const button = make("button", { type: "button", disabled: off }, label);
      button.addEventListener("click", () => {
        asked.page += by;
        at = { row: 0, column: 0 };
        draw();
        reach(0, 0, true);
      });
      return button;
    };
    pager.replaceChildren(turn("Previous 100", -1, asked.page === 0), turn("Next 100", 1, first + count >= rows.length));
    pager.hidden = rows.length <= pageSize;
  };

  const cellAt = (row, column) => table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  const reach = (row, column, focus) => {
    table.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    const cell = cellAt(row, column);
    if (!cell) return;
    at = { row, column };
    cell.setAttribute("tabindex", "0");
    if (focus) cell.focus();
  };
  const open = (cell) => {
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    reach(row, column, false);
    rows[asked.page * pageSize + row].open(column === 0 ? undefined : columns[column - 1]);
  };
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-row]");
    if (cell) open(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-row]");
    if (!cell || event.altKey || event.metaKey) return;
    const last = { row: Math.min(pageSize, rows.length - asked.page * pageSize) - 1, column: columns.length };
    const moves = {
      ArrowUp: [at.row - 1, at.column],
      ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1],
      ArrowRight: [at.row, at.column + 1],
      PageUp: [at.row - 10, at.column],
      PageDown: [at.row + 10, at.column],
      Home: [event.ctrlKey ? 0 : at.row, 0],
      End: [event.ctrlKey ? last.row : at.row, last.column],
    };
    if (event.key === "Enter" || event.key === " ") open(cell);
    else if (moves[event.key]) {
      const [row, column] = moves[event.key];
      reach(Math.max(0, Math.min(row, last.row)), Math.max(0, Math.min(column, last.column)), true);
    } else return;
    event.preventDefault();
  });

  const start = () => {
    // The plan may give nobody anything: then what there is says more than what comes.
    if (isPlan && users.every((user) => differences(rightsOf(user, 0), rightsOf(user, 1)).length === 0)) asked.when = "1";
    const alike = check("Users with the same access in one row", asked.alike, change("alike"));
    host.append(
      make(
        "div",
        { class: "bar" },
        choices("Rows", [["users", "Users"], ["roles", "Roles"]], asked.rows, (value) => {
          alike.hidden = value !== "users";
          change("rows")(value);
        }),
        isPlan && choices("State", [["0", "Before"], ["1", "After"], ["delta", "Difference"]], asked.when, change("when")),
        choices("Count", [["permissions", "Permissions"], ["rights", "Rights"]], "permissions", (value) => change("single")(value === "rights")),
        filterField("Filter", change("words")),
        alike,
      ),
      said,
      make("div", { class: "scroll tall" }, table),
      pager,
      legend,
    );
    find();
    draw();
  };
  return { start };
})();
