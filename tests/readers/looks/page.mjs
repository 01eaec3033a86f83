// The HTML pages of plans and audits, in a real browser: Chromium, without a window, and axe-core for what assistive
// technology needs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch } from "../browser.mjs";
import { hostileCompany, hostileNames, largeCompany } from "../companies.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const planViews = ["overview", "changes", "findings", "matrix", "holders", "notes"];
const auditViews = planViews.filter((view) => view !== "changes");
let asked = 0;

export async function look(desk) {
  for (const example of ["acme", "policies", "audit", "bill-com-user-based"]) desk.example(example);
  await desk.run(0, "plan", "acme", "--report", "html=acme.html");
  await desk.run(6, "plan", "policies/refused.yaml", "--report", "html=refused.html");
  await desk.run(0, "plan", "bill-com-user-based", "--report", "html=bill.html");
  await desk.run(6, "audit", "audit", "--report", "html=audit.html");
  hostileCompany(desk.folder);
  await desk.run(0, "plan", "hostile.yaml", "--report", "html=hostile.html");
  largeCompany(desk.folder, 10_000);
  await desk.run(5, "plan", "large.yaml", "--report", "html=large.html");

  const browser = await launch();
  try {
    await findsFaults(browser);
    for (const [name, views] of [["acme", planViews], ["refused", planViews], ["bill", ["overview", "matrix"]], ["audit", auditViews]])
      await accessible(browser, desk.path(`${name}.html`), views);
    await works(browser, desk.path("acme.html"));
    await byKeyboard(browser, desk.path("acme.html"));
    await answersAudits(browser, desk.path("audit.html"));
    await prints(browser, desk.path("acme.html"));
    await withoutScripts(browser, desk.path("refused.html"));
    await harmless(browser, desk.path("hostile.html"));
    const figures = await large(browser, desk.path("large.html"));
    return asked > 0 && `7 pages, ${asked} looks at them by axe-core; 10,000 users: ${figures}`;
  } finally {
    await browser.close();
  }
}

/** A page that is watched: whatever it complains of or asks for is an error. */
async function open(browser, file, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.stack}`));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => {
    if (request.url() !== pathToFileURL(file).href + hash && request.url() !== pathToFileURL(file).href && request.url() !== "data:,") faults.push(`request: ${request.url()}`);
  });
  page.setDefaultTimeout(60_000);
  await page.goto(pathToFileURL(file).href + hash);
  return {
    page,
    async end() {
      await context.close();
      if (faults.length > 0) throw new Error(`${file}${hash}:\n${faults.join("\n")}`);
    },
  };
}

const must = (holds, what) => {
  if (!holds) throw new Error(what);
};
const count = (page, selector) => page.locator(`${selector}:visible`).count();

async function violations(page) {
  asked++;
  const { violations } = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join("\n")}`);
}
const mustBeAccessible = async (page, where) => {
  const found = await violations(page);
  must(found.length === 0, `${where}:\n${found.join("\n")}`);
};

/** The browser and axe-core would find what we look for. */
async function findsFaults(browser) {
  const page = await browser.newPage();
  await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"><button></button></main>');
  const found = (await violations(page)).join("\n");
  must(/image-alt/.test(found) && /button-name/.test(found), `axe-core overlooks faults: ${found}`);
  const ran = [];
  page.on("console", (message) => ran.push(message.text()));
  for (const name of hostileNames) await page.setContent(`<p>${name}</p>`);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  must(ran.includes("hostile"), "no hostile name runs in a page that is not ours");
  await page.close();
}

