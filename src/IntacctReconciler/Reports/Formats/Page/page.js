// The views: one is shown at a time, by the address after the number sign, so that links and the way back work.
const views = [...document.querySelectorAll(".view")].filter((view) => isPlan || !view.classList.contains("of-plan"));
const links = [...document.querySelectorAll("nav a")];
const lists = { findings: findingsView() };
if (isPlan) lists.changes = changesView();
const started = new Set();
const starts = { matrix: () => matrix.start(), holders: () => holders.start() };

function show(name, focus) {
  const view = views.find((one) => one.id === name) ?? views[0];
  for (const one of views) one.hidden = one !== view;
  for (const link of links) {
    if (link.hash === `#${view.id}`) {
      link.setAttribute("aria-current", "page");
      // On a narrow screen the links scroll sideways.
      link.closest("ul").scrollLeft = link.offsetLeft - 48;
    } else link.removeAttribute("aria-current");
  }
  if (starts[view.id] && !started.has(view.id)) {
    started.add(view.id);
    starts[view.id]();
  }
  if (focus) view.querySelector("h2").focus({ preventScroll: true });
}
function goTo(name) {
  show(name, true);
  history.replaceState(null, "", `#${name}`);
  scrollTo(0, 0);
}
addEventListener("hashchange", () => {
  const name = location.hash.slice(1);
  if (name === "main") return;
  search.close();
  show(name, true);
  scrollTo(0, 0);
});

// Dark and light: as the system says until somebody presses the button.
const root = document.documentElement;
const theme = document.getElementById("theme");
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const paint = (dark) => {
  root.dataset.theme = dark ? "dark" : "light";
  theme.setAttribute("aria-pressed", dark);
};
paint(systemDark.matches);
systemDark.addEventListener("change", () => paint(systemDark.matches));
theme.addEventListener("click", () => paint(root.dataset.theme !== "dark"));

// Paper: every list whole and open.
const onPaper = (prints) => {
  for (const list of Object.values(lists)) {
    if (prints) list.forPrint();
    else list.afterPrint();
  }
};
const printing = matchMedia("print");
printing.addEventListener("change", () => onPaper(printing.matches));
addEventListener("beforeprint", () => onPaper(true));
addEventListener("afterprint", () => onPaper(false));

document
  .getElementById("unknown")
  .append(make("p", {}, "Not counted here:"), make("ul", {}, data.unknown.map((what) => make("li", {}, what))));
// In the overview, what is the name of somebody or of a role leads to them.
const named = new Map([...roles.map((role) => [role.id, () => openRole(role)]), ...users.map((user) => [user.id, () => openUser(user)])]);
for (const cell of document.querySelectorAll("#overview .row .cell:first-child")) {
  const name = cell.textContent.trim().replace(/^(?:user|role)\["(.*)"\]$/, "$1");
  if (named.has(name)) cell.replaceChildren(opener(cell.textContent.trim(), named.get(name)));
}
root.classList.add("runs");
show(location.hash.slice(1), false);
