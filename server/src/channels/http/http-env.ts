import type { Context } from "hono";
import type { Caller } from "../../core/caller.ts";

/** What every request carries through the app. */
export interface HttpEnv {
  Variables: { requestId: string };
}

export type HttpContext = Context<HttpEnv>;

/** Turns a request's credential into a caller. @throws ToolError `unauthenticated` or `forbidden`. */
export type CallerFor = (request: Request, channel: "rest" | "mcp") => Caller | Promise<Caller>;
