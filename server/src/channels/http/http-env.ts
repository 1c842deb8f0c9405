import type { Context } from "hono";
import type { Caller } from "../../core/caller.ts";

export interface Connection {
  incoming: { socket: { remoteAddress?: string | undefined } };
}

/** What every request carries through the app. */
export interface HttpEnv {
  Variables: { requestId: string };
  /** The connection it came over. */
  Bindings: Connection;
}

export type HttpContext = Context<HttpEnv>;

/** Turns a request's credential into a caller. @throws ToolError `unauthenticated` or `forbidden`. */
export type CallerFor = (request: Request, channel: "rest" | "mcp") => Caller | Promise<Caller>;
