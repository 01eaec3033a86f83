// Files as somebody types them, by the language server that editors use for YAML.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { here } from "../program.mjs";

const head = "version: 1\ncompany: ACME\npermissionModel: role-based\n";

export async function look(desk) {
  desk.example("acme");
  writeFileSync(desk.path("access.schema.json"), (await desk.run(0, "schema", "access")).out);
  writeFileSync(desk.path("acme.schema.json"), (await desk.run(0, "schema", "access", "--from-company", "acme")).out);
  writeFileSync(desk.path("policy.schema.json"), (await desk.run(0, "schema", "policy")).out);
  writeFileSync(desk.path("fleet.schema.json"), (await desk.run(0, "schema", "fleet")).out);
  writeFileSync(desk.path("blueprint.schema.json"), (await desk.run(0, "schema", "blueprint")).out);
  const server = new Server(desk);
  try {
    await server.begin();
    const seen = [];
    for (const [what, found] of [
      ["completion offers the keys of a file", await server.offers("access", `${head}§`, "guards", "users")],
      ["of a user", await server.offers("access", `${head}users:\n  u:\n    §`, "entities", "webServicesOnly")],
      ["modules of the company", await server.offers("acme", `${head}roles:\n  R:\n    permissions:\n      §`, "Accounts Payable", "generalLedger")],
      ["permissions of a module", await server.offers("acme", `${head}roles:\n  R:\n    permissions:\n      accountsPayable:\n        §`, "bills", "Pay bills")],
      ["rights of a permission", await server.offers("acme", `${head}roles:\n  R:\n    permissions:\n      accountsPayable:\n        payBills: [§]`, "Run")],
      ["roles of the company", await server.offers("acme", `${head}users:\n  u:\n    roles: [§]`, "AP clerk", "Auditor")],
      ["keys of rules", await server.offers("policy", "version: 1\n§", "rules", "mode")],
      ["keys of a fleet", await server.offers("fleet", "version: 1\n§", "companies", "base")],
      ["keys of a blueprint", await server.offers("blueprint", "§", "blueprint", "vendor")],
      ["a key that is none is marked", await server.marks("access", `${head}rolles: {}\n`, 3, /rolles/)],
      ["a permission that is none", await server.marks("acme", `${head}roles: { R: { permissions: { accountsPayable: { bils: all } } } }\n`, 3, /bils/)],
      ["a right that is none", await server.marks("acme", `${head}roles: { R: { permissions: { accountsPayable: { bills: [Fly] } } } }\n`, 3, /./)],
      ["a whole file is not", await server.isClean("acme", desk)],
      ["hovering explains a key", await server.explains("access", `${head}users: { u: { entities: all } }\n`, "entities", /entity ids/i)],
      ["and a permission", await server.explains("acme", `${head}roles: { R: { permissions: { accountsPayable: { bills: all } } } }\n`, "bills", /Accounts Payable \/ Bills/)],
    ]) {
      if (!found) throw new Error(`${what}: not so`);
      seen.push(what);
    }
    return `${seen.length} of ${seen.length} as an editor needs it`;
  } finally {
    server.end();
  }
}

/** The server, spoken to as an editor does (Language Server Protocol over standard input and output). */
class Server {
  constructor(desk) {
    this.desk = desk;
    this.waiting = new Map();
    this.marked = new Map();
    this.count = 0;
    this.rest = Buffer.alloc(0);
    const program = join(here, "node_modules/yaml-language-server/bin/yaml-language-server");
    this.child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
    this.child.stdout.on("data", (data) => this.take(data));
    this.limit = setTimeout(() => this.child.kill("SIGKILL"), 120_000);
    this.ended = new Promise((_, failed) => this.child.on("close", () => failed(new Error("the language server ended"))));
    this.ended.catch(() => {});
  }

  end() {
    clearTimeout(this.limit);
    this.child.kill("SIGTERM");
  }

