// The action of .github/actions, run step by step: its expressions by GitHub's own evaluator, its scripts by bash and Node.js.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { Evaluator, Lexer, Parser, data, wellKnownFunctions } from "@actions/expressions";
import { yaml } from "../linting.mjs";
import { root, run } from "../program.mjs";

const folder = join(root, ".github/actions/intacct-reconciler");
const action = yaml(readFileSync(join(folder, "action.yml"), "utf8"));
const require = createRequire(import.meta.url);

export async function look(desk) {
  for (const example of ["acme", "fleet", "audit"]) desk.example(example);
  await plans(desk);
  await refuses(desk);
  await appliesWhatWasSaved(desk);
  await runsNothingThatAnInputSays(desk);
  await installs(desk);
  await cancels(desk);
  return "plan, comment, refusal, fleet, apply, hostile inputs, install, cancel";
}

/** A comment is written once and rewritten after; findings stand at their lines. */
async function plans(desk) {
  const seen = new Pull();
  const first = await call(desk, { path: "acme", comment: "true", out: "acme.plan" }, seen);
  same("exit", first.code, 0);
  same("changes", first.outputs.changes, "true");
  same("plan", JSON.parse(readFileSync(first.outputs.plan, "utf8")).company, "ACME");
  same("sarif", JSON.parse(readFileSync(first.outputs.sarif, "utf8")).version, "2.1.0");
  same("summary", seen.summary.startsWith("**ACME**"), true);
  same("comments", seen.comments.length, 1);
  same("comment has the plan", seen.comments[0].body.includes("### ACCESS"), true);
  same("comment of a person", seen.human.body, "<!-- intacct-reconciler Access%20plan%20acme --> mine");
  await call(desk, { path: "acme", comment: "true" }, seen);
  same("comments after the second run", seen.comments.length, 1);
  same("times written", seen.comments[0].written, 2);

  const fleet = await call(desk, { path: "fleet", comment: "true", arguments: "--company\nACME-U*" }, seen);
  same("exit of a fleet", fleet.code, 0);
  same("comments with that of a fleet", seen.comments.length, 2);
  for (const company of ["ACME-US", "ACME-UK"]) same(company, seen.comments[1].body.includes(company), true);

  const reads = await call(desk, { path: "acme", comment: "true" }, new Pull({ fork: true }));
  same("exit where no comment may be written", reads.code, 0);
}

async function refuses(desk) {
  const seen = new Pull();
  const audit = await call(desk, { verb: "audit", path: "audit" }, seen);
  same("exit of an audit", audit.code, 6);
  same("found", audit.outputs.changes, "true");
  same("annotations", seen.annotations.length > 0, true);
  for (const { file, startLine } of seen.annotations) readFileSync(desk.path(file), "utf8").split("\n")[startLine - 1].length;
  const accepted = await call(desk, { verb: "audit", path: "audit", accept: "2 6" }, seen);
  same("exit of an accepted audit", accepted.code, 0);
  same("its exit code", accepted.outputs["exit-code"], "6");
  const none = await call(desk, { path: "nowhere" }, seen);
  same("exit without a file", none.code, 1);
  const missing = await call(desk, { program: "no-such-program" }, seen);
  same("exit without a program", missing.code, 1);
}

async function appliesWhatWasSaved(desk) {
  const apply = { verb: "apply", path: "acme.plan" };
  same("exit of an apply", (await call(desk, apply, new Pull())).code, 0);
  same("exit of a second apply", (await call(desk, apply, new Pull())).code, 4);
  const after = await call(desk, { path: "acme" }, new Pull());
  same("changes after an apply", after.outputs.changes, "false");
}

/** Names of branches, files and companies are anybody's. */
async function runsNothingThatAnInputSays(desk) {
  const hostile = '$(touch stolen)`touch stolen`"; touch stolen #\n--nonsense\n';
  for (const input of ["path", "arguments", "verb", "out", "working-directory", "accept", "program", "version", "comment-name"])
    await call(desk, { path: "acme", verb: "validate", comment: "true", [input]: hostile }, new Pull());
  if (require("node:fs").existsSync(desk.path("stolen"))) throw new Error("an input was run as a command");
}

