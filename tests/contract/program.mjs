// The program itself, on copies of the examples whose company is behind the proxy.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export const examples = ["acme", "bill-com-role-based", "bill-com-user-based"];

/** Plans, applies and reads back; what did not end as it should. */
export async function useProgram(program, folder, endpoint, work) {
  const copy = join(work, folder);
  cpSync(join(root, "examples", folder), copy, { recursive: true });
  rmSync(join(copy, ".reconciler"), { recursive: true, force: true });
  const file = join(copy, "access.yaml");
  const text = readFileSync(file, "utf8");
  const connected = text.replace(/^ {2}simulator: .*$/m, `  endpoint: ${endpoint}\n  credentials: CONTRACT`);
  if (connected === text) throw new Error(`${file} connects to no simulator`);
  writeFileSync(file, connected);
  const env = {
    ...process.env,
    CONTRACT_CLIENT_ID: "contract.app.example",
    CONTRACT_CLIENT_SECRET: "not-a-secret",
    CONTRACT_USERNAME: "recon_bot",
  };

  const faults = [];
  for (const [wanted, ...args] of [
    [0, "check", copy],
    [0, "snapshot", copy, "--out", join(copy, "before.json")],
    [2, "plan", copy, "--detailed-exitcode"],
    [0, "apply", copy, "--auto-approve"],
    [0, "plan", copy, "--detailed-exitcode"],
    [0, "export", copy],
    [0, "snapshot", copy, "--out", join(copy, "after.json")],
  ]) {
    const { code, output } = await run(program, args, { env, cwd: copy });
    if (code !== wanted) faults.push(`${args[0]} ended with ${code} instead of ${wanted}:\n${output}`);
  }
  return faults;
}
