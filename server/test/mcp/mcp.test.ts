import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client, type ClientOptions, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHttp } from "./start-http.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const bin = join(folder, "../../../node_modules/.bin");
const stdioServer = { command: join(bin, "tsx"), args: [join(folder, "stdio-server.ts")] };

let server: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  server = await startHttp();
});
afterAll(() => server.close());

async function connect(transport: "http" | "stdio", era: "legacy" | "modern", path = "/mcp"): Promise<Client> {
  const versions: ClientOptions = era === "modern" ? { versionNegotiation: { mode: "auto" } } : {};
  const client = new Client({ name: "test", version: "1" }, versions);
  const url = new URL(`${server.url}${path}`);
  await client.connect(
    transport === "http" ? new StreamableHTTPClientTransport(url) : new StdioClientTransport(stdioServer),
  );
  return client;
}

describe.each([
  ["http", "legacy"],
  ["http", "modern"],
  ["stdio", "legacy"],
  ["stdio", "modern"],
] as const)("MCP over %s in the %s era", (transport, era) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect(transport, era);
  });
  afterAll(() => client.close());

  test("speaks the protocol of that era and says who it is", () => {
    expect(client.getNegotiatedProtocolVersion()).toBe(era === "modern" ? "2026-07-28" : "2025-11-25");
    expect(client.getServerVersion()).toMatchObject({ name: "rapport", version: "1.2.3" });
    expect(client.getInstructions()).toContain("transcript");
  });

  test("lists every tool with title, description, both schemas and all four hints", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["echo_words", "count_slowly", "fail_somehow"]);
    for (const { title, description, inputSchema, outputSchema } of tools) {
      expect({ title, description }).toEqual({
        title: expect.stringMatching(/^[A-Z]/),
        description: expect.any(String),
      });
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: "object" });
    }
    expect(tools.map(({ annotations }) => annotations)).toEqual([
      { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
    ]);
  });

  test("answers a call with text and structured content that keeps to the output schema", async () => {
    await client.listTools();
    const answer = await client.callTool({ name: "echo_words", arguments: { words: "hi", times: 2 } });
    expect(answer.content).toEqual([{ type: "text", text: "hi hi" }]);
    expect(answer.structuredContent).toMatchObject({ said: ["hi", "hi"] });
    expect(answer.isError).toBeFalsy();
  });

  test("answers a failure as a tool error with code and words, never with its cause", async () => {
    const answer = await client.callTool({ name: "fail_somehow", arguments: { how: "not_found" } });
    expect(answer).toMatchObject({ isError: true, content: [{ text: "not_found: It failed with not_found." }] });
    const unusable = await client.callTool({ name: "echo_words", arguments: { words: "" } });
    expect(unusable).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/^invalid_input: .*words/) }],
    });
  });

  test("hides a defect behind a request id", async () => {
    const answer = await client.callTool({ name: "fail_somehow", arguments: { how: "defect" } });
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer)).toMatch(/internal: .*request [\w-]{20,}/);
    expect(JSON.stringify(answer)).not.toContain("hunter2");
  });

  test("an unknown tool is a protocol error, -32602", async () => {
    await expect(client.callTool({ name: "no_such_tool", arguments: {} })).rejects.toMatchObject({ code: -32602 });
  });

  test("tells a client that asks how far it is, in rising steps, before the answer", async () => {
    const steps: number[] = [];
    const answer = await client.callTool(
      { name: "count_slowly", arguments: { steps: 5 } },
      { onprogress: ({ progress }) => void steps.push(progress) },
    );
    // The client may take the last step and the answer from one chunk, and then drops the step.
    expect([0.2, 0.4, 0.6, 0.8, 1].slice(0, steps.length)).toEqual(steps);
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(answer.structuredContent).toEqual({ counted: 5 });
  });
});

describe("cancellation", () => {
  test("a client that cancels over HTTP stops the tool", async () => {
    const client = await connect("http", "modern");
    server.events.length = 0;
    const controller = new AbortController();
    const call = client.callTool(
      { name: "count_slowly", arguments: { steps: 1000, step_ms: 10 } },
      { signal: controller.signal, onprogress: () => controller.abort("enough") },
    );
    await expect(call).rejects.toThrow("enough");
    await expect.poll(() => server.events).toEqual(["started", "cancelled"]);
    await client.close();
  });

  test.each(["legacy", "modern"] as const)("over stdio in the %s era the connection goes on after it", async (era) => {
    const client = await connect("stdio", era);
    const controller = new AbortController();
    const call = client.callTool(
      { name: "count_slowly", arguments: { steps: 1000, step_ms: 10 } },
      { signal: controller.signal, onprogress: () => controller.abort("enough") },
    );
    await expect(call).rejects.toThrow("enough");
    const after = await client.callTool({ name: "echo_words", arguments: { words: "still here" } });
    expect(after.content).toEqual([{ type: "text", text: "still here" }]);
    await client.close();
  });
});

describe("the MCP address", () => {
  test("a toolset shows its own tools only", async () => {
    const client = await connect("http", "legacy", "/mcp/customers");
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["fail_somehow"]);
    await expect(client.callTool({ name: "echo_words", arguments: {} })).rejects.toMatchObject({ code: -32602 });
    await client.close();
  });

  test("an unknown toolset is 404 and names those there are", async () => {
    const answer = await fetch(`${server.url}/mcp/cooking`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/coaching, customers/);
  });

  test.each(["GET", "DELETE", "PUT"])("%s is 405: there are no sessions", async (method) => {
    const answer = await fetch(`${server.url}/mcp`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  });

  test("a body of more than 1 MB is 413", async () => {
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/list",
      params: { padding: "x".repeat(1_100_000) },
    });
    const headers = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    expect((await fetch(`${server.url}/mcp`, { method: "POST", headers, body })).status).toBe(413);
  });

  test.each([
    ["broken JSON", "{not json", "application/json", 400, -32700],
    ["another type than JSON", "hello", "text/plain", 415, -32000],
    ["a batch of nothing", "[]", "application/json", 400, -32600],
    ["JSON that is no message", "null", "application/json", 400, -32600],
  ])("%s is refused in the protocol's own words", async (_, body, type, status, code) => {
    const headers = { "content-type": type, accept: "application/json, text/event-stream" };
    const answer = await fetch(`${server.url}/mcp`, { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ jsonrpc: "2.0", error: { code } });
  });

  test("a subscription ends at once, so none is open when the server closes: the lists never change", async () => {
    const answer = await fetch(`${server.url}/mcp`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "subscriptions/listen",
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "subscriptions/listen",
        params: {
          notifications: { toolsListChanged: true },
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
    });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    expect(await answer.text()).toMatch(/acknowledged[^]*"resultType":"complete"/);
  });
});
