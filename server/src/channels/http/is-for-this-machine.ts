import type { HttpContext } from "./http-env.ts";
import { hostName, isLoopbackName } from "./loopback-names.ts";

/** What proxies and tunnels tell about themselves and whom they speak for; each may be a list. */
const forwardingHeaders = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "cf-connecting-ip", "via"];

/**
 * Whether a request was sent on this machine, to this machine: by its connection, by its Host, and by whatever a proxy
 * says. Many proxies put their own target into Host, so its name alone proves nothing. What is forwarded can only take
 * trust away, never give it: anybody can write these headers.
 */
export function isForThisMachine({ env, req }: HttpContext): boolean {
  const host = hostName(req.header("host") ?? "");
  if (host === null || !isLoopbackName(host)) return false;
  // Undefined once the connection is gone: nobody is left to answer.
  if (!isLoopbackAddress(env.incoming.socket.remoteAddress ?? "")) return false;
  const named = forwardingHeaders.flatMap((header) => req.header(header)?.split(",") ?? []);
  return [...named, ...inForwarded(req.header("forwarded"))].every((name) => isLoopbackAddress(name));
}

/** The hosts and clients of a `Forwarded` header (RFC 7239). One that names nobody hides somebody: `""`. */
function inForwarded(header: string | undefined): string[] {
  if (header === undefined) return [];
  const named = [...header.matchAll(/\b(?:for|host)\s*=\s*("[^"]*"|[^;,]*)/gi)].map(([, name = ""]) => name);
  return named.length > 0 ? named : [""];
}

/** Of this machine: a name or an IP address, in brackets or quotes or plain, with or without a port. */
function isLoopbackAddress(text: string): boolean {
  const name = text.trim().replaceAll('"', "").toLowerCase();
  if (/^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?$/.test(name)) return true;
  return name === "::1" || isLoopbackName(hostName(name) ?? "");
}
