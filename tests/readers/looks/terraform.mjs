// Plans, by tools that were made for those of Terraform.
import unidiff from "@ahmadnassri/terraform-unidiff";
import { readFileSync } from "node:fs";
import { tool } from "../program.mjs";

export async function look(desk) {
  desk.example("acme");
  await desk.run(0, "plan", "acme", "--report", "json=plan.json");
  const plan = JSON.parse(readFileSync(desk.path("plan.json"), "utf8"));

  const { summary, patches } = unidiff(plan);
  const wanted = { create: 0, update: 0, delete: 0 };
  for (const { change } of plan.resource_changes) wanted[change.actions[0]]++;
  if (JSON.stringify(summary) !== JSON.stringify(wanted) || patches.length !== plan.resource_changes.length)
    throw new Error(`terraform-unidiff sees ${JSON.stringify(summary)} instead of ${JSON.stringify(wanted)}`);

  const ran = await tool("terraform-unidiff", ["plan.json"], { cwd: desk.folder });
  const line = `Plan: ${wanted.create} to add, ${wanted.update} to change, ${wanted.delete} to destroy`;
  if (ran.code !== 0 || !ran.out.includes(line)) throw new Error(`terraform-unidiff does not say "${line}":\n${ran.out}${ran.error}`);
  return `terraform-unidiff: ${line}`;
}
