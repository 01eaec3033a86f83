// The bill of materials of a release, by the schema of CycloneDX, and against what the tool package holds.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../program.mjs";

const { Validation } = createRequire(import.meta.url)("@cyclonedx/cyclonedx-library");

export async function look() {
  const ran = await run("node", [join(root, "build/sbom.mjs"), "1.2.3", "10.0.0"]);
  if (ran.code !== 0) throw new Error(ran.error);
  const again = await run("node", [join(root, "build/sbom.mjs"), "1.2.3", "10.0.0"]);
  if (again.out !== ran.out) throw new Error("the same materials are told twice, each time in another way");
  const schema = new Validation.JsonStrictValidator("1.6");
  const faults = await schema.validate(ran.out);
  if (faults) throw new Error(JSON.stringify(faults));
  if (!(await schema.validate(ran.out.replace('"required"', '"wanted"')))) throw new Error("a fault went unnoticed");

  const bom = JSON.parse(ran.out);
  const refs = new Set([bom.metadata.component, ...bom.components].map((one) => one["bom-ref"]));
  for (const { ref, dependsOn } of bom.dependencies)
    for (const one of [ref, ...dependsOn]) if (!refs.has(one)) throw new Error(`${one} is nowhere described`);
  // Every package that a project of the program asks for by name.
  for (const project of ["IntacctReconciler", "IntacctReconciler.Intacct", "IntacctReconciler.Simulator", "IntacctReconciler.Cli"]) {
    const text = readFileSync(join(root, `src/${project}/${project}.csproj`), "utf8");
    for (const [, name] of text.matchAll(/PackageReference Include="([^"]+)"/g))
      if (!bom.components.some((one) => one.name === name)) throw new Error(`${name} is missing`);
  }
  return `${bom.components.length} components`;
}
