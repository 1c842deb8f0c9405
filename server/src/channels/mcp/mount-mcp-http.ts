import { type AuthInfo, createMcpHandler } from "@modelcontextprotocol/server";
import type { Hono } from "hono";
import type { Caller } from "../../core/caller.ts";
import { ToolError } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import type { CallerFor, HttpContext, HttpEnv } from "../http/http-env.ts";
import { createMcpServer } from "./create-mcp-server.ts";
import { prepareSurface } from "./prepare-surface.ts";
import { chooseMcpTools, listToolsets } from "./surface.ts";

interface McpHttpOptions {
  tools: BoundTool[];
  version: string;
  callerFor: CallerFor;
  log: Log;
}

/** `POST /mcp` with every tool and `POST /mcp/<toolset>` with those of one; both protocol eras, no sessions. */
export function mountMcpHttp(app: Hono<HttpEnv>, options: McpHttpOptions): void {
  const toolsets = listToolsets(options.tools);
  mountSurface(app, "/mcp", chooseMcpTools(options.tools), options);
  for (const toolset of toolsets) {
    mountSurface(app, `/mcp/${toolset}`, chooseMcpTools(options.tools, toolset), options);
  }
  app.all("/mcp/*", () => {
    throw new ToolError("not_found", `There is no such toolset. There are: ${toolsets.join(", ")}; /mcp has them all.`);
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
      maxRequestBodySize: 1_048_576,
      onerror: (error) => log.warn({ err: error }, "an MCP request was refused or went wrong"),
    },
  );
  app.post(path, async (context) => {
    const caller = await callerFor(context.req.raw, "mcp");
    return handler.fetch(openRequest(context), { authInfo: passage(caller, context.get("requestId")) });
  });
  // Sessions and their streams belong to GET and DELETE; this server has none.
  app.all(path, (context) =>
    context.json({ jsonrpc: "2.0", error: { code: -32000, message: "Method not allowed. Use POST." }, id: null }, 405, {
      Allow: "POST",
    }),
  );
}

/** A subscription stays open for as long as its client likes, so it alone must hear that the server is closing. */
function openRequest(context: HttpContext): Request {
  const { raw } = context.req;
  const closing = context.env?.closing;
  if (closing === undefined || raw.headers.get("mcp-method") !== "subscriptions/listen") return raw;
  return new Request(raw, { signal: AbortSignal.any([raw.signal, closing]) });
}

/** The SDK hands authInfo from the request to the factory untouched: the way for what belongs to one request. */
function passage(caller: Caller, requestId: string): AuthInfo {
  return { token: "", clientId: caller.id, scopes: [...caller.scopes], extra: { caller, requestId } };
}

function readPassage(authInfo: AuthInfo | undefined): { caller: Caller; requestId: string } {
  if (authInfo?.extra === undefined) throw new TypeError("An MCP request came past its door.");
  return authInfo.extra as { caller: Caller; requestId: string };
}
