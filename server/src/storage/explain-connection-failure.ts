import { ToolError } from "../core/errors.ts";
import type { DatabaseAddress } from "./parse-database-url.ts";

/** Codes of Node's sockets and TLS and of Postgres, each with what happened and the way out. */
const explanations: Record<string, string> = {
  ECONNREFUSED: "nothing listens there. Start it, or correct host and port in DATABASE_URL.",
  ENOTFOUND: "that host is unknown. Correct it in DATABASE_URL, or check the network.",
  EAI_AGAIN: "the host name cannot be looked up at the moment. Check the network.",
  ETIMEDOUT: "it does not answer. Check host, port and firewall.",
  EHOSTUNREACH: "that host cannot be reached. Check the network.",
  ENETUNREACH: "that network cannot be reached. Check the network.",
  ECONNRESET: "it closed the connection. A hosted database usually needs ?sslmode=require at the end of DATABASE_URL.",
  "28P01": "it refuses the password. Correct user and password in DATABASE_URL.",
  "28000":
    "it refuses this user or an unencrypted connection. Check the user, or end DATABASE_URL with ?sslmode=require.",
  "3D000": "that database does not exist. Create it, or correct the name in DATABASE_URL.",
  "42501": "this user may not connect. Grant it the right, or use another user in DATABASE_URL.",
  "53300": "it has no free connections. Close other programs that use it, or raise its max_connections.",
  "57P03": "it is starting or stopping. Try again in a moment.",
};

const certificate = /self.signed|certificate|CERT|unable to verify/i;
const withoutTls = /does not support SSL/i;
const timedOut = /timeout/i;

/**
 * What a failed connection means for the person who set DATABASE_URL: one line, without user or password.
 * The driver's own error is the cause, for the log.
 */
export function explainConnectionFailure(cause: unknown, address: Pick<DatabaseAddress, "shown">): ToolError {
  const error = firstError(cause);
  return new ToolError("unavailable", `Postgres at ${address.shown} cannot be used: ${explanation(error)}`, { cause });
}

function explanation(error: Error & { code?: string }): string {
  const known = error.code === undefined ? undefined : explanations[error.code];
  if (known !== undefined) return known;
  if (withoutTls.test(error.message)) {
    return "it does not offer TLS. Remove sslmode from DATABASE_URL if the connection is private, or turn TLS on there.";
  }
  if (certificate.test(`${error.code ?? ""} ${error.message}`)) {
    return "its TLS certificate cannot be verified. Add sslrootcert=FILE with its authority to DATABASE_URL.";
  }
  if (timedOut.test(error.message)) return explanations["ETIMEDOUT"] ?? "";
  return `the connection failed (${error.code ?? error.name}). Check DATABASE_URL.`;
}

/** A host with several addresses fails with one AggregateError for all of them. */
function firstError(cause: unknown): Error & { code?: string } {
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) return cause.errors[0];
  return cause instanceof Error ? cause : new Error(String(cause));
}
