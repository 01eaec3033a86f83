// Plans, by tools that were made for those of Terraform.
import unidiff from "@ahmadnassri/terraform-unidiff";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { launch } from "../browser.mjs";
import { tool } from "../program.mjs";

export async function look(desk) {
  for (const example of ["acme", "policies", "switch-to-roles"]) desk.example(example);
  const plans = [
    [0, "acme"],
    [0, "switch-to-roles/after.yaml"],
    [6, "policies/refused.yaml"],
  ];
  const seen = [];
  const browser = await launch();
  try {
    for (const [exit, path] of plans) {
      await desk.run(exit, "plan", path, "--report", "json=plan.json");
      const plan = JSON.parse(readFileSync(desk.path("plan.json"), "utf8"));
      seen.push(`${path}: ${await differs(desk, plan)}`);
      await draws(desk, browser, plan);
    }
    await finds(desk, browser);
  } finally {
    await browser.close();
  }
  return seen.join("; ");
}

/** terraform-unidiff, as a library and as a program, counts what the plan counts. */
async function differs(desk, plan) {
  const { summary, patches } = unidiff(plan);
  const wanted = { create: 0, update: 0, delete: 0 };
  for (const { change } of plan.resource_changes) wanted[change.actions[0]]++;
  if (JSON.stringify(summary) !== JSON.stringify(wanted) || patches.length !== plan.resource_changes.length)
    throw new Error(`terraform-unidiff sees ${JSON.stringify(summary)} instead of ${JSON.stringify(wanted)}`);

  const ran = await tool("terraform-unidiff", ["plan.json"], { cwd: desk.folder });
  const line = `Plan: ${wanted.create} to add, ${wanted.update} to change, ${wanted.delete} to destroy`;
  if (ran.code !== 0 || !ran.out.includes(line)) throw new Error(`terraform-unidiff does not say "${line}":\n${ran.out}${ran.error}`);
  return line;
}

const colours = { create: "#28a745", update: "#ffc107", delete: "#dc3545" };

/** Terraform Visual draws every object in the colour of what is done to it. */
async function draws(desk, browser, plan) {
  const wanted = new Set(plan.resource_changes.map(({ address, change }) => nodeOf(address, change.actions[0])));
  const drawn = await drawing(desk, browser);
  const missing = [...wanted].filter((one) => !drawn.has(one));
  if (missing.length > 0) throw new Error(`Terraform Visual does not draw\n${missing.join("\n")}\nbut\n${[...drawn].join("\n")}`);
}

/** It takes a dot for the end of a module's name: of an address with dots the last part is the object. */
const nodeOf = (address, action) => `${address.split(".").at(-1)} ${colours[action]}`;

/** What it puts on its canvas: each text with the colour below it. */
async function drawing(desk, browser) {
  const ran = await tool("terraform-visual", ["--plan", "plan.json"], { cwd: desk.folder });
  if (ran.code !== 0 || !ran.out.includes("successfully")) throw new Error(ran.out + ran.error);
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.stack));
  // Its fonts come from elsewhere, and are not needed.
  await page.route((url) => url.protocol !== "file:", (route) => route.abort());
  await page.addInitScript(() => {
    const pen = CanvasRenderingContext2D.prototype;
    const { fill, fillText } = pen;
    let colour;
    window.drawn = new Set();
    pen.fill = function (...how) {
      colour = this.fillStyle;
      return fill.apply(this, how);
    };
    pen.fillText = function (text, ...where) {
      window.drawn.add(`${text} ${colour}`);
      return fillText.call(this, text, ...where);
    };
  });
  await page.goto(pathToFileURL(desk.path("terraform-visual-report/index.html")).href);
  await page.waitForFunction("window.drawn.size > 0");
  const drawn = await page.evaluate("[...window.drawn]");
  await page.close();
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return new Set(drawn);
}

/** A change without its actions is drawn as nothing that is done. */
async function finds(desk, browser) {
  const plan = JSON.parse(readFileSync(desk.path("plan.json"), "utf8"));
  const [{ address, change }] = plan.resource_changes;
  const wanted = nodeOf(address, change.actions[0]);
  change.actions = ["no-op"];
  writeFileSync(desk.path("plan.json"), JSON.stringify(plan));
  if ((await drawing(desk, browser)).has(wanted)) throw new Error("a change that is none went unnoticed");
}