async function accessible(browser, file, views) {
  for (const colorScheme of ["light", "dark"])
    for (const view of views) {
      const { page, end } = await open(browser, file, { hash: `#${view}`, colorScheme });
      must(await page.locator(`#${view}`).isVisible(), `${view} is not shown`);
      must((await count(page, "main > .view")) === 1, `${view} is not shown alone`);
      await mustBeAccessible(page, `${file}#${view}, ${colorScheme}`);
      await end();
    }
  const { page, end } = await open(browser, file, { viewport: { width: 400, height: 800 } });
  for (const view of views) {
    await page.locator(`nav a[href="#${view}"]`).click();
    must(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${file}#${view} is wider than a narrow screen`);
  }
  await end();
}

/** What a reviewer does with a mouse. */
async function works(browser, file) {
  const { page, end } = await open(browser, file);
  must((await page.locator(".verdict").innerText()).startsWith("3 to add, 10 to change, 1 to deactivate"), "the verdict is not said first");
  must((await page.locator("#overview .verdict").boundingBox()).y < 300, "the verdict is not at the top");

  await page.locator("#find").fill("leaver1");
  await page.locator("#found .hit").first().waitFor();
  must(/1 user/.test(await page.locator("#find-said").innerText()), "the search does not say what it found");
  await mustBeAccessible(page, "search results");
  await page.locator("#found .hit", { hasText: "leaver1" }).first().click();
  must(await page.locator("#sheet").isVisible(), "a hit opens nothing");
  must(/Active → Inactive/.test(await page.locator("#sheet").innerText()), "the sheet does not say that leaver1 leaves");
  await mustBeAccessible(page, "a sheet");
  await page.keyboard.press("Escape");
  await page.locator("#find").fill("");

  await page.locator('nav a[href="#changes"]').click();
  const all = await count(page, "#changes .list > li");
  await page.getByLabel("Action").selectOption("-");
  must((await count(page, "#changes .list > li")) === 1 && all === 15, "the filter of actions does not filter");
  await page.getByLabel("Action").selectOption("");
  await page.locator("#changes").getByLabel("Text").fill("recurring bills");
  await page.waitForFunction(() => document.querySelectorAll("#changes .list > li").length === 1);
  await page.locator("#changes summary").click();
  must(/access\.yaml:47/.test(await page.locator("#changes details").innerText()), "a change does not say where it is declared");
  await mustBeAccessible(page, "an open change");

  await page.locator('nav a[href="#matrix"]').click();
  const cells = {};
  for (const state of ["Before", "After", "Difference"]) {
    await page.locator("#matrix").getByLabel(state, { exact: true }).check();
    cells[state] = await page.locator("#matrix tbody").innerText();
  }
  must(new Set(Object.values(cells)).size === 3, "before, after and difference are the same");
  must(/cover1\s+−1/.test(cells.Difference.replaceAll("\n", " ")), "the difference does not say that cover1 loses");
  await page.locator("#matrix").getByLabel("Roles", { exact: true }).check();
  must(/AP clerk/.test(await page.locator("#matrix tbody").innerText()), "there are no rows of roles");
  await page.locator("#matrix td[data-row='0'][data-column='1']").click();
  must(/Pay bills/.test(await page.locator("#sheet").innerText()), "a cell opens no permissions");
  await page.locator("#sheet .opener", { hasText: "Pay bills" }).click();
  must(await page.locator("#holders").isVisible(), "a permission does not lead to who can");
  must(/treasurer1/.test(await page.locator("#holders tbody").innerText()), "treasurer1 can pay bills");
  await page.locator("#holders").getByLabel("After", { exact: true }).check();
  must(!/clerk1/.test(await page.locator("#holders tbody").innerText()), "clerk1 cannot pay bills after the plan");
  await page.locator("#theme").click();
  must((await page.locator("html").getAttribute("data-theme")) === "dark", "the button does not darken the page");
  await mustBeAccessible(page, "who can, darkened");
  await end();
}

/** The same with keys alone: the focus is always somewhere that can be seen, and comes back. */
async function byKeyboard(browser, file) {
  const { page, end } = await open(browser, file);
  await page.keyboard.press("Tab");
  must((await focused(page)) === "Skip to the report", "the first stop is not the way past the head");
  await page.keyboard.press("/");
  await page.keyboard.type("clerk1");
  await page.waitForSelector("#found .hit");
  await page.keyboard.press("ArrowDown");
  must((await page.evaluate(() => document.activeElement.className)) === "hit", "an arrow does not lead to the results");
  await page.keyboard.press("Escape");
  must((await page.locator("#found").isHidden()) && (await page.evaluate(() => document.activeElement.id)) === "find", "Escape does not end the search");

  await page.locator('nav a[href="#matrix"]').focus();
  await page.keyboard.press("Enter");
  // The view changes when the address has, which is a moment later.
  await page.waitForFunction(() => document.activeElement.closest("#matrix"), null, { timeout: 10_000 }).catch(() => undefined);
  must((await focused(page)) === "Who can do what", "a view does not take the focus");
  await page.locator("#matrix [tabindex='0'][data-row]").focus();
  for (const key of ["ArrowDown", "ArrowRight", "End", "Home", "ArrowRight"]) await page.keyboard.press(key);
  must((await page.evaluate(() => `${document.activeElement.dataset.row} ${document.activeElement.dataset.column}`)) === "1 1", "arrows do not move in the table");
  must((await count(page, "#matrix [tabindex='0'][data-row]")) === 1, "the table is more than one stop");
  await page.keyboard.press("Enter");
  must((await page.locator("#sheet").isVisible()) && /same access/.test(await focused(page)), "Enter opens no sheet");
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    must(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("#sheet") !== null), "the focus leaves an open sheet");
  }
  await page.keyboard.press("Escape");
  must((await page.evaluate(() => document.activeElement.dataset.row)) === "1", "the focus does not come back");
  await end();
}
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

async function answersAudits(browser, file) {
  const { page, end } = await open(browser, file, { hash: "#findings" });
  await page.getByLabel("Severity").selectOption("critical");
  must((await count(page, "#findings .list > li")) === 1, "the filter of severities does not filter");
  await page.locator("#findings summary").first().click();
  must(/sync2/.test(await page.locator("#findings details").first().innerText()), "a finding does not name whom it is about");
  must((await page.locator("nav a:visible").allInnerTexts()).join().includes("Findings"), "an audit has no findings");
  must(!(await page.locator("#changes").isVisible()), "an audit has no changes");
  await page.emulateMedia({ media: "print" });
  must(await page.locator("#findings .people", { hasText: "sync2" }).first().isVisible(), "whom a finding is about is not printed");
  await page.emulateMedia({ media: "screen" });
  await page.locator('nav a[href="#matrix"]').click();
  must((await page.locator("#matrix").getByLabel("Difference", { exact: true }).count()) === 0, "an audit knows one state only");
  await end();
}

