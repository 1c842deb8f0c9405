import { describe, expect, test } from "vitest";
import { z } from "zod";
import { prepareSurface } from "../src/channels/mcp/prepare-surface.ts";
import { shownTools } from "../src/channels/mcp/shown-tools.ts";
import { chooseMcpTools, listToolsets, mostToolsPerConnection } from "../src/channels/mcp/surface.ts";
import { type JsonSchema, toolSchemas } from "../src/channels/tool-schemas.ts";
import { type BoundTool, bindTool, defineTool } from "../src/core/tool.ts";
import { bindToolbox, type ToolboxDeps } from "../src/toolbox.ts";
import { openDoor } from "./mcp/test-tools.ts";

/** Tokens of the whole of `tools/list`, at four characters a token. */
const tokenBudget = 14_000;

// Nothing here calls a tool, so nothing here needs what tools work with.
const tools = bindToolbox({} as ToolboxDeps, openDoor);

/** What is wrong with one tool as its users see it. Empty when nothing is. */
function problemsOf(tool: BoundTool): string[] {
  const { input, output } = toolSchemas(tool);
  return [
    !/^[a-z]+(_[a-z0-9]+)+$/.test(tool.name) && "the name is not snake_case of two words or more",
    tool.name.length > 48 && "the name is longer than some clients take",
    (tool.summary.length < 20 || tool.summary.length > 300) && `the summary has ${tool.summary.length} characters`,
    !/^[A-Z].*\.$/s.test(tool.summary) && "the summary is no sentence",
    !/^(coaching|customers|support|knowledge|assistant):(read|write)$/.test(tool.scope) && `scope ${tool.scope}`,
    !["read", "write", "destructive"].includes(tool.effect) && `effect ${tool.effect}`,
    (tool.effect === "read") !== tool.scope.endsWith(":read") && `effect ${tool.effect} under ${tool.scope}`,
    input.additionalProperties !== false && "unknown arguments are let through",
    (output.type !== "object" || Object.keys(output.properties ?? {}).length === 0) &&
      "the output is no object with keys",
    ...undescribed(input, tool.name),
  ].filter((problem) => problem !== false);
}

function undescribed(schema: JsonSchema, path: string): string[] {
  const problems: string[] = [];
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const place = `${path}.${key}`;
    if (typeof property === "boolean") problems.push(`${place} takes anything`);
    else {
      if (!property.description) problems.push(`${place} is not described`);
      problems.push(...undescribed(property, place));
    }
  }
  return problems;
}

type Announced = ReturnType<typeof prepareSurface>[number]["config"]["outputSchema"];

const jsonOf = (schema: Announced | undefined) =>
  (schema?.["~standard"].jsonSchema.output({ target: "draft-2020-12" }) ?? {}) as JsonSchema;

/** The path of every key with its description, references followed into `root`. */
function keysOf(schema: unknown, root: JsonSchema = {}, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { $ref, properties, items, propertyNames, additionalProperties, anyOf, enum: choices } = schema as JsonSchema;
  if (typeof $ref === "string") return keysOf(root.$defs?.[$ref.split("/").at(-1) ?? ""], root, path);
  const keys = Object.entries(properties ?? {});
  return [
    ...keys.map(([key, part]) => `${path}.${key} ${(typeof part === "object" && part.description) || ""}`.trim()),
    ...keys.flatMap(([key, part]) => keysOf(part, root, `${path}.${key}`)),
    ...(choices ?? []).filter((choice) => choice !== null).map((choice) => `${path}=${String(choice)}`),
    ...keysOf(items, root, `${path}[]`),
    ...keysOf(propertyNames, root, `${path}{}`),
    ...keysOf(additionalProperties, root, `${path}{}`),
    ...(anyOf ?? []).flatMap((part) => keysOf(part, root, path)),
  ];
}

const inputShape = z.object({ id: z.string().describe("Which one.") });

