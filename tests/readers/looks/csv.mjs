// CSV reports, by a parser that takes no row for granted.
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { hostileCompany, hostileNames } from "../companies.mjs";

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

export async function look(desk) {
  finds();
  for (const example of ["acme", "audit"]) desk.example(example);
  hostileCompany(desk.folder);
  await desk.run(0, "plan", "acme", "--report", "csv=plan.csv");
  await desk.run(0, "plan", "hostile.yaml", "--report", "csv=hostile.csv");
  await desk.run(6, "audit", "audit", "--report", "csv=audit.csv", "--report", "json=audit.json");
  await desk.run(0, "apply", "acme", "--auto-approve", "--report", "csv=apply.csv", "--report", "json=apply.json");
  await desk.run(2, "diff", "acme/company.json", "acme", "--report", "csv=diff.csv");

  const sheets = Object.fromEntries(["plan", "hostile", "audit", "apply", "diff"].map((name) => [name, rows(desk, name)]));
  const audit = JSON.parse(readFileSync(desk.path("audit.json"), "utf8"));
  const findings = audit.findings.length + audit.accepted.length;
  if (sheets.audit.length !== findings) throw new Error(`${sheets.audit.length} rows of ${findings} findings`);
  // They are there, with something before them.
  const cells = sheets.hostile.flatMap(Object.values);
  for (const name of hostileNames.filter((one) => formula.test(one)))
    if (!cells.some((cell) => cell.includes(name))) throw new Error(`${name} is not in the sheet`);
  return Object.entries(sheets)
    .map(([name, { length }]) => `${name} ${length} rows`)
    .join(", ");
}

function rows(desk, name) {
  const read = sheet(readFileSync(desk.path(`${name}.csv`)));
  if (read.length === 0) throw new Error(`${name}: no row`);
  for (const cell of read.flatMap(Object.values)) if (formula.test(cell)) throw new Error(`${name}: a formula: ${cell}`);
  return read;
}

/** Each row as an object by the names of the columns; a row with more or fewer cells than there are columns is an error. */
const sheet = (bytes) => parse(bytes, { bom: true, columns: true, relax_column_count: false, relax_quotes: false });

/** The parser would find a fault, and there are names that a spreadsheet would reckon with. */
function finds() {
  if (hostileNames.filter((name) => formula.test(name)).length < 4) throw new Error("no name is a formula");
  for (const broken of ["a,b\n1\n", 'a,b\n1,"2\n', 'a,b\n1,2"\n']) {
    try {
      sheet(Buffer.from(broken));
    } catch {
      continue;
    }
    throw new Error(`went unnoticed: ${JSON.stringify(broken)}`);
  }
}
