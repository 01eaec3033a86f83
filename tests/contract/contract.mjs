// The contract: its strict view for the validating proxy, and the names of properties, which a proxy never checks.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

const require = createRequire(import.meta.url);

export class Contract {
  constructor(path) {
    this.document = parse(readFileSync(path, "utf8"));
    promote(this.document.paths);
    promote(this.document.components);
  }

  /** Writes the strict view: what every example of Sage's has is required there. */
  write(path) {
    writeFileSync(path, JSON.stringify(this.document));
    return path;
  }

  /** The operation for a request, and its path as the contract writes it. */
  operation(method, path) {
    const plain = path.split("?")[0];
    for (const [template, item] of Object.entries(this.document.paths)) {
      const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
      if (pattern.test(plain)) return item[method.toLowerCase()];
    }
    return undefined;
  }

  /** Properties of a request that no schema has. */
  unknownInRequest(method, path, body) {
    const operation = this.operation(method, path);
    const schema = content(this.resolve(operation?.requestBody));
    const unknown = schema && body !== undefined ? this.unknown([schema], body, "") : [];
    return [...unknown, ...this.unknownFields(path, body), ...this.unknownInParts(path, body)];
  }

  /** Properties of an answer that no schema has. */
  unknownInAnswer(method, path, status, body) {
    const schema = content(this.resolve(this.operation(method, path)?.responses?.[String(status)]));
    return schema && body !== undefined ? this.unknown([schema], body, "") : [];
  }

  /** Fields that a query asks for and the object does not have. */
  unknownFields(path, body) {
    if (path !== "/services/core/query" || !body?.object) return [];
    const object = this.schemaOf(body.object);
    return (body.fields ?? [])
      .filter((field) => !this.hasField([object], field.replace(/^(count|sum|avg|min|max):/, "").split(".")))
      .map((field) => `query of ${body.object}: ${field}`);
  }

  /** The bodies inside a composite request. */
  unknownInParts(path, body) {
    if (path !== "/services/core/composite" || !Array.isArray(body)) return [];
    return body.flatMap((part) => this.unknownInRequest(part.method, part.path.replace(/@\{[^}]+\}/g, "1"), part.body));
  }

  schemaOf(object) {
    return this.document.components.schemas[`objects.${object.replace("/", ".")}`] ?? {};
  }

  hasField(schemas, [first, ...rest]) {
    const next = this.members(schemas).map((schema) => schema.properties?.[first]).filter(Boolean);
    return next.length > 0 && (rest.length === 0 || this.hasField(next, rest));
  }

  unknown(schemas, value, at) {
    const members = this.members(schemas);
    if (Array.isArray(value)) {
      const items = members.map((schema) => schema.items).filter(Boolean);
      return items.length === 0 ? [] : value.flatMap((item, i) => this.unknown(items, item, `${at}/${i}`));
    }
    if (value === null || typeof value !== "object") return [];
    const shaped = members.filter((schema) => schema.properties);
    const rest = members.map((schema) => schema.additionalProperties).filter(Boolean);
    if (shaped.length === 0) return [];
    return Object.entries(value).flatMap(([name, inner]) => {
      const known = shaped.map((schema) => schema.properties[name]).filter(Boolean);
      if (known.length > 0) return this.unknown(known, inner, `${at}/${name}`);
      return rest.length > 0 ? [] : [`${at}/${name}`];
    });
  }

  /** A schema with what it is composed of, references followed. */
  members(schemas) {
    return schemas.flatMap((given) => {
      const schema = this.resolve(given);
      const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
      return [schema, ...(parts.length > 0 ? this.members(parts) : [])];
    });
  }

  resolve(node) {
    let found = node;
    while (found?.$ref) {
      found = found.$ref.slice(2).split("/").reduce((inside, name) => inside[name.replaceAll("~1", "/")], this.document);
    }
    return found;
  }
}

/** The proxy accepts everything where a schema does not compile, so all of them must. */
export async function schemasThatDoNotCompile(path) {
  const { getHttpOperationsFromSpec } = require("@stoplight/prism-cli/dist/operations");
  const Ajv = require("ajv").default;
  const addFormats = require("ajv-formats").default;
  const faults = [];
  let count = 0;
  for (const operation of await getHttpOperationsFromSpec(path)) {
    const bodies = [operation.request?.body, ...operation.responses].flatMap((body) => body?.contents ?? []);
    for (const { schema } of bodies.filter((body) => body.schema)) {
      const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false, logger: false });
      addFormats(ajv);
      count++;
      try {
        ajv.compile(schema);
      } catch (fault) {
        faults.push(`${operation.method} ${operation.path}: ${fault.message}`);
      }
    }
  }
  return { count, faults };
}

// x-expected-required: Sage declares nothing required there, and all its examples have it.
function promote(node) {
  if (Array.isArray(node)) return node.forEach(promote);
  if (node === null || typeof node !== "object") return;
  const expected = node["x-expected-required"];
  if (Array.isArray(expected)) node.required = [...new Set([...(node.required ?? []), ...expected])].sort();
  else if (expected === true) node.required = true;
  Object.values(node).forEach(promote);
}

function content(body) {
  return Object.values(body?.content ?? {})[0]?.schema;
}
