import { randomUUID } from "node:crypto";
import { type CallToolResult, McpServer, type ServerContext } from "@modelcontextprotocol/server";
import type { Caller } from "../../core/caller.ts";
import type { Log } from "../../core/log.ts";
import { describeFailure } from "../describe-failure.ts";
import type { PreparedTool } from "./prepare-surface.ts";
import { reportProgress } from "./report-progress.ts";

export interface McpServerOptions {
  surface: PreparedTool[];
  version: string;
  caller: Caller;
  log: Log;
  /** The HTTP request's id, under which a defect is logged. Over stdio each defect gets its own. */
  requestId?: string | undefined;
}

const instructions =
  "Rapport coaches sales calls and tells who customers are and what they will do. Every score carries quotes from the transcript with their times; cite them, and never invent one. A score of null means not applicable, not zero. A prediction carries its interval and the shop's own back-test: say them with it. All tools about customers are at /mcp/customers, about calls at /mcp/coaching.";

/** One MCP server for one HTTP request or one stdio connection. Cheap: what can be prepared is in `surface`. */
export function createMcpServer(options: McpServerOptions): McpServer {
  const server = new McpServer(
    { name: "rapport", title: "Rapport", version: options.version },
    {
      instructions,
      // The lists never change while a process lives, so no client need wait for news of them.
      capabilities: {
        tools: { listChanged: false },
        resources: { listChanged: false },
        prompts: { listChanged: false },
      },
    },
  );
  for (const { tool, config } of options.surface) {
    server.registerTool(tool.name, config, (raw, context) => callTool(tool, raw, context, options));
  }
  return server;
}

async function callTool(
  tool: PreparedTool["tool"],
  raw: unknown,
  context: ServerContext,
  { caller, log, requestId = randomUUID() }: McpServerOptions,
): Promise<CallToolResult> {
  const { signal } = context.mcpReq;
  const progress = reportProgress(context, log);
  try {
    const { data, text } = await tool.call(raw, { caller, signal, progress: progress?.update });
    await progress?.sent();
    return { content: [{ type: "text", text }], structuredContent: data };
  } catch (error) {
    await progress?.sent();
    const { code, message } = describeFailure(error, { log, requestId, tool: tool.name, signal });
    return { content: [{ type: "text", text: `${code}: ${message}` }], isError: true };
  }
}
