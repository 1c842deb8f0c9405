// One of the two servers of the MCP benchmark, as a process of its own: `product` is the HTTP stack as it ships,
// `bare` the SDK alone, written as its documentation shows, without any check of Host, Origin or caller.
import { createAdaptorServer } from "@hono/node-server";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { once } from "node:events";
import { z } from "zod";
import { createHttpApp } from "../src/channels/http/create-http-app.ts";
import { listen } from "../src/channels/http/listen.ts";
import { bindTool, defineTool } from "../src/core/tool.ts";

const [kind, count] = process.argv.slice(2);
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const input = z.object({
  id: z.string().describe("Which one."),
  limit: z.int().min(1).max(200).default(20).describe("How many at most."),
  period: z.enum(["last_7_days", "last_30_days", "all_time"]).optional().describe("From when."),
});
const output = z.object({
  id: z.string(),
  items: z.array(z.object({ name: z.string(), score: z.number() })),
  total: z.int(),
});
const names = Array.from({ length: Number(count) }, (_, at) => `lookup_${at}`);
const answer = (id: string) => ({ id, items: [{ name: "first", score: 71 }], total: 1 });

const health = async () => ({ status: "ok" as const });

async function serveProduct(): Promise<number> {
  const door = { admit: async () => {}, record: async () => {} };
  const tools = names.map((name) =>
    bindTool(
      defineTool<object>()({
        name,
        summary: "Looks something up.",
        scope: "coaching:read",
        effect: "read",
        input,
        output,
        run: async ({ id }) => answer(id),
        say: ({ total }) => `${total} found.`,
      }),
      {},
      door,
    ),
  );
  const app = createHttpApp({ tools, version: "1", health, ready: async () => true, log: quiet });
  return (await listen(app, { port: 0, host: "127.0.0.1" })).port;
}

async function serveBare(): Promise<number> {
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: "bare", version: "1" });
    for (const name of names) {
      const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
      const config = {
        title: name,
        description: "Looks something up.",
        inputSchema: input,
        outputSchema: output,
        annotations,
      };
      server.registerTool(name, config, async ({ id }) => {
        const structuredContent = answer(id);
        return { content: [{ type: "text", text: `${structuredContent.total} found.` }], structuredContent };
      });
    }
    return server;
  });
  const server = createAdaptorServer({ fetch: (request) => handler.fetch(request) });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("An HTTP server has a port.");
  return address.port;
}

process.send?.({ port: kind === "product" ? await serveProduct() : await serveBare() });
