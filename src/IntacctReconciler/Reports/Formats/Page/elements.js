// Elements are made here and nowhere else; text only ever goes in as text.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value === "boolean") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
};
const heard = (words) => make("span", { class: "heard" }, words);

const marks = {
  "+": ["gain", "+", "added"],
  "-": ["lose", "\u2212", "removed"],
  "~": ["change", "~", "changed"],
  refused: ["refused", "\u2715", "refused"],
  found: ["refused", "\u2715", "found"],
  warning: ["notable", "!", "look at it"],
  stands: ["notable", "!", "stands as before"],
  accepted: [isPlan ? "notable" : "ok", isPlan ? "!" : "\u2713", "accepted"],
  ends: ["ok", "\u2713", "ends"],
  passed: ["ok", "\u2713", "passed"],
  skipped: ["plain", "?", "not checkable"],
};
const mark = (sign) => {
  const [tone, drawn, word] = marks[sign];
  return make("span", { class: `mark ${tone}` }, make("span", { "aria-hidden": "true" }, drawn), heard(`${word}: `));
};
const placed = (at) => (at < 0 ? undefined : make("code", { class: "place" }, place(at)));

/** A button that reads as a link: it opens the sheet. */
const opener = (label, open, hint) => make("button", { type: "button", class: "opener", title: hint, onclick: open }, label);

/** Words of rights: those that stay, those that come and those that go. */
const rightsWords = (before, after) => {
  const parts = [];
  const put = (tag, sign, said, words) => {
    for (const word of words)
      parts.push(make(tag, { class: "right" }, sign && make("span", { "aria-hidden": "true" }, sign), said && heard(said), word), " ");
  };
  if (before === after) put("span", "", "", wordsOf(after));
  else {
    const [gained, lost] = [without(after, before), without(before, after)];
    put("span", "", "", wordsOf(without(after, gained)));
    put("ins", "+", "gains ", wordsOf(gained));
    put("del", "\u2212", "loses ", wordsOf(lost));
  }
  return make("span", { class: "rights" }, parts);
};

/** A set of choices of which one holds. */
let sets = 0;
const choices = (legend, options, chosen, choose, name = `choice-${++sets}`) =>
  make(
    "fieldset",
    { class: "choices" },
    make("legend", {}, legend),
    options.map(([value, label]) => {
      const input = make("input", { type: "radio", name, value, checked: value === chosen });
      input.addEventListener("change", () => choose(value));
      return make("label", {}, input, make("span", {}, label));
    }),
  );

const selection = (label, options, choose) => {
  const select = make("select", {}, options.map(([value, said]) => make("option", { value }, said)));
  select.addEventListener("change", () => choose(select.value));
  return make("label", { class: "field" }, make("span", {}, label), select);
};

const filterField = (label, choose) => {
  const input = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose(input.value.trim().toLowerCase()), 60);
  });
  return make("label", { class: "field grow" }, make("span", {}, label), input);
};

const check = (label, checked, choose) => {
  const input = make("input", { type: "checkbox", checked });
  input.addEventListener("change", () => choose(input.checked));
  return make("label", { class: "check" }, input, make("span", {}, label));
};

/** A table that scrolls sideways by itself, not the page with it. */
const scrolled = (label, table) => make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": label }, table);
