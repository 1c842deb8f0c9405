import type { BoundTool } from "../../core/tool.ts";
import { type JsonSchema, toolSchemas } from "../tool-schemas.ts";
import { toolTitle } from "../tool-title.ts";
import { exampleOf } from "./example-of.ts";

type Json = Record<string, unknown>;

const failures: Record<string, string> = {
  400: "The arguments cannot be used; `issues` names each field.",
  401: "Nobody is signed in.",
  403: "The sign-in may not use this tool, or the Host or Origin is foreign.",
  404: "There is nothing of that name or id.",
  409: "It clashes with what is already there.",
  413: "The body is larger than 1 MB.",
  429: "Too many requests; `Retry-After` says in how many seconds to try again.",
  500: "A defect; the log has the cause under the request id.",
  503: "Something that is needed cannot be reached now.",
};

const codes = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "rate_limited",
  "internal",
  "unavailable",
];

/** The API as an OpenAPI 3.1 document, derived from the tools alone. */
export function describeApi(tools: BoundTool[], version: string): Json {
  const described = tools.map((tool) => describeTool(tool));
  return {
    openapi: "3.1.0",
    info: {
      title: "Rapport",
      version,
      description: "Every tool of Rapport as one POST: the body is its arguments, the answer its data.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(tools.map(roomOf))].map((name) => ({ name })),
    paths: {
      "/health": { get: describePlain("health", "What runs, and what is degraded.", ["status", "tools", "version"]) },
      "/ready": { get: describePlain("ready", "Whether work can be done; 503 while it cannot.", ["ready"]) },
      "/tools": { get: describePlain("list_tools", "Every tool with its schemas.", ["tools"]) },
      ...Object.fromEntries(described.map(({ path, operation }) => [path, { post: operation }])),
    },
    components: {
      schemas: { Error: errorSchema(), ...Object.assign({}, ...described.map(({ schemas }) => schemas)) },
      responses: Object.fromEntries(
        Object.entries(failures).map(([status, description]) => [
          `Error${status}`,
          {
            description,
            ...(status === "429" && { headers: { "Retry-After": { schema: { type: "integer" } } } }),
            content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
          },
        ]),
      ),
    },
  };
}

function describeTool(tool: BoundTool): { path: string; operation: Json; schemas: Json } {
  const { input, output } = toolSchemas(tool);
  const [inputName, outputName] = [`${tool.name}_input`, `${tool.name}_output`];
  return {
    path: `/tools/${tool.name}`,
    operation: {
      operationId: tool.name,
      tags: [roomOf(tool)],
      summary: toolTitle(tool.name),
      description: `${tool.summary}\n\nScope \`${tool.scope}\`, effect \`${tool.effect}\`.`,
      requestBody: {
        required: (input.required?.length ?? 0) > 0,
        content: jsonContent(inputName, exampleOf(input, { requiredOnly: true })),
      },
      responses: {
        200: {
          description: "The tool's data.",
          content: jsonContent(outputName, exampleOf(output, { requiredOnly: false })),
        },
        ...Object.fromEntries(
          Object.keys(failures).map((status) => [status, { $ref: `#/components/responses/Error${status}` }]),
        ),
      },
    },
    schemas: { ...placeSchema(inputName, input), ...placeSchema(outputName, output) },
  };
}

function jsonContent(name: string, example: unknown): Json {
  return { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } };
}

/** A schema among the components, with its own definitions beside it and every reference moved along. */
function placeSchema(name: string, { $defs = {}, ...schema }: JsonSchema): Json {
  const placed = Object.entries({ "": schema, ...$defs }).map(([definition, content]) => [
    definition === "" ? name : `${name}_${definition}`,
    moveReferences(content, name),
  ]);
  return Object.fromEntries(placed);
}

function moveReferences(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => moveReferences(item, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, content]) => [
      key,
      key === "$ref" && typeof content === "string" ? movedReference(content, name) : moveReferences(content, name),
    ]),
  );
}

function movedReference(reference: string, name: string): string {
  if (reference === "#") return `#/components/schemas/${name}`;
  return reference.replace("#/$defs/", `#/components/schemas/${name}_`);
}

function describePlain(operationId: string, description: string, keys: string[]): Json {
  const schema = { type: "object", required: keys, properties: Object.fromEntries(keys.map((key) => [key, {}])) };
  return {
    operationId,
    summary: description,
    responses: { 200: { description, content: { "application/json": { schema } } } },
  };
}

function errorSchema(): Json {
  const text = { type: "string" };
  const issue = { type: "object", required: ["path", "message"], properties: { path: text, message: text } };
  return {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["code", "message", "request_id"],
        properties: {
          code: { type: "string", enum: codes },
          message: { type: "string", description: "What happened and what to do next." },
          request_id: { type: "string", description: "Also in the X-Request-Id header and in the log." },
          issues: { type: "array", items: issue, description: "With invalid_input: each rejected field." },
        },
      },
    },
  };
}

const roomOf = (tool: BoundTool) => tool.scope.split(":")[0] ?? tool.scope;
