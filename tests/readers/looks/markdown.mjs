// Markdown reports, by markdown-it, with HTML and with links made of what looks like one.
import markdownIt from "markdown-it";
import { readFileSync, writeFileSync } from "node:fs";
import { hostileCompany, largeCompany } from "../companies.mjs";

const reader = markdownIt({ html: true, linkify: true });
/** What a comment on GitHub can hold. */
const longest = 65_536;

export async function look(desk) {
  finds();
  for (const example of ["acme", "audit", "policies"]) desk.example(example);
  hostileCompany(desk.folder);
  largeCompany(desk.folder, 10_000);
  await desk.run(0, "plan", "acme", "--report", "markdown=plan.md");
  await desk.run(6, "plan", "policies/refused.yaml", "--report", "markdown=refused.md");
  await desk.run(6, "audit", "audit", "--report", "markdown=audit.md");
  await desk.run(0, "plan", "hostile.yaml", "--report", "markdown=hostile.md");
  const large = (await desk.run(5, "plan", "large.yaml", "--verbose", "--format", "markdown")).out;
  writeFileSync(desk.path("large.md"), large);
  await desk.run(0, "apply", "acme", "--auto-approve", "--report", "markdown=apply.md");
  await desk.run(2, "diff", "acme/company.json", "acme", "--report", "markdown=diff.md");

  const names = ["plan", "refused", "audit", "hostile", "large", "apply", "diff"];
  let tokens = 0;
  for (const name of names) {
    const text = readFileSync(desk.path(`${name}.md`), "utf8");
    if (text.length > longest) throw new Error(`${name}: ${text.length} characters`);
    const faults = faultsOf(text);
    if (faults.length > 0) throw new Error(`${name}: ${faults.join("\n")}`);
    tokens += all(text).length;
  }
  if (!/REFUSED by .*220 to change/.test(large.slice(0, 500)) || !/and [\d,]+ more lines/.test(large))
    throw new Error(`what is too long has lost its summary, or does not say how much is missing:\n${large.slice(0, 500)}`);
  return `${names.length} reports, ${tokens} pieces`;
}

const all = (text) => reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** Nothing but our own HTML, and neither link nor picture; what is opened is closed. */
function faultsOf(text) {
  const tokens = all(text);
  const html = tokens.filter(({ type }) => type.startsWith("html")).flatMap(({ content }) => content.match(/<!--.*?-->|<[^>]*>/gs) ?? [content]);
  const ours = /^(<!-- -->|<\/?(details|summary|sub)>)$/;
  const count = (tag) => html.filter((one) => one === tag).length;
  return [
    ...tokens.filter(({ type }) => type === "link_open" || type === "image").map((one) => `${one.type}: ${one.attrs}`),
    ...html.filter((tag) => !ours.test(tag)).map((tag) => `HTML: ${tag}`),
    ...["details", "summary", "sub"].filter((tag) => count(`<${tag}>`) !== count(`</${tag}>`)).map((tag) => `${tag} is not closed`),
    // Mentions and references are looked for in what is rendered, between the tags.
    ...(reader.render(text).replaceAll(/<[^>]*>/g, "\u0000").match(/(?<![\w\u0000])[@#]\w+/g) ?? []),
  ];
}

/** The reader would find a fault. */
function finds() {
  for (const broken of ["[x](https://evil.example)", "![x](y)", "see https://evil.example/x", "<b>x</b>", "<details>", "ask @cfo", "as in #1"])
    if (faultsOf(broken).length === 0) throw new Error(`went unnoticed: ${broken}`);
}
