import { Console } from "node:console";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { type Caller, localAdmin } from "../../core/caller.ts";
import type { Log } from "../../core/log.ts";
import type { BoundTool } from "../../core/tool.ts";
import { createMcpServer } from "./create-mcp-server.ts";
import { prepareSurface } from "./prepare-surface.ts";
import { chooseMcpTools } from "./surface.ts";
import { createDrainingTransport } from "./draining-transport.ts";

export interface McpStdioOptions {
  tools: BoundTool[];
  version: string;
  log: Log;
  caller?: Caller;
  stdin?: Readable;
  stdout?: Writable;
  /** How long calls under way may take once stdin has ended. */
  drainMs?: number;
}

/**
 * Serves MCP on stdin and stdout, and nothing but protocol goes to stdout. Resolves when stdin ends and the calls under
 * way are answered, or at SIGTERM or SIGINT.
 */
export async function serveMcpStdio(options: McpStdioOptions): Promise<void> {
  const { tools, version, log, caller = localAdmin("mcp"), stdin = process.stdin, stdout = process.stdout } = options;
  // A stray console.log of some package would break the protocol for good.
  const console = globalThis.console;
  globalThis.console = new Console(process.stderr, process.stderr);
  const surface = prepareSurface(chooseMcpTools(tools));
  const input = new PassThrough();
  const transport = createDrainingTransport(new StdioServerTransport(input, stdout));
  const ended = new Promise<void>((resolve) => transport.whenClosed(resolve));
  const handle = serveStdio(() => createMcpServer({ surface, version, caller, log }), {
    transport,
    onerror: (error) => {
      // Nobody reads any more: no news of anything that went wrong.
      if (!("code" in error && error.code === "EPIPE"))
        log.warn({ err: error }, "an MCP message was refused or went wrong");
    },
  });
  const finish = () => void transport.drained(options.drainMs ?? 10_000).then(() => input.end());
  const stop = () => void handle.close();
  stdin.on("data", (chunk: Buffer) => input.write(chunk));
  stdin.once("end", finish);
  stdin.once("close", finish);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  try {
    await ended;
  } finally {
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
    stdin.pause();
    globalThis.console = console;
  }
}
