// JSON of every verb, by Ajv and the schemas that the program prints.
import Ajv from "ajv";
import { readFileSync } from "node:fs";

export async function look(desk) {
  for (const example of ["acme", "audit", "bill-com-role-based", "many-entities", "policies"]) desk.example(example);
  const seen = {};
  for (const name of ["plan", "apply", "audit", "diff", "events"]) {
    const schema = JSON.parse((await desk.run(0, "schema", name)).out);
    seen[name] = { valid: new Ajv({ allowUnionTypes: true }).compile(closed(schema)), documents: 0 };
  }
  await desk.run(0, "plan", "acme", "--report", "json=plan.json", "--events", "plan.ndjson");
  await desk.run(0, "plan", "bill-com-role-based", "--report", "json=blueprint.json");
  await desk.run(0, "plan", "many-entities", "--report", "json=entities.json");
  await desk.run(0, "plan", "policies", "--report", "json=policies.json");
  await desk.run(6, "audit", "audit", "--report", "json=audit.json");
  await desk.run(0, "apply", "acme", "--auto-approve", "--report", "json=apply.json", "--events", "apply.ndjson");
  await desk.run(2, "diff", "acme/company.json", "acme", "--report", "json=diff.json");

  const json = (file) => [JSON.parse(readFileSync(desk.path(file), "utf8"))];
  const lines = (file) => readFileSync(desk.path(file), "utf8").trimEnd().split("\n").map(JSON.parse);
  for (const file of ["plan.json", "blueprint.json", "entities.json", "policies.json"]) check(seen.plan, file, json(file));
  for (const name of ["apply", "audit", "diff"]) check(seen[name], `${name}.json`, json(`${name}.json`));
  for (const file of ["plan.ndjson", "apply.ndjson"]) check(seen.events, file, lines(file));

  const [broken] = json("plan.json");
  delete broken.resource_changes[0].change.actions;
  if (seen.plan.valid(broken)) throw new Error("a change without actions went unnoticed");
  return Object.entries(seen)
    .map(([name, { documents }]) => `${name} ${documents}`)
    .join(", ");
}

function check(schema, file, documents) {
  for (const document of documents) {
    if (!schema.valid(document)) throw new Error(`${file}: ${JSON.stringify(schema.valid.errors, null, 1)}`);
    schema.documents++;
  }
}

/** Members that a schema does not know are allowed for newer versions; this one writes none. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if (schema.type === "object" && schema.properties && schema.additionalProperties === undefined)
    copy.additionalProperties = false;
  return copy;
}
