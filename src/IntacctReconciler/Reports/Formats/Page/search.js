// One box over everything that has a name, and over the text of changes and findings.
const search = (() => {
  const input = document.getElementById("find");
  const found = document.getElementById("found");
  const said = document.getElementById("find-said");
  const most = 8;
  const kinds = [
    { title: "Users", one: "user", all: users, text: (user) => `${user.id} ${user.name}`, label: (user) => [make("b", {}, user.id), user.name && ` ${user.name}`], open: openUser },
    { title: "Roles", one: "role", all: roles, text: (role) => `${role.id} ${role.description}`, label: (role) => [make("b", {}, role.id), role.description && ` ${role.description}`], open: openRole },
    { title: "Groups", one: "group", all: groups, text: (group) => `${group.id} ${group.description}`, label: (group) => [make("b", {}, group.id), group.description && ` ${group.description}`], open: openGroup },
    { title: "Permissions", one: "permission", all: permissions, text: (permission) => `${fullName(permission)} ${permission.token}`, label: (permission) => [make("b", {}, fullName(permission)), " who can?"], open: (permission) => openHolders(permission.index) },
    { title: "Changes", one: "change", all: data.changes ?? [], fits: changeText, label: (change) => [mark(change.mark), make("b", {}, text(change.id)), ` ${text(change.says)}`], open: (_, words) => show("changes", words) },
    { title: isPlan ? "Controls" : "Findings", one: isPlan ? "control" : "finding", all: data.findings, fits: findingText, label: (finding) => [mark(finding.end), make("b", {}, text(finding.rule)), ` ${text(finding.says)}`], open: (_, words) => show("findings", words) },
  ];
  for (const kind of kinds) kind.fits ??= contains((one) => [kind.text(one)]);

  const show = (view, words) => {
    goTo(view);
    lists[view].filterBy(words);
  };
  const close = () => {
    found.hidden = true;
    found.replaceChildren();
    said.textContent = "";
  };
  const look = () => {
    const words = input.value.trim().toLowerCase();
    if (words === "") return close();
    const hits = kinds.map((kind) => ({ kind, of: kind.all.filter((one) => kind.fits(one, words)) })).filter(({ of }) => of.length > 0);
    const total = hits.map(({ kind, of }) => plural(of.length, kind.one)).join(", ");
    said.textContent = total ? `Found: ${total}` : "Nothing is found";
    found.replaceChildren(
      ...(hits.length === 0 ? [make("p", {}, "Nothing has this in its name or text.")] : []),
      ...hits.map(({ kind, of }) => {
        const list = make("ul", {});
        const put = (some) => some.forEach((one) => list.append(make("li", {}, hit(kind, one, words))));
        put(of.slice(0, most));
        const more = of.length > most && make("button", { type: "button" }, kind.text ? `and ${(of.length - most).toLocaleString("en")} more` : `all ${of.length.toLocaleString("en")}`);
        if (more)
          more.addEventListener("click", () => {
            if (!kind.text) return leave(() => kind.open(undefined, words));
            put(of.slice(most, 200));
            list.children[most].querySelector("button").focus();
            more.hidden = true;
          });
        return make("section", {}, make("h2", {}, `${kind.title} `, make("small", {}, of.length.toLocaleString("en"))), list, more);
      }),
    );
    found.hidden = false;
  };
  const leave = (open) => {
    close();
    open();
  };
  const hit = (kind, one, words) => {
    const button = make("button", { type: "button", class: "hit" }, kind.label(one));
    button.addEventListener("click", () => (kind.text ? kind.open(one) : leave(() => kind.open(one, words))));
    return button;
  };

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 60);
  });
  const buttons = () => [...found.querySelectorAll("button:not([hidden])")];
  const step = (event) => {
    if (event.key === "Escape" && (document.activeElement === input || found.contains(document.activeElement))) {
      input.value = "";
      close();
      input.focus();
    } else if (event.key === "Enter" && event.target === input) {
      clearTimeout(waiting);
      look();
      buttons()[0]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = [input, ...buttons()];
      const next = all[all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  };
  input.addEventListener("keydown", step);
  found.addEventListener("keydown", step);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || sheet.open || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  return { close };
})();
