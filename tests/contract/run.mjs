// node run.mjs PROGRAM: holds the client and the simulator of PROGRAM against the contract. See README.md.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Contract, schemasThatDoNotCompile } from "./contract.mjs";
import { converse } from "./conversation.mjs";
import { examples, useProgram } from "./program.mjs";
import { freePort, listening, serve, stop, stopAll } from "./processes.mjs";
import { Recorder } from "./recorder.mjs";
import { breakIt, impostor } from "./selfcheck.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const program = process.argv[2] && resolve(process.argv[2]);
if (!program) {
  console.error("usage: node run.mjs PROGRAM, the path of the built intacct-reconciler");
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), "contract-"));
const faults = [];
let exchanges = 0;
// Whatever hangs, the run ends.
const limit = setTimeout(() => end(new Error("the contract run took more than ten minutes")), 600_000);

try {
  const contract = new Contract(join(here, "intacct-access.openapi.yaml"));
  const strict = contract.write(join(work, "strict.json"));
  const compiled = await schemasThatDoNotCompile(strict);
  console.log(`${compiled.count} schemas, ${compiled.faults.length} do not compile`);
  faults.push(...compiled.faults);

  const stranger = await impostor();
  const unnoticed = await through(contract, strict, stranger.endpoint, breakIt);
  stranger.server.close();
  console.log(`breaking the contract on purpose: ${unnoticed.length} faults unnoticed`);
  faults.push(...unnoticed);

  await against(contract, strict, "acme", "a conversation", (recorder, direct) => converse(recorder.endpoint, direct));
  for (const folder of examples) {
    await against(contract, strict, folder, `the program on examples/${folder}`, (recorder) =>
      useProgram(program, folder, recorder.endpoint, work),
    );
  }
  await end();
} catch (fault) {
  await end(fault);
}

/** A simulated company to speak to; what it and the contract have to say of that. */
async function against(contract, strict, folder, name, speak) {
  const seed = resolve(here, "../../examples", folder, "company.json");
  const simulator = await serve(program, ["simulate", "--seed", seed, "--port", "0"], /at (http:\/\/\S+)/);
  const endpoint = simulator.match[1];
  await through(contract, strict, endpoint, async (recorder) => {
    const found = await speak(recorder, endpoint);
    console.log(`${name}: ${recorder.exchanges} exchanges, ${recorder.violations.length} violations`);
    if (recorder.exchanges === 0) found.push("nothing was said");
    faults.push(...[...found, ...recorder.violations].map((fault) => `${name}: ${fault}`));
    exchanges += recorder.exchanges;
  });
  await stop(simulator.child);
}

/** Puts proxy and recorder in front of an endpoint. */
async function through(contract, strict, endpoint, speak) {
  const port = await freePort();
  const cli = join(here, "node_modules/@stoplight/prism-cli/dist/index.js");
  const proxy = await serve(process.execPath, [cli, "proxy", "-h", "127.0.0.1", "-p", String(port), strict, endpoint], /listening/i);
  await listening(port);
  const recorder = await new Recorder(contract, port).start();
  try {
    return await speak(recorder);
  } finally {
    recorder.stop();
    await stop(proxy.child);
  }
}

async function end(fault) {
  clearTimeout(limit);
  if (fault) faults.push(fault.stack ?? String(fault));
  await stopAll();
  rmSync(work, { recursive: true, force: true });
  for (const line of faults.slice(0, 60)) console.error(line);
  if (faults.length > 60) console.error(`and ${faults.length - 60} more`);
  console.log(faults.length === 0 ? `contract kept in ${exchanges} exchanges` : `contract broken: ${faults.length} faults`);
  process.exit(faults.length === 0 ? 0 : 1);
}
