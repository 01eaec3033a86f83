// Who can: the holders of a permission, right by right, and the ways by which they come to it.
const holders = (() => {
  const host = document.getElementById("holders");
  const step = 200;
  const asked = { permission: -1, right: "", when: isPlan ? "delta" : "0" };
  const result = make("div");
  let permissionSelect;
  let rightSelect;

  const state = () => (asked.when === "delta" ? now : Number(asked.when));
  const sortedPermissions = [...permissions].sort((a, b) => fullName(a).localeCompare(fullName(b), "en"));

  const rightsBetween = (user) => {
    const [before, after] = [0, now].map((of) => rightsOf(user, of).get(asked.permission) ?? none);
    return asked.when === "delta" ? [before, after] : asked.when === "0" ? [before, before] : [after, after];
  };

  const find = () => {
    const rows = [];
    const words = new Set();
    for (const user of users) {
      const [before, after] = rightsBetween(user);
      if (before === none && after === none) continue;
      const all = union(before, after);
      for (const word of data.sets[all]) words.add(word);
      if (asked.right !== "" && !data.sets[all].includes(Number(asked.right))) continue;
      rows.push({ user, before, after });
    }
    // What changes comes first, as in every list of a plan.
    rows.sort((one, other) => (other.before !== other.after) - (one.before !== one.after));
    return { rows, words: [...words].sort((a, b) => a - b) };
  };

  const draw = () => {
    const { rows, words } = find();
    const permission = permissions[asked.permission];
    rightSelect.replaceChildren(make("option", { value: "" }, "any right"), ...words.map((word) => make("option", { value: word }, data.words[word])));
    if (words.includes(Number(asked.right)) && asked.right !== "") rightSelect.value = asked.right;
    else asked.right = "";
    const columns = asked.right === "" ? words : [Number(asked.right)];
    const changing = rows.filter((row) => row.before !== row.after).length;
    const said = make(
      "p",
      { class: "said", role: "status" },
      rows.length === 0 ? `Nobody can${asked.when === "0" && isPlan ? " before the plan" : ""}.` : `${plural(rows.length, "user")} can`,
      asked.when === "delta" && rows.length > 0 && (changing > 0 ? `; for ${plural(changing, "user")} something changes` : "; nothing changes"),
    );
    const body = make("tbody");
    let drawn = 0;
    const more = make("button", { type: "button" });
    const put = () => {
      const from = drawn;
      drawn = Math.min(rows.length, drawn + step);
      for (const row of rows.slice(from, drawn)) body.append(rowOf(row, columns));
      more.hidden = drawn === rows.length;
      more.textContent = `Show ${Math.min(step, rows.length - drawn)} more of ${rows.length.toLocaleString("en")}`;
      return body.children[from];
    };
    more.addEventListener("click", () => put()?.querySelector("button")?.focus());
    put();
    result.replaceChildren(
      make("h3", {}, `${fullName(permission)} `, make("code", { class: "place" }, permission.token)),
      said,
      rows.length > 0 &&
        scrolled(
          `Who can: ${fullName(permission)}`,
          make(
            "table",
            { class: "holders" },
            make("caption", { class: "heard" }, `Who can: ${fullName(permission)}`),
            make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "User"), columns.map((word) => make("th", { scope: "col", class: "centred" }, data.words[word])), make("th", { scope: "col" }, "Through"))),
            body,
          ),
        ),
      more,
      rolesWith(),
    );
  };

  const rowOf = ({ user, before, after }, columns) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, userOpener(user)),
      columns.map((word) => {
        const [had, has] = [before, after].map((set) => data.sets[set].includes(word));
        const [tone, shown, said] = had && has ? ["", "\u25cf", "yes"] : has ? ["gain", "+", "gains it"] : had ? ["lose", "\u2212", "loses it"] : ["", "", "no"];
        return make("td", { class: `centred ${tone}` }, make("span", { "aria-hidden": "true" }, shown), heard(said));
      }),
      make("td", {}, throughOf(user, asked.when === "delta" ? undefined : [state()])(asked.permission)),
    );

  /** Roles that grant it and that nobody holds: a way that stands open. */
  const rolesWith = () => {
    const unheld = roles.filter((role) => roleRights(role.index, state()).has(asked.permission) && holdersOfRole(role.index, state()).length === 0);
    return unheld.length > 0 && make("p", {}, "Also granted by roles that nobody holds: ", joined(unheld.map(roleOpener)));
  };

  const choose = (permission) => {
    asked.permission = permission;
    draw();
  };
  const start = () => {
    const modules = [...new Set(sortedPermissions.map((permission) => permission.module))];
    permissionSelect = make(
      "select",
      {},
      modules.map((module) =>
        make(
          "optgroup",
          { label: data.modules[module] },
          sortedPermissions.filter((permission) => permission.module === module).map((permission) => make("option", { value: permission.index }, permission.label)),
        ),
      ),
    );
    rightSelect = make("select");
    permissionSelect.addEventListener("change", () => choose(Number(permissionSelect.value)));
    rightSelect.addEventListener("change", () => {
      asked.right = rightSelect.value;
      draw();
    });
    host.append(
      make(
        "div",
        { class: "bar" },
        make("label", { class: "field grow" }, make("span", {}, "Permission"), permissionSelect),
        make("label", { class: "field" }, make("span", {}, "Right"), rightSelect),
        isPlan &&
          choices("State", [["0", "Before"], ["1", "After"], ["delta", "Difference"]], asked.when, (value) => {
            asked.when = value;
            draw();
          }),
      ),
      result,
    );
    if (sortedPermissions.length === 0) {
      host.replaceChildren(host.firstElementChild, make("p", {}, "Nobody holds any permission."));
      return;
    }
    if (asked.permission < 0) asked.permission = firstOfInterest();
    permissionSelect.value = asked.permission;
    draw();
  };

  /** A permission that the plan gives or takes, or else what pays money, or else the first. */
  const firstOfInterest = () => {
    for (const user of isPlan ? users : []) {
      const changes = differences(rightsOf(user, 0), rightsOf(user, 1));
      if (changes.length > 0) return changes[0].permission;
    }
    return (permissions.find((permission) => permission.token === "accountsPayable/payBills") ?? sortedPermissions[0]).index;
  };
  return {
    start,
    open(permission) {
      asked.permission = permission;
      asked.right = "";
      goTo("holders");
      permissionSelect.value = permission;
      draw();
    },
  };
})();
const openHolders = (permission) => {
  sheet.close();
  holders.open(permission);
};