/** A release is taken if its checksum is the published one, and only then. */
async function installs(desk) {
  const releases = join(desk.folder, "releases");
  const tools = join(desk.folder, "tools");
  mkdirSync(releases);
  mkdirSync(tools);
  const archive = "intacct-reconciler-1.2.3-linux-x64.tar.gz";
  writeFileSync(join(tools, "intacct-reconciler"), "#!/bin/sh\necho released\n", { mode: 0o755 });
  await bash(`tar -czf "${releases}/${archive}" -C "${tools}" intacct-reconciler && cd "${releases}" && sha256sum * > SHA256SUMS`);
  // In place of GitHub's program, one that copies.
  writeFileSync(join(tools, "gh"), `#!/bin/sh\n[ "$3" = v1.2.3 ] && cp "${releases}"/* .\n`, { mode: 0o755 });
  const path = `${tools}${delimiter}${process.env.PATH}`;
  const inputs = { verb: "validate", path: "acme", version: "1.2.3" };
  const good = await call(desk, inputs, new Pull(), { PATH: path });
  same("exit after an install", good.code, 0);
  same("the release is run", good.said.includes("released"), true);
  writeFileSync(join(releases, archive), "something else");
  same("exit with another archive", (await call(desk, inputs, new Pull(), { PATH: path })).code, 1);
  writeFileSync(join(releases, "SHA256SUMS"), "");
  same("exit without a checksum", (await call(desk, inputs, new Pull(), { PATH: path })).code, 1);
}

/** Who cancels a job stops the script; the program ends by itself, and its exit code is what counts. */
async function cancels(desk) {
  const program = desk.path("busy");
  const busy = `trap 'echo "the batch is finished"; exit 130' TERM\necho "at work"\nwhile :; do read -rt 0.1 < /dev/zero; done`;
  writeFileSync(program, `#!/usr/bin/env bash\n${busy}\n`, { mode: 0o755 });
  const output = desk.path("cancelled");
  const inputs = { PROGRAM: program, VERB: "apply", ACCESS: ".", OUT: "", ARGUMENTS: "" };
  const child = spawn("bash", [join(folder, "run.sh")], {
    cwd: desk.folder,
    env: { ...process.env, ...inputs, RUNNER_TEMP: desk.folder, GITHUB_OUTPUT: output },
    timeout: 60_000,
  });
  let said = "";
  child.stdout.on("data", (text) => {
    if (!said.includes("at work") && `${said}${text}`.includes("at work")) child.kill("SIGTERM");
    said += text;
  });
  await once(child, "close");
  same("the program's last words", said.includes("the batch is finished"), true);
  same("exit code of what was cancelled", outputsOf(readFileSync(output, "utf8"))["exit-code"], "130");
}

/** Runs the action as a runner does, as far as it needs one. */
async function call(desk, inputs, pull, variables = {}) {
  const temp = mkdtempSync(desk.path("runner-"));
  const state = { outputs: {}, said: "", failed: false, path: [] };
  const env = {
    ...process.env,
    // The program of the look.
    PATH: `${dirname(desk.program)}${delimiter}${process.env.PATH}`,
    ...variables,
    RUNNER_TEMP: temp,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    NO_COLOR: "1",
  };
  const given = Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, inputs[name] ?? one.default]));
  const context = {
    inputs: given,
    github: { action_path: folder, action_repository: "", repository: "acme/access", token: "none" },
    steps: {},
  };
  context.inputs.token = "none";
  let code = 0;
  for (const step of action.runs.steps) {
    const condition = step.if ?? "success()";
    if (!truth(condition.includes("(") ? condition : `success() && (${condition})`, context, code)) continue;
    const set = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, text(value, context)]));
    const outputs = {};
    if (step.run) {
      for (const name of ["GITHUB_OUTPUT", "GITHUB_PATH"]) writeFileSync(join(temp, name), "");
      const cwd = join(desk.folder, text(step["working-directory"] ?? ".", context));
      const ran = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
        cwd,
        env: {
          ...env,
          ...set,
          PATH: [...state.path, env.PATH].join(delimiter),
          GITHUB_OUTPUT: join(temp, "GITHUB_OUTPUT"),
          GITHUB_PATH: join(temp, "GITHUB_PATH"),
        },
      }).catch((fault) => ({ code: 1, out: "", error: fault.message }));
      state.said += ran.out + ran.error;
      Object.assign(outputs, outputsOf(readFileSync(join(temp, "GITHUB_OUTPUT"), "utf8")));
      state.path.unshift(...readFileSync(join(temp, "GITHUB_PATH"), "utf8").split("\n").filter(Boolean));
      code = code || ran.code;
    } else {
      if (step.uses !== "actions/github-script@v7") throw new Error(`the look cannot run ${step.uses}`);
      await require(join(folder, "report.cjs"))(pull.toolkit(outputs), set);
    }
    if (step.id) context.steps[step.id] = { outputs };
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, text(value, context)]);
  return { code, said: state.said, outputs: Object.fromEntries(outputs) };
}