/** Paper has all that a screen opens. */
async function prints(browser, file) {
  const { page, end } = await open(browser, file, { hash: "#notes" });
  await page.emulateMedia({ media: "print" });
  await page.waitForFunction(() => document.querySelectorAll("#changes details[open]").length === 15);
  for (const shown of ["#overview", "#changes", "#findings", "#notes", ".printed"]) must(await page.locator(shown).isVisible(), `${shown} is not printed`);
  for (const hidden of ["nav", "#find", "#matrix", "#holders"]) must(!(await page.locator(hidden).isVisible()), `${hidden} is printed`);
  must((await count(page, "#changes details td")) > 40, "changes are printed without what they change");
  must((await count(page, "#changes .all-about")) === 0, "a link is printed that leads nowhere");
  must((await page.pdf()).length > 20_000, "nothing is printed");
  await page.emulateMedia({ media: "screen" });
  await page.waitForFunction(() => document.querySelectorAll("#changes details[open]").length === 0);
  await end();
}

/** In mail and in viewers of build results scripts are often switched off. */
async function withoutScripts(browser, file) {
  const { page, end } = await open(browser, file, { javaScriptEnabled: false });
  const text = await page.locator("body").innerText();
  for (const said of ["REFUSED by SOD-01 and SOD-05", "enter bills + pay bills, new for clerk2", "wish.yaml:", "need scripts"]) must(text.includes(said), `without scripts it does not say: ${said}`);
  must(!(await page.locator("#find").isVisible()) && !(await page.locator("#matrix").isVisible()), "what needs scripts is shown without");
  await end();
}

/** Names that run in other pages are read in this one. */
async function harmless(browser, file) {
  const { page, end } = await open(browser, file);
  const elements = await page.evaluate(() => document.querySelectorAll("script, img, svg, iframe, object").length);
  must(elements === 2, `${elements - 2} elements came out of names`);
  for (const view of planViews) {
    await page.locator(`nav a[href="#${view}"]`).click();
    for (const summary of await page.locator(`#${view} summary`).all()) await summary.click();
  }
  await page.locator("#find").fill("hostile");
  await page.locator("#found .hit").first().waitFor();
  const hits = await page.locator("#found .hit").count();
  for (let i = 0; i < hits; i++) {
    if (!(await page.locator("#found").isVisible())) break;
    await page.locator("#found .hit").nth(i).click();
    if (await page.locator("#sheet").isVisible()) await page.keyboard.press("Escape");
  }
  must((await page.evaluate(() => document.querySelectorAll("script, img, svg, iframe, object").length)) === 2, "elements came out of names");
  must((await page.evaluate(() => window.hostile)) === undefined, "a name has run");
  const text = await page.evaluate(() => document.body.textContent);
  must(text.includes("<img src=x onerror=") && !/[\u202e\u2066\u2028]/u.test(text), "names are not shown as text");
  await end();
}

/** A company of 10,000 users: only what is in sight is in the document, whatever is asked for. */
async function large(browser, file) {
  const began = performance.now();
  const { page, end } = await open(browser, file);
  await page.waitForFunction(() => document.documentElement.classList.contains("runs"));
  const figures = [`${(readFileSync(file).length / 1e6).toFixed(1)} MB`, `ready in ${since(began)}`];
  const step = async (what, act, ready) => {
    const from = performance.now();
    await act();
    await page.waitForFunction(ready);
    figures.push(`${what} ${since(from)}`);
    const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
    must(nodes < 9_000, `${nodes} elements after ${what}`);
  };
  await step("search", () => page.locator("#find").fill("user0777"), () => document.querySelectorAll("#found .hit").length >= 8);
  await step("difference", () => page.locator('nav a[href="#matrix"]').click(), () => document.querySelectorAll("#matrix tbody tr").length > 0);
  await step("all users", async () => {
    await page.locator("#matrix").getByLabel("After", { exact: true }).check();
    await page.locator("#matrix").getByLabel("Users with the same access in one row").uncheck();
  }, () => document.querySelectorAll("#matrix tbody tr").length === 100 && Number(document.querySelector("#matrix table").getAttribute("aria-rowcount")) > 10_000);
  await step("next 100", () => page.getByRole("button", { name: "Next 100" }).click(), () => document.querySelector("#matrix tbody tr").getAttribute("aria-rowindex") === "102");
  await step("filter", () => page.locator("#matrix").getByLabel("Filter").fill("user09999"), () => document.querySelectorAll("#matrix tbody tr").length === 1);
  await step("who can", () => page.locator('nav a[href="#holders"]').click(), () => document.querySelectorAll("#holders tbody tr").length > 100);
  await step("changes", () => page.locator('nav a[href="#changes"]').click(), () => document.querySelectorAll("#changes .list > li").length === 100);
  await end();
  return figures.join(", ");
}
const since = (began) => `${Math.round(performance.now() - began)} ms`;
