// Pipelines, by the linters of those who run them; and every linter is shown a fault first.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { action, azure, container, gitlab, kubernetes, shell, workflow, yaml } from "../linting.mjs";
import { root, run } from "../program.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const list = (folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
const actions = ".github/actions/intacct-reconciler";

export async function look(desk) {
  await written(desk);
  const seen = [
    await all("workflows", workflows(desk), workflow, ["runs-on:", "runs-om:"], ["steps.", "stepz."]),
    await all("actions", [[`${actions}/action.yml`, read(`${actions}/action.yml`)]], action, ["using:", "uzing:"], [
      "shell: bash",
      "sheel: bash",
    ]),
    await all("GitLab pipelines", await gitlabs(desk), (text) => gitlab(text, desk.folder), ["stage:", "stagee: a\n  stage: b\n  x:"], [
      "script:",
      "scripd:",
    ]),
    await all("Kubernetes objects", objects(), kubernetes, ["backoffLimit", "backofLimit"], ["restartPolicy: Never", "restartPolicy: 3"]),
    await all("scripts", scripts(desk), (text) => shell(text, desk.folder), ['"$archive" -C', "$archive -C"]),
    await all("container files", containers(), (text) => container(text, desk.folder), ["\nUSER", "\nMAINTAINER"]),
    await azurePipelines(desk),
  ];
  calls();
  return seen.join(", ");
}

/** No text has a fault, and of each replacement that makes one in some text it is found. */
async function all(what, texts, lint, ...breaks) {
  for (const [name, text] of texts) {
    const faults = await lint(text);
    if (faults.length > 0) throw new Error(`${name}: ${faults.join("\n")}`);
  }
  for (const [right, wrong] of breaks) {
    const [, text] = texts.find(([, one]) => one.includes(right)) ?? [];
    if (!text) throw new Error(`${what}: nothing has ${right}`);
    if ((await lint(text.replace(right, wrong))).length === 0) throw new Error(`${what}: ${wrong} went unnoticed`);
  }
  if (texts.length === 0) throw new Error(`there are no ${what}`);
  return `${texts.length} ${what}`;
}

const faultsOf = (reads) => {
  try {
    reads();
    return [];
  } catch (fault) {
    return [fault.message];
  }
};

/** No package holds the schema of Azure Pipelines: who has it names its file; for others, that these are YAML is all that is seen. */
async function azurePipelines(desk) {
  const schema = process.env.AZURE_PIPELINES_SCHEMA;
  if (!schema) return all("Azure pipelines, as YAML", azures(desk), async (text) => faultsOf(() => yaml(text)), ["\ntrigger:", "\npr:"]);
  return all("Azure pipelines", azures(desk), azure(readFileSync(schema, "utf8")), ["\ntrigger:", "\ntriggre:"], ["steps:", "stepz:"]);
}

/** What init writes, in a repository. */
async function written(desk) {
  for (const system of ["github", "gitlab", "azure"]) await desk.run(0, "init", system, "--pipeline", system);
  await git(desk, "init", "-q");
  await git(desk, "remote", "add", "origin", "git@host.example:acme/access.git");
}

async function git(desk, ...words) {
  const ran = await run("git", words, { cwd: desk.folder });
  if (ran.code !== 0) throw new Error(ran.error);
}

const ofInit = (desk, path) => [`init: ${path}`, readFileSync(desk.path(path), "utf8")];

const workflows = (desk) => [
  ...["examples/pipelines/github", ".github/workflows"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap(list)
    .concat("examples/pipelines/github-actions.yml")
    .map((path) => [path, read(path)]),
  ofInit(desk, "github/.github/workflows/access.yml"),
];

async function gitlabs(desk) {
  desk.example("fleet");
  const matrix = await desk.run(0, "fleet", "matrix", "--format", "gitlab", "fleet");
  writeFileSync(desk.path("companies.yml"), matrix.out);
  await git(desk, "add", "companies.yml");
  const child = read("examples/pipelines/fleet-gitlab-company.yml");
  return [
    ["examples/pipelines/gitlab-ci.yml", read("examples/pipelines/gitlab-ci.yml")],
    ofInit(desk, "gitlab/.gitlab-ci.yml"),
    ["examples/pipelines/fleet-gitlab.yml", read("examples/pipelines/fleet-gitlab.yml")],
    ["examples/pipelines/fleet-gitlab-company.yml", `include: [companies.yml]\n${child}`],
  ];
}

const objects = () => list("examples/pipelines/kubernetes").map((path) => [path, read(path)]);

const azures = (desk) => [
  ["examples/pipelines/azure-pipelines.yml", read("examples/pipelines/azure-pipelines.yml")],
  ofInit(desk, "azure/azure-pipelines.yml"),
];

const containers = () => ["Containerfile"].filter((path) => existsSync(join(root, path))).map((path) => [path, read(path)]);

/** Files, and what stands in workflows and pipelines to be run. */
function scripts(desk) {
  const folders = [actions, "build"].filter((folder) => existsSync(join(root, folder)));
  const files = folders.flatMap(list).filter((path) => path.endsWith(".sh"));
  const inside = [...workflows(desk), ...azures(desk), [`${actions}/action.yml`, read(`${actions}/action.yml`)]].flatMap(
    ([path, text]) => [...runs(yaml(text))].map((script, index) => [`${path}, script ${index + 1}`, script]),
  );
  return [...files.map((path) => [path, read(path)]), ...inside];
}

function* runs(node) {
  // A script that is given to an action is none of the shell.
  if (node === null || typeof node !== "object" || "uses" in node) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === "run" || key === "script") && typeof value === "string") {
      // What a CI system puts into the text of a script can be anything, also the end of a command.
      if (/\$\{\{|\$\(\w+\.\w+\)/.test(value)) throw new Error(`an expression stands in a script: ${value}`);
      yield value;
    } else yield* runs(value);
  }
}

/** Workflows call the action with inputs that it has, and ask for outputs that it has. */
function calls() {
  const known = yaml(read(`${actions}/action.yml`));
  let count = 0;
  for (const path of list("examples/pipelines/github")) {
    const text = read(path);
    for (const job of Object.values(yaml(text).jobs)) {
      for (const step of job.steps.filter((one) => one.uses === `./${actions}`)) {
        count++;
        for (const input of Object.keys(step.with ?? {}))
          if (!(input in known.inputs)) throw new Error(`${path}: the action has no input ${input}`);
        for (const [, output] of step.id ? text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, "g")) : [])
          if (!(output in known.outputs)) throw new Error(`${path}: the action has no output ${output}`);
      }
    }
  }
  if (count === 0) throw new Error("nothing calls the action");
}
