// Changes and findings: lists that can be filtered, of which each entry opens to all there is to say of it.
const step = 100;

/** A list with its filters; it draws as many entries as are asked for, and all of them for a printer. */
const listView = (host, { noun, items, item, filters, empty }) => {
  const list = make("ol", { class: "list" });
  const said = make("p", { class: "said", role: "status" });
  const more = make("button", { type: "button" }, "Show more");
  const chosen = {};
  let [matching, drawn, kept] = [items, 0];

  const draw = (upTo) => {
    const from = drawn;
    drawn = Math.min(upTo, matching.length);
    list.append(...matching.slice(from, drawn).map((one) => item(one)));
    tell();
    return list.children[from];
  };
  const tell = () => {
    more.hidden = drawn === matching.length;
    more.textContent = `Show ${Math.min(step, matching.length - drawn)} more`;
    const whole = matching.length === items.length ? plural(items.length, noun) : `${matching.length.toLocaleString("en")} of ${plural(items.length, noun)}`;
    said.textContent = items.length === 0 ? empty : drawn < matching.length ? `${whole}; the first ${drawn} are shown` : whole;
  };
  const again = () => {
    matching = items.filter((one) => filters.every(({ name, matches }) => !chosen[name] || matches(one, chosen[name])));
    list.replaceChildren();
    drawn = 0;
    draw(step);
  };
  more.addEventListener("click", () => draw(drawn + step)?.querySelector("summary")?.focus());
  const controls = filters.map(({ name, label, options }) => {
    const choose = (value) => {
      chosen[name] = value;
      again();
    };
    return options ? selection(label, options, choose) : filterField(label, choose);
  });
  const bar = make("div", { class: "bar" }, controls);
  host.replaceChildren(...(items.length > 0 ? [bar] : []), said, list, more);
  again();
  return {
    /** All entries, as paper has no buttons; open but for those that say that nothing is wrong. */
    forPrint() {
      kept ??= drawn;
      draw(matching.length);
      for (const one of list.querySelectorAll("details:not([open], .quiet)")) {
        one.open = true;
        one.fill();
        one.dataset.closed = "";
      }
    },
    afterPrint() {
      while (list.children.length > kept) list.lastChild.remove();
      drawn = kept ?? drawn;
      kept = undefined;
      tell();
      for (const one of list.querySelectorAll("details[data-closed]")) {
        one.open = false;
        delete one.dataset.closed;
      }
    },
    /** Filters by this text alone, as if somebody had typed it. */
    filterBy(words) {
      for (const select of bar.querySelectorAll("select")) select.value = "";
      for (const name of Object.keys(chosen)) delete chosen[name];
      const input = bar.querySelector("input[type=search]");
      input.value = words;
      chosen.text = words.toLowerCase();
      again();
    },
  };
};

/** An entry whose details are made when it is first opened. */
const entry = (sign, head, at, body) => {
  const quiet = sign === "passed" || sign === "skipped" ? "quiet" : undefined;
  const details = make("details", { class: quiet }, make("summary", {}, mark(sign), make("span", { class: "cells" }, head), placed(at)));
  let made = false;
  const fill = () => {
    if (made || !details.open) return;
    made = true;
    details.append(make("div", { class: "body" }, body()));
  };
  details.addEventListener("toggle", fill);
  // A printer does not wait for the event.
  details.fill = fill;
  return make("li", {}, details);
};

const values = ["before", "after"];
const changeItem = (change) =>
  entry(
    change.mark,
    [make("span", { class: "cell" }, make("b", {}, text(change.id)), ` ${change.kind}`), " ", make("span", { class: "cell" }, text(change.says), change.held && make("span", { class: "notable" }, " held back"))],
    change.at,
    () => [
      change.fields.length > 0 &&
        scrolled(
          "Fields",
          make(
            "table",
            {},
            make("caption", { class: "heard" }, `What changes of ${text(change.id)}`),
            make("thead", {}, make("tr", {}, ["Field", "Before", "After", "Declared"].map((name) => make("th", { scope: "col" }, name)))),
            make(
              "tbody",
              {},
              change.fields.map(([label, before, after, at]) =>
                make(
                  "tr",
                  {},
                  make("th", { scope: "row" }, text(label)),
                  [before, after].map((value, n) => make("td", { class: value < 0 ? "dim" : values[n] }, value < 0 ? "none" : text(value))),
                  make("td", {}, placed(at)),
                ),
              ),
            ),
          ),
        ),
      make("p", { class: "dim" }, `Why: ${text(change.why)}.`, change.last >= 0 && ` ${capital(text(change.last))}.`),
      openerOf(change.kind, text(change.id)),
    ],
  );
