// Stands in front of the validating proxy, passes everything on, and writes down what broke the contract.
import { createServer, request } from "node:http";

const base = "/ia/api/v1";

/** Set by a conversation that breaks the contract on purpose, to see how it is refused; never passed on. */
export const deliberate = "x-deliberately-wrong";

export class Recorder {
  exchanges = 0;
  violations = [];

  constructor(contract, proxyPort) {
    this.contract = contract;
    this.proxyPort = proxyPort;
    this.server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing).catch((fault) => outgoing.destroy(fault)));
  }

  async start() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.endpoint = `http://127.0.0.1:${this.server.address().port}${base}`;
    return this;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #pass(incoming, outgoing) {
    const path = incoming.url.startsWith(base) ? incoming.url.slice(base.length) : incoming.url;
    const { [deliberate]: wrong, ...headers } = incoming.headers;
    const sent = await read(incoming);
    const answer = await this.#ask(incoming.method, path, headers, sent);
    const received = await read(answer);
    this.exchanges++;
    this.#judge(incoming.method, path, sent, answer, received, wrong !== undefined);
    outgoing.writeHead(answer.statusCode, answer.headers);
    outgoing.end(received);
  }

  #ask(method, path, headers, body) {
    return new Promise((done, failed) => {
      const passed = request({ host: "127.0.0.1", port: this.proxyPort, method, path, headers }, done);
      passed.on("error", failed);
      passed.end(body);
    });
  }

  #judge(method, path, sent, answer, received, wrong) {
    const say = (what) => this.violations.push(`${method} ${path} -> ${answer.statusCode}: ${what}`);
    for (const fault of JSON.parse(answer.headers["sl-violations"] ?? "[]")) {
      if (wrong && fault.location[0] === "request") continue;
      say(`${fault.location.join(".")} ${fault.message}`);
    }
    if (!this.contract.operation(method, path)) say("the contract has no such operation");
    if (!wrong) {
      for (const name of this.contract.unknownInRequest(method, path, json(sent))) say(`the request has ${name}`);
    }
    for (const name of this.contract.unknownInAnswer(method, path, answer.statusCode, json(received))) say(`the answer has ${name}`);
  }
}

async function read(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function json(bytes) {
  try {
    return bytes.length > 0 ? JSON.parse(bytes) : undefined;
  } catch {
    return undefined; // a form, such as that of the token
  }
}