  async begin() {
    await this.ask("initialize", { processId: process.pid, rootUri: null, capabilities: { textDocument: { completion: {}, hover: {} } } });
    this.tell("initialized", {});
    this.tell("workspace/didChangeConfiguration", { settings: { yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false } } } });
  }

  /** Completion at § has these labels. */
  async offers(schema, text, ...labels) {
    const [before] = text.split("§");
    const uri = this.open(schema, text.replace("§", ""));
    const lines = before.split("\n");
    const position = { line: lines.length, character: lines.at(-1).length };
    const found = await this.ask("textDocument/completion", { textDocument: { uri }, position });
    const offered = (found.items ?? found).map((item) => item.label);
    for (const label of labels) {
      if (!offered.includes(label)) throw new Error(`${label} is not offered, but ${offered.slice(0, 40).join(", ")}`);
    }
    return true;
  }

  /** Something is underlined on that line (of the text, from 0). */
  async marks(schema, text, line, words) {
    const found = await this.diagnostics(this.open(schema, text));
    return found.some((one) => one.range.start.line === line + 1 && words.test(one.message));
  }

  async isClean(schema, desk) {
    const { readFileSync } = await import("node:fs");
    const found = await this.diagnostics(this.open(schema, readFileSync(desk.path("acme/access.yaml"), "utf8").replace(/^# yaml-language-server.*\n/, "")));
    if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 3)));
    return true;
  }

  /** Pointing at a key says what it is. */
  async explains(schema, text, key, words) {
    const uri = this.open(schema, text);
    const before = text.slice(0, text.indexOf(`${key}:`)).split("\n");
    const position = { line: before.length, character: before.at(-1).length + 1 };
    const hover = await this.ask("textDocument/hover", { textDocument: { uri }, position });
    const said = JSON.stringify(hover?.contents ?? "");
    if (!words.test(said)) throw new Error(`hovering says ${said}`);
    return true;
  }

  /** Opens a text whose first line names the schema; lines are one further down therefore. */
  open(schema, text) {
    const uri = pathToFileURL(this.desk.path(`typed-${++this.count}.yaml`)).href;
    const address = pathToFileURL(this.desk.path(`${schema}.schema.json`)).href;
    this.tell("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text: `# yaml-language-server: $schema=${address}\n${text}` },
    });
    return uri;
  }

  /** What is marked in a text, once the server has looked at it. */
  diagnostics(uri) {
    if (this.marked.has(uri)) return this.marked.get(uri);
    return Promise.race([new Promise((done) => this.waiting.set(uri, done)), this.ended]);
  }

  ask(method, params) {
    const id = ++this.count;
    this.send({ jsonrpc: "2.0", id, method, params });
    return Promise.race([new Promise((done) => this.waiting.set(id, done)), this.ended]);
  }

  tell(method, params) {
    this.send({ jsonrpc: "2.0", method, params });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify(message));
    this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin.write(body);
  }

  take(data) {
    this.rest = Buffer.concat([this.rest, data]);
    for (;;) {
      const end = this.rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.rest.subarray(0, end).toString())[1]);
      if (this.rest.length < end + 4 + length) return;
      const message = JSON.parse(this.rest.subarray(end + 4, end + 4 + length).toString());
      this.rest = this.rest.subarray(end + 4 + length);
      this.hear(message);
    }
  }

  hear(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = message.params;
      this.marked.set(uri, diagnostics);
      this.waiting.get(uri)?.(diagnostics);
    } else if (message.method && message.id !== undefined) {
      // The server asks for its settings item by item.
      const items = message.params?.items ?? [];
      const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
      this.send({ jsonrpc: "2.0", id: message.id, result: items.map((item) => (item.section === "yaml" ? settings : null)) });
    } else if (message.id !== undefined) {
      if (message.error) throw new Error(JSON.stringify(message.error));
      this.waiting.get(message.id)?.(message.result);
    }
  }
}
