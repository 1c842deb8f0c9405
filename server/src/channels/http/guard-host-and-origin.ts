import type { MiddlewareHandler } from "hono";
import { answerFailure } from "./answer-failure.ts";
import type { HttpEnv } from "./http-env.ts";

/** The Host names under which a browser reaches this machine and no other. */
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses a request that names another Host, or comes from a page of another Origin. Without it a web page anywhere
 * could point its own domain at 127.0.0.1 (DNS rebinding) and use this server as whoever sits before it.
 * Ports are free: the web app has its own. A request without an Origin does not come from a page.
 */
export function guardHostAndOrigin(extraHosts: string[]): MiddlewareHandler<HttpEnv> {
  const allowed = new Set([...loopback, ...extraHosts.map((host) => host.toLowerCase())]);
  return async (context, next) => {
    const host = hostName(context.req.header("host") ?? "");
    if (host === null || !allowed.has(host)) {
      return refuse(context, "This Host is not served here. Use localhost, or set PUBLIC_URL to the address you use.");
    }
    const origin = context.req.header("origin");
    if (origin !== undefined && !allowed.has(originHost(origin) ?? "")) {
      return refuse(context, "Pages of this Origin may not use Rapport. Set PUBLIC_URL to the address you use.");
    }
    return next();
  };
}

function refuse(context: Parameters<MiddlewareHandler<HttpEnv>>[0], message: string): Response {
  return answerFailure(context, { code: "forbidden", message, requestId: context.get("requestId") });
}

/** The name in a Host header, lower case, without its port. Null for what is not a plain host. */
function hostName(header: string): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header);
  return match?.[1]?.toLowerCase() ?? null;
}

function originHost(origin: string): string | null {
  const match = /^https?:\/\/(.+)$/i.exec(origin);
  return match?.[1] === undefined ? null : hostName(match[1]);
}
