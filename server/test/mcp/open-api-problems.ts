type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const schemaTypes = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/** What an OpenAPI 3.1 reader would trip over: wrong structure, schemas that are none, references to nowhere. */
export function openApiProblems(document: unknown): string[] {
  if (!isObject(document)) return ["the document is no object"];
  const problems: string[] = [];
  const say = (place: string, problem: string) => problems.push(`${place}: ${problem}`);

  if (!/^3\.1\.\d+$/.test(String(document["openapi"]))) say("openapi", "is not 3.1");
  const info = document["info"];
  if (!isObject(info) || typeof info["title"] !== "string" || typeof info["version"] !== "string") {
    say("info", "needs title and version");
  }
  const paths = document["paths"];
  if (!isObject(paths) || Object.keys(paths).length === 0) say("paths", "is empty");
  const ids = new Set<unknown>();
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
    if (!path.startsWith("/")) say(path, "does not start with a slash");
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      checkOperation(`${method} ${path}`, operation, ids, say);
    }
  }
  const components = isObject(document["components"]) ? document["components"] : {};
  for (const [name, schema] of Object.entries(isObject(components["schemas"]) ? components["schemas"] : {})) {
    if (!/^[\w.-]+$/.test(name)) say(name, "is no component name");
    checkSchema(`schemas.${name}`, schema, say);
  }
  checkReferences("", document, document, say);
  return problems;
}

type Say = (place: string, problem: string) => void;

function checkOperation(place: string, operation: unknown, ids: Set<unknown>, say: Say): void {
  if (!isObject(operation)) return say(place, "is no operation");
  if (ids.has(operation["operationId"])) say(place, "repeats an operationId");
  ids.add(operation["operationId"]);
  const { responses, requestBody } = operation;
  if (!isObject(responses) || Object.keys(responses).length === 0) say(place, "has no responses");
  for (const [status, response] of Object.entries(isObject(responses) ? responses : {})) {
    if (!/^[1-5]\d\d$|^default$/.test(status)) say(place, `${status} is no status`);
    if (isObject(response) && !("$ref" in response) && typeof response["description"] !== "string") {
      say(place, `${status} has no description`);
    }
    checkContent(`${place} ${status}`, response, say);
  }
  if (requestBody !== undefined) checkContent(`${place} request`, requestBody, say);
}

function checkContent(place: string, holder: unknown, say: Say): void {
  const content = isObject(holder) ? holder["content"] : undefined;
  for (const [type, media] of Object.entries(isObject(content) ? content : {})) {
    if (!type.includes("/")) say(place, `${type} is no media type`);
    if (isObject(media)) checkSchema(place, media["schema"], say);
  }
}

function checkSchema(place: string, schema: unknown, say: Say): void {
  if (typeof schema === "boolean") return;
  if (!isObject(schema)) return say(place, "is no schema");
  const { type, properties, required, items } = schema;
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.some((one) => !schemaTypes.has(String(one)))) say(place, `has the type ${JSON.stringify(type)}`);
  if ("nullable" in schema) say(place, "uses nullable, which 3.1 does not have");
  if ("$defs" in schema || "$schema" in schema) say(place, "carries definitions of its own");
  for (const [key, property] of Object.entries(isObject(properties) ? properties : {})) {
    checkSchema(`${place}.${key}`, property, say);
  }
  if (Array.isArray(required) && isObject(properties)) {
    for (const key of required) if (!(String(key) in properties)) say(place, `requires ${String(key)}, which it lacks`);
  }
  if (items !== undefined) checkSchema(`${place}[]`, items, say);
  for (const choice of [schema["anyOf"], schema["oneOf"], schema["allOf"]]) {
    if (Array.isArray(choice)) choice.forEach((part, at) => checkSchema(`${place}|${at}`, part, say));
  }
}

function checkReferences(place: string, value: unknown, document: Json, say: Say): void {
  if (Array.isArray(value)) value.forEach((item, at) => checkReferences(`${place}/${at}`, item, document, say));
  if (!isObject(value)) return;
  for (const [key, content] of Object.entries(value)) {
    if (key === "$ref" && typeof content === "string") {
      if (!content.startsWith("#/") || lookUp(content, document) === undefined) say(place, `${content} leads nowhere`);
    } else checkReferences(`${place}/${key}`, content, document, say);
  }
}

function lookUp(reference: string, document: Json): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), document);
}
