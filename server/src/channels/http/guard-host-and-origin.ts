import type { MiddlewareHandler } from "hono";
import { answerFailure } from "./answer-failure.ts";
import type { HttpContext, HttpEnv } from "./http-env.ts";
import { isForThisMachine } from "./is-for-this-machine.ts";
import { hostName, isLoopbackName } from "./loopback-names.ts";

/** What a monitor outside may ask under `publicHost`. */
const openPaths = new Set(["/health", "/ready"]);

const refusal =
  "Until sign-in exists, Rapport answers only on the machine it runs on, at http://localhost and its port: use it there. From outside only /webhooks/ is served: let a proxy or tunnel pass on /webhooks/ and nothing else.";

/**
 * Refuses whatever does not come from this machine: here everyone is the admin. A page anywhere could point its own
 * domain at 127.0.0.1 (DNS rebinding), and a proxy or tunnel brings the internet to the same socket. Under
 * `publicHost`, or from another machine, only health and readiness are answered. Ports are free: the web app has its
 * own. A request without an Origin does not come from a page.
 */
export function guardHostAndOrigin(publicHost: string | null): MiddlewareHandler<HttpEnv> {
  const isOurs = (name: string | null) => name !== null && (isLoopbackName(name) || name === publicHost);
  return async (context, next) => {
    const host = hostName(context.req.header("host") ?? "");
    const origin = context.req.header("origin");
    const page = origin === undefined ? undefined : originHost(origin);
    if (!isOurs(host) || (page !== undefined && !isOurs(page))) return refuse(context);
    if (openPaths.has(context.req.path)) return next();
    const isLocalPage = page === undefined || (page !== null && isLoopbackName(page));
    return isLocalPage && isForThisMachine(context) ? next() : refuse(context);
  };
}

function refuse(context: HttpContext): Response {
  return answerFailure(context, { code: "forbidden", message: refusal, requestId: context.get("requestId") });
}

function originHost(origin: string): string | null {
  const match = /^https?:\/\/(.+)$/i.exec(origin);
  return match?.[1] === undefined ? null : hostName(match[1]);
}
