import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startHttp } from "../../../test/mcp/start-http.ts";
import { openDoor } from "../../../test/mcp/test-tools.ts";
import { openApiProblems } from "../../../test/mcp/open-api-problems.ts";
import { bindTool, defineTool } from "../../core/tool.ts";

// A tool with everything that makes JSON Schema awkward: named, repeated and recursive definitions.
const Place = z
  .object({
    city: z.string(),
    get parts() {
      return z.array(Place);
    },
  })
  .meta({ id: "Place" });
const awkward = defineTool<object>()({
  name: "find_place",
  summary: "Finds a place.",
  scope: "knowledge:read",
  effect: "read",
  input: z.object({
    near: Place.optional().describe("Where."),
    at: z.iso.datetime().describe("When."),
    size: z.union([z.literal("small"), z.int().positive()]).describe("How large."),
    who: z.email().nullable().default(null).describe("For whom."),
  }),
  output: z.object({ home: Place, away: Place.nullable(), tags: z.record(z.string(), z.number()) }),
  run: async () => ({ home: { city: "Oslo", parts: [] }, away: null, tags: {} }),
  say: () => "",
});

let server: Awaited<ReturnType<typeof startHttp>>;
let document: Record<string, unknown>;
beforeAll(async () => {
  const { createTestTools } = await import("../../../test/mcp/test-tools.ts");
  server = await startHttp({ tools: [...createTestTools().tools, bindTool(awkward, {}, openDoor)] });
  document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Record<string, unknown>;
});
afterAll(() => server.close());

test("the description is valid OpenAPI 3.1 and every reference in it leads somewhere", () => {
  expect(openApiProblems(document)).toEqual([]);
});

test("the check of the description goes red at a lost reference, a missing response and a wrong version", () => {
  const broken = structuredClone(document) as {
    openapi: string;
    paths: Record<string, { post: { responses: object } }>;
  };
  broken.openapi = "3.0.3";
  const operation = broken.paths["/tools/echo_words"];
  if (operation) operation.post.responses = { 200: { $ref: "#/components/responses/Nowhere" } };
  const problems = openApiProblems(broken);
  expect(problems.join("\n")).toMatch(/3\.1/);
  expect(problems.join("\n")).toMatch(/Nowhere/);
});

test("every tool is a path with request, answer, errors and examples that the tool itself takes", () => {
  const paths = document["paths"] as Record<string, { post?: Record<string, unknown> }>;
  for (const name of ["echo_words", "count_slowly", "fail_somehow", "find_place"]) {
    const operation = paths[`/tools/${name}`]?.post as {
      requestBody: { content: Record<string, { example: unknown }> };
      responses: Record<string, unknown>;
    };
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(["200", "400", "401", "403", "404", "409", "413", "429", "500", "503"]),
    );
    const tool = [...server.tools, awkward].find((one) => one.name === name);
    expect(tool?.input.safeParse(operation.requestBody.content["application/json"]?.example).error).toBeUndefined();
  }
});

test("the page works without any other host: all it loads comes from here, under a policy that forbids the rest", async () => {
  const page = await fetch(`${server.url}/docs`);
  const html = await page.text();
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThanOrEqual(4);
  for (const link of links) {
    expect(link).toMatch(/^\/docs\//);
    const asset = await fetch(`${server.url}${link}`);
    expect(asset.status).toBe(200);
    expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(50);
  }
  expect(html).not.toMatch(/<script>/);
});

test("/docs/ and / lead to the page too", async () => {
  expect((await fetch(`${server.url}/docs/`)).status).toBe(200);
  expect((await fetch(server.url)).url).toBe(`${server.url}/docs`);
});

test("GET /tools lists each tool with its schemas", async () => {
  const { tools } = (await (await fetch(`${server.url}/tools`)).json()) as { tools: Record<string, unknown>[] };
  expect(tools.map(({ name }) => name)).toContain("echo_words");
  expect(tools[0]).toMatchObject({ scope: "coaching:read", effect: "read", input_schema: { type: "object" } });
});
