// node sbom.mjs VERSION [RUNTIME]: the software bill of materials of a release, CycloneDX 1.6, on standard output.
// It says what the lock file says, in the same order each time; RUNTIME is the version of .NET inside the native program.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const read = (path) => readFileSync(join(root, path), "utf8");
const [version, runtime] = process.argv.slice(2);
if (!version) {
  console.error("usage: node sbom.mjs VERSION [RUNTIME]");
  process.exit(1);
}

const locked = Object.entries(JSON.parse(read("src/IntacctReconciler.Cli/packages.lock.json")).dependencies["net10.0"]);
const packages = locked.filter(([, one]) => one.type !== "Project");
// Analyzers look at the code and are no part of what is shipped.
const analyzers = [...read("Directory.Build.props").matchAll(/PackageReference Include="([^"]+)" PrivateAssets="all"/g)];
const onlyBuilds = new Set(analyzers.map(([, name]) => name));
const versions = new Map(packages.map(([name, one]) => [name.toLowerCase(), one.resolved]));
const reference = (name) => `pkg:nuget/${name}@${versions.get(name.toLowerCase())}`;

/** Of the package as it was restored; without that, what the lock file knows must do. */
function restored(name, at) {
  const folder = join(process.env.NUGET_PACKAGES ?? join(homedir(), ".nuget/packages"), name.toLowerCase(), at);
  const [hash, about] = [`${name.toLowerCase()}.${at}.nupkg.sha512`, `${name.toLowerCase()}.nuspec`].map((file) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : undefined,
  );
  const licence = about?.match(/<license type="expression">([^<]+)<\/license>/)?.[1];
  return {
    ...(hash && { hashes: [{ alg: "SHA-512", content: Buffer.from(hash.trim(), "base64").toString("hex") }] }),
    ...(licence && { licenses: [{ expression: licence }] }),
  };
}

const component = ([name, { resolved }]) => ({
  type: "library",
  "bom-ref": reference(name),
  name,
  version: resolved,
  scope: onlyBuilds.has(name) ? "excluded" : "required",
  ...restored(name, resolved),
  purl: reference(name),
});

const dotnet = runtime && { type: "framework", "bom-ref": `dotnet@${runtime}`, name: ".NET", version: runtime, scope: "required" };
const components = [...packages.map(component), ...(dotnet ? [dotnet] : [])];
const program = `pkg:nuget/intacct-reconciler@${version}`;
const known = (names = {}) => Object.keys(names).filter((name) => versions.has(name.toLowerCase())).map(reference);
// What the projects of this repository need, the program needs.
const direct = locked.flatMap(([name, one]) =>
  one.type === "Direct" ? [reference(name)] : one.type === "Project" ? known(one.dependencies) : [],
);

const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: {
    component: {
      type: "application",
      "bom-ref": program,
      name: "intacct-reconciler",
      version,
      licenses: [{ expression: "Apache-2.0" }],
      purl: program,
    },
  },
  components,
  dependencies: [
    { ref: program, dependsOn: [...new Set([...direct, ...(dotnet ? [dotnet["bom-ref"]] : [])])].sort() },
    ...packages.map(([name, one]) => ({ ref: reference(name), dependsOn: known(one.dependencies).sort() })),
  ],
};
// The same materials have the same number.
const [, a, b, c, d, e] = createHash("sha256").update(JSON.stringify(bom)).digest("hex").match(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/);
console.log(JSON.stringify({ ...bom, serialNumber: `urn:uuid:${a}-${b}-8${c}-8${d}-${e}` }, null, 2));