/** NAME<<END, lines, END */
const outputsOf = (file) =>
  Object.fromEntries([...file.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]));

const text = (value, context) =>
  String(value).replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluated(expression, context, 0).coerceString());

function truth(condition, context, code) {
  const value = evaluated(condition.replace(/^\$\{\{(.*)\}\}$/, "$1"), context, code);
  return value.kind === data.Kind.Boolean ? value.value : value.coerceString() !== "";
}

function evaluated(expression, context, code) {
  const status = [
    { name: "success", call: () => new data.BooleanData(code === 0) },
    { name: "cancelled", call: () => new data.BooleanData(false) },
  ].map((one) => ({ minArgs: 0, maxArgs: 0, ...one }));
  const functions = new Map(status.map((one) => [one.name, one]));
  const { tokens } = new Lexer(expression.trim()).lex();
  const tree = new Parser(tokens, Object.keys(context), [...Object.values(wellKnownFunctions), ...status]).parse();
  const values = JSON.parse(JSON.stringify(context), data.reviver);
  return new Evaluator(tree, values, functions).evaluate();
}

/** A pull request, as far as the action sees it. */
class Pull {
  comments = [];
  annotations = [];
  summary = "";
  human = { id: 1, user: { type: "User" }, body: "<!-- intacct-reconciler Access%20plan%20acme --> mine" };

  constructor({ fork = false } = {}) {
    this.fork = fork;
  }

  toolkit(outputs) {
    const write = (one) => {
      if (this.fork) throw new Error("Resource not accessible by integration");
      if (one.body.length > 65_536) throw new Error("Body is too long");
      return one;
    };
    const annotation = (level) => (message, where = {}) => where.file && this.annotations.push({ level, message, ...where });
    return {
      context: {
        workflow: "Access",
        serverUrl: "https://host.example",
        runId: 1,
        repo: { owner: "acme", repo: "access" },
        payload: { pull_request: { number: 7 } },
      },
      core: {
        setOutput: (name, value) => (outputs[name] = value),
        error: annotation("error"),
        warning: annotation("warning"),
        notice: annotation("notice"),
        summary: { addRaw: (added) => ((this.summary += added), { write: async () => {} }) },
      },
      github: {
        paginate: async (list, arguments_) => list(arguments_),
        rest: {
          issues: {
            listComments: () => [this.human, ...this.comments],
            createComment: ({ body }) =>
              this.comments.push({ id: 100 + this.comments.length, user: { type: "Bot" }, written: 1, ...write({ body }) }),
            updateComment: ({ comment_id, body }) => {
              const mine = [this.human, ...this.comments].find((one) => one.id === comment_id);
              Object.assign(mine, write({ body }), { written: mine.written + 1 });
            },
          },
        },
      },
    };
  }
}

async function bash(script) {
  const ran = await run("bash", ["-c", script]);
  if (ran.code !== 0) throw new Error(ran.error);
}

function same(what, is, wanted) {
  if (is !== wanted) throw new Error(`${what}: ${is} instead of ${wanted}`);
}
