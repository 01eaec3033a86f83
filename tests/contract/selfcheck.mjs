// A check that never fails proves nothing: an upstream that breaks the contract on purpose, and what has to be noticed.
import { createServer } from "node:http";

const answers = {
  "GET /ia/api/v1/objects/company-config/user/1": [200, { "ia::result": { id: 5, favouriteColour: "red" }, "ia::meta": {} }],
  "GET /ia/api/v1/objects/company-config/user/2": [418, { "ia::error": { code: "teapot", message: "short and stout" } }],
  "POST /ia/api/v1/objects/company-config/contact": [201, { "ia::result": { key: "1", id: "A", href: "/objects/company-config/contact/1" }, "ia::meta": { totalCount: 1, totalSuccess: 1, totalError: 0 } }],
  "POST /ia/api/v1/services/core/query": [200, { "ia::result": [], "ia::meta": { totalCount: 0, start: 1, pageSize: 100, next: null, previous: null } }],
};

/** An Intacct that is none. */
export async function impostor() {
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    const [status, body] = answers[`${incoming.method} ${incoming.url}`] ?? [404, {}];
    outgoing.writeHead(status, { "content-type": "application/json" });
    outgoing.end(JSON.stringify(body));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, endpoint: `http://127.0.0.1:${server.address().port}/ia/api/v1` };
}

/** Breaks the contract in each way that there is; what went unnoticed. */
export async function breakIt(recorder) {
  const say = (method, path, body) =>
    fetch(recorder.endpoint + path, {
      method,
      headers: { authorization: "Bearer x", ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    }).then((answer) => answer.text());
  await say("GET", "/objects/company-config/user/1");
  await say("GET", "/objects/company-config/user/2");
  await say("POST", "/objects/company-config/contact", { id: "A", firstName: 7, nickname: "Al" });
  await say("POST", "/services/core/query", { object: "company-config/user", fields: ["shoeSize"] });
  await say("GET", "/objects/company-config/wizard");
  const noticed = (pattern) => recorder.violations.some((violation) => pattern.test(violation));
  return Object.entries({
    "a value of the wrong type in an answer": /user\/1 .*id/i,
    "a property in an answer that no schema has": /user\/1 .*favouriteColour/,
    "what is missing in an answer": /user\/1 .*(totalCount|required)/i,
    "a status that is not documented": /user\/2 -> 418/,
    "a value of the wrong type in a request": /contact .*firstName/,
    "what is missing in a request": /contact .*printAs/,
    "a property in a request that no schema has": /contact .*nickname/,
    "a field in a query that the object does not have": /query .*shoeSize/,
    "an operation that is not in the contract": /wizard .*no such operation/,
  })
    .filter(([, pattern]) => !noticed(pattern))
    .map(([what]) => `went unnoticed: ${what}`);
}