const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
const openerOf = (kind, id) => {
  const found = { user: users, role: roles, group: groups }[kind]?.find((one) => one.id === id);
  const open = { user: openUser, role: openRole, group: openGroup }[kind];
  return found && make("p", { class: "all-about" }, opener(`All about ${kind} ${id}`, () => open(found)));
};

const findingItem = (finding) =>
  entry(
    finding.end,
    [
      make("span", { class: "cell" }, make("b", {}, text(finding.rule)), finding.severity && make("span", { class: `severity ${finding.severity}` }, ` ${finding.severity}`)),
      " ",
      make("span", { class: "cell" }, finding.of >= 0 && [text(finding.of), " "], make("span", { class: finding.says === finding.title ? "dim" : undefined }, text(finding.says))),
    ],
    finding.at,
    () => [
      finding.title >= 0 && finding.title !== finding.says && make("p", {}, `${capital(text(finding.title))}.`),
      make(
        "dl",
        { class: "facts" },
        finding.users?.length > 0 && fact(plural(finding.users.length, "user"), people(finding.users.map((user) => users[user]))),
        finding.roles?.length > 0 && fact(plural(finding.roles.length, "role"), joined(finding.roles.map((role) => roleOpener(roles[role])))),
        finding.causes?.length > 0 && fact("Comes from", joined(finding.causes.map(placed))),
        finding.capped >= 0 && fact("May be less", text(finding.capped)),
        finding.accepted >= 0 && fact("Answered for", text(finding.accepted)),
        finding.remedy >= 0 && fact("To mend it", text(finding.remedy)),
        finding.last >= 0 && fact("In Intacct", text(finding.last)),
        finding.basis >= 0 && fact(isPlan ? "Published by" : "Found when", text(finding.basis)),
        finding.id && fact("Id", make("code", {}, finding.id)),
      ),
    ],
  );

const contains = (parts) => {
  const known = new Map();
  return (one, words) => {
    if (!known.has(one)) known.set(one, parts(one).join(" ").toLowerCase());
    return words.split(/\s+/).every((word) => known.get(one).includes(word));
  };
};
const changeText = contains((change) => [change.of, text(change.says), place(change.at), ...change.fields.flatMap((field) => field.slice(0, 3).map(text))]);
const findingText = contains((finding) => [text(finding.rule), text(finding.title), finding.severity ?? "", finding.of >= 0 ? text(finding.of) : "", text(finding.says), ...(finding.users ?? []).map((user) => users[user].id)]);
const options = (all, values) => [["", all], ...[...new Set(values)].map((value) => [value, value])];

const changesView = () =>
  listView(document.getElementById("changes-list"), {
    noun: "change",
    items: data.changes,
    item: changeItem,
    empty: "Nothing changes.",
    filters: [
      { name: "action", label: "Action", options: [["", "All"], ["+", "+ added"], ["~", "~ changed"], ["-", "\u2212 removed"]], matches: (change, value) => change.mark === value },
      { name: "kind", label: "Kind", options: options("All", data.changes.map((change) => change.kind)), matches: (change, value) => change.kind === value },
      { name: "text", label: "Text", matches: changeText },
    ],
  });

const findingsView = () =>
  listView(document.getElementById("findings-list"), {
    noun: isPlan ? "control" : "finding",
    items: data.findings,
    item: findingItem,
    empty: isPlan ? "No guard and no policy has anything to say." : "Nothing is found.",
    filters: [
      { name: "end", label: "Outcome", options: [["", "All"], ...[...new Set(data.findings.map((finding) => finding.end))].map((end) => [end, marks[end][2]])], matches: (finding, value) => finding.end === value },
      { name: "severity", label: "Severity", options: options("All", data.findings.map((finding) => finding.severity).filter(Boolean)), matches: (finding, value) => finding.severity === value },
      { name: "text", label: "Text", matches: findingText },
    ],
  });
