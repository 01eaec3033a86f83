// Runs the program on copies of the examples, so that a run leaves nothing behind.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");

/** Runs a program to its end; more than three minutes are too many. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const limit = setTimeout(() => child.kill("SIGKILL"), 180_000);
  const said = { out: "", error: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.error += text));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => {
      clearTimeout(limit);
      done({ code, ...said });
    });
  });
}

/** A tool of node_modules. */
export const tool = (name, args, options) => run(join(here, "node_modules/.bin", name), args, options);

/** A folder of its own for one look, with copies of examples, and the program to run there. */
export class Desk {
  constructor(program) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), "readers-"));
  }

  path(name) {
    return join(this.folder, name);
  }

  /** The name of the copy in the folder. */
  example(name) {
    const copy = basename(name);
    cpSync(join(root, "examples", name), this.path(copy), {
      recursive: true,
      filter: (from) => basename(from) !== ".reconciler",
    });
    return copy;
  }

  /** Runs the program here; another exit code than the wanted one is an error with all that was said. */
  async run(wanted, ...args) {
    const ran = await run(this.program, args, { cwd: this.folder, env: { ...process.env, NO_COLOR: "1" } });
    if (ran.code !== wanted)
      throw new Error(`exit ${ran.code} instead of ${wanted}: ${args.join(" ")}\n${ran.out}${ran.error}`);
    return ran;
  }

  end() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
