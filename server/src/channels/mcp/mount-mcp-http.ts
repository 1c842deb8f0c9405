import { type AuthInfo, createMcpHandler } from "@modelcontextprotocol/server";
import type { Hono } from "hono";
import type { Caller } from "../../core/caller.ts";
import { ToolError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import type { CallerFor, HttpContext, HttpEnv } from "../http/http-env.ts";
import { BodyTooLarge, isJson, readBodyText } from "../http/read-body-text.ts";
import { createMcpServer } from "./create-mcp-server.ts";
import { prepareSurface } from "./prepare-surface.ts";
import { chooseMcpTools, listToolsets } from "./surface.ts";

interface McpHttpOptions {
  tools: BoundTool[];
  version: string;
  callerFor: CallerFor;
  log: Log;
}

/** `POST /mcp` with the tools asked for most and `POST /mcp/<toolset>` with those of one; both protocol eras, no sessions. */
export function mountMcpHttp(app: Hono<HttpEnv>, options: McpHttpOptions): void {
  const toolsets = listToolsets(options.tools);
  mountSurface(app, "/mcp", chooseMcpTools(options.tools), options);
  for (const toolset of toolsets) {
    mountSurface(app, `/mcp/${toolset}`, chooseMcpTools(options.tools, toolset), options);
  }
  app.all("/mcp/*", () => {
    throw new ToolError(
      "not_found",
      `There is no such toolset. There are: ${toolsets.join(", ")}; /mcp shows the most asked for of them all.`,
    );
  });
}

function mountSurface(app: Hono<HttpEnv>, path: string, tools: BoundTool[], options: McpHttpOptions): void {
  const { version, callerFor, log } = options;
  const surface = prepareSurface(tools);
  const handler = createMcpHandler(
    ({ authInfo }) => {
      const { caller, requestId } = readPassage(authInfo);
      return createMcpServer({ surface, version, caller, log, requestId });
    },
    {
      legacy: "stateless",
      onerror: (error) => log.warn({ err: error }, "an MCP request was refused or went wrong"),
    },
  );
  app.post(path, async (context) => {
    const caller = await callerFor(context.req.raw, "mcp");
    const authInfo = passage(caller, context.get("requestId"));
    if (!isJson(context.req.header("content-type") ?? null)) return handler.fetch(context.req.raw, { authInfo });
    // Parsed here, because the SDK would copy the request to read it: about a third of what a call costs.
    const message = await readMessage(context);
    return message instanceof Response
      ? message
      : handler.fetch(context.req.raw, { authInfo, parsedBody: message.body });
  });
  // Sessions and their streams belong to GET and DELETE; this server has none.
  app.all(path, (context) => answerProtocolError(context, 405, -32000, "Method not allowed. Use POST."));
}

async function readMessage(context: HttpContext): Promise<{ body: unknown } | Response> {
  try {
    return { body: JSON.parse(await readBodyText(context.req.raw)) };
  } catch (error) {
    if (error instanceof BodyTooLarge) return answerProtocolError(context, 413, -32000, error.publicMessage);
    if (error instanceof SyntaxError) return answerProtocolError(context, 400, -32700, "Parse error: not valid JSON.");
    throw error;
  }
}

function answerProtocolError(context: HttpContext, status: 400 | 405 | 413, code: number, message: string): Response {
  if (status === 405) context.header("Allow", "POST");
  return context.json({ jsonrpc: "2.0", error: { code, message }, id: null }, status);
}

/** The SDK hands authInfo from the request to the factory untouched: the way for what belongs to one request. */
function passage(caller: Caller, requestId: string): AuthInfo {
  return { token: "", clientId: caller.id, scopes: [...caller.scopes], extra: { caller, requestId } };
}

function readPassage(authInfo: AuthInfo | undefined): { caller: Caller; requestId: string } {
  if (authInfo?.extra === undefined) throw new TypeError("An MCP request came past its door.");
  return authInfo.extra as { caller: Caller; requestId: string };
}
