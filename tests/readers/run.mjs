// node run.mjs PROGRAM [LOOK...]: programs of others read what PROGRAM writes. See README.md.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Desk, here } from "./program.mjs";

const program = process.argv[2] && resolve(process.argv[2]);
if (!program) {
  console.error("usage: node run.mjs PROGRAM [LOOK...], the path of the built intacct-reconciler");
  process.exit(1);
}

const all = readdirSync(join(here, "looks"))
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.slice(0, -".mjs".length));
const chosen = process.argv.length > 3 ? process.argv.slice(3) : all;
let failed = 0;
for (const name of chosen) {
  const desk = new Desk(program);
  const began = performance.now();
  try {
    const { look } = await import(`./looks/${name}.mjs`);
    const seen = await look(desk);
    // A look that saw nothing has found nothing out.
    if (!seen) throw new Error("nothing was looked at");
    console.log(`${name}: ${seen} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (fault) {
    failed++;
    console.log(`FAILED ${name}: ${fault.stack ?? fault}`);
  } finally {
    desk.end();
  }
}
console.log(`${chosen.length - failed} looks passed, ${failed} failed`);
process.exit(failed > 0 || chosen.length === 0 ? 1 : 0);