function toolWith(changes: Partial<Parameters<ReturnType<typeof defineTool<object>>>[0]>): BoundTool {
  const spec = {
    name: "find_thing",
    summary: "Finds the one thing that was asked for.",
    scope: "coaching:read" as const,
    effect: "read" as const,
    input: inputShape as z.ZodObject,
    output: z.object({ thing: z.string() }) as z.ZodObject,
    run: async () => ({}),
    say: () => "",
    ...changes,
  };
  return bindTool(defineTool<object>()(spec), {}, openDoor);
}

describe("the registry", () => {
  test("is not empty", () => {
    expect(tools.map(({ name }) => name)).toContain("analyze_call");
  });

  test("has no two tools of one name", () => {
    const names = tools.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(tools.map((tool) => [tool.name, tool] as const))("%s is fit to be shown", (_, tool) => {
    expect(problemsOf(tool)).toEqual([]);
  });

  test.each(tools.map((tool) => [tool.name, tool] as const))("the surface of %s is as pinned", async (name, tool) => {
    const { summary, scope, effect } = tool;
    const surface = { name, summary, scope, effect, ...toolSchemas(tool) };
    await expect(`${JSON.stringify(surface, null, 2)}\n`).toMatchFileSnapshot(`./registry/${name}.json.snap`);
  });

  test.each(tools.map((tool) => [tool.name, tool] as const))("MCP announces every key that %s answers", (_, tool) => {
    const [prepared] = prepareSurface([tool]);
    const announced = jsonOf(prepared?.config.outputSchema);
    const keys = keysOf(toolSchemas(tool).output);
    expect(keys.length).toBeGreaterThan(2);
    expect(keysOf(announced, announced)).toEqual(keys);
    expect(JSON.stringify(announced).length).toBeLessThan(JSON.stringify(toolSchemas(tool).output).length);
  });

  test("every tool that MCP shows by name is one", () => {
    const names = new Set(tools.map(({ name }) => name));
    expect([...shownTools].filter((name) => !names.has(name))).toEqual([]);
  });

  test("MCP shows every tool in its toolset", () => {
    for (const tool of tools) expect(chooseMcpTools(tools, tool.scope.split(":")[0])).toContain(tool);
  });

  test.each([undefined, ...listToolsets(tools)])(
    "MCP (%s) shows what a connection may carry and a model's context can spare",
    (toolset) => {
      const shown = chooseMcpTools(tools, toolset);
      expect(shown.length).toBeLessThanOrEqual(mostToolsPerConnection);
      const listed = prepareSurface(shown).map(({ tool: { name }, config }) => {
        const { title, description, annotations, inputSchema, outputSchema } = config;
        const schemas = { inputSchema: jsonOf(inputSchema), outputSchema: jsonOf(outputSchema) };
        return Object.assign(schemas, { name, title, description, annotations });
      });
      const tokens = Math.ceil(JSON.stringify(listed).length / 4);
      expect(tokens).toBeGreaterThan(100);
      expect(tokens).toBeLessThanOrEqual(tokenBudget);
    },
  );
});

describe("the conformance check", () => {
  test("finds nothing wrong with a tool as it should be", () => expect(problemsOf(toolWith({}))).toEqual([]));

  test.each([
    ["a name that is not snake_case", { name: "findThing" }],
    ["a summary that is too long", { summary: `F${"x".repeat(300)}.` }],
    ["a summary that is no sentence", { summary: "finds a thing for whoever asks" }],
    ["a write under a read scope", { effect: "write" as const }],
    ["an input that is not described", { input: z.object({ id: z.string() }) }],
    ["an inner input that is not described", { input: z.object({ at: z.object({ x: z.int() }).describe("Where.") }) }],
    ["an output without keys", { output: z.object({}) }],
  ])("goes red at %s", (_, changes) => expect(problemsOf(toolWith(changes))).not.toEqual([]));
});
