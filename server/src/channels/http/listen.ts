import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { ToolError } from "../../core/errors.ts";
import type { Connection } from "./http-env.ts";

export interface Listening {
  port: number;
  /** Takes no more requests, lets those under way finish, then resolves. Calling it again waits for the same end. */
  close(): Promise<void>;
}

interface ListenOptions {
  /** 0 for any free port. */
  port: number;
  host: string;
  /** How long requests under way may take once closing. */
  drainMs?: number;
}

interface Served {
  fetch(request: Request, connection: Connection): Response | Promise<Response>;
}

/** Serves `app` over HTTP. @throws ToolError `conflict` with the way out when the port cannot be had. */
export async function listen(app: Served, { port, host, drainMs = 10_000 }: ListenOptions): Promise<Listening> {
  // createAdaptorServer without TLS options always makes a plain http.Server.
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => app.fetch(request, { incoming }),
  }) as Server;
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw explain(error, port, host);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("An HTTP server has a port.");

  let closed: Promise<void> | undefined;
  return {
    port: address.port,
    close: () => (closed ??= closeServer(server, drainMs)),
  };
}

async function closeServer(server: Server, drainMs: number): Promise<void> {
  const ended = once(server, "close");
  server.close();
  // A connection falls idle when its last answer is out; only then may it be cut.
  const sweep = setInterval(() => server.closeIdleConnections(), 25);
  const cutoff = setTimeout(() => server.closeAllConnections(), drainMs);
  await ended;
  clearInterval(sweep);
  clearTimeout(cutoff);
}

function explain(error: unknown, port: number, host: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "EADDRINUSE") {
    const message = `Port ${port} is in use. Stop the other program or start with --port N.`;
    return new ToolError("conflict", message, { cause: error });
  }
  if (error.code === "EACCES") {
    const message = `Port ${port} may not be opened by this user. Start with --port N, with N of 1024 or more.`;
    return new ToolError("forbidden", message, { cause: error });
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new ToolError("unavailable", `This machine has no address ${host} to listen on.`, { cause: error });
  }
  return error;
}
