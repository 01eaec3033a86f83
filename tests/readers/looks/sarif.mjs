// SARIF logs, by Microsoft's own validator of the format.
import { readFileSync } from "node:fs";
import { tool } from "../program.mjs";

export async function look(desk) {
  for (const example of ["acme", "policies", "audit", "bill-com-role-based"]) desk.example(example);
  await desk.run(0, "plan", "acme", "--report", "sarif=plan.sarif");
  await desk.run(0, "plan", "policies", "--report", "sarif=policies.sarif");
  await desk.run(0, "plan", "bill-com-role-based", "--report", "sarif=blueprint.sarif");
  await desk.run(6, "audit", "audit", "--report", "sarif=audit.sarif");
  const logs = ["plan", "policies", "blueprint", "audit"].map((name) => `${name}.sarif`);
  await valid(desk, ...logs);
  await breaks(desk);

  let results = 0;
  for (const log of logs) {
    const [run] = JSON.parse(readFileSync(desk.path(log), "utf8")).runs;
    results += run.results.length;
    for (const result of run.results) {
      const { uri } = result.locations[0].physicalLocation.artifactLocation;
      // As a code host finds the file: from where the program was started.
      readFileSync(desk.path(decodeURIComponent(uri)));
    }
  }
  return results > 0 && `${logs.length} logs with ${results} results`;
}

async function valid(desk, ...logs) {
  const ran = await tool("sarif-multitool", ["validate", ...logs], { cwd: desk.folder });
  const said = ran.out + ran.error;
  // The repository of whoever uses the tool is not ours to name.
  const faults = said.split("\n").filter((line) => /\b(error|warning) /.test(line) && !line.includes("'informationUri'"));
  if (ran.code !== 0 || faults.length > 0 || !said.includes("Done.")) throw new Error(said);
}

/** The validator would find a fault. */
async function breaks(desk) {
  const { writeFileSync } = await import("node:fs");
  writeFileSync(
    desk.path("broken.sarif"),
    readFileSync(desk.path("plan.sarif"), "utf8").replace('"startLine": ', '"startLine": -'),
  );
  try {
    await valid(desk, "broken.sarif");
  } catch {
    return;
  }
  throw new Error("a negative line went unnoticed");
}
