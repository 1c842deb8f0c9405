import type { IncomingHttpHeaders } from "node:http";
import { refuse, type Refusal } from "./refusal.ts";

/** The version old clients send, and the one the SDK of our lockfile sends. */
const versions = new Set(["2023-06-01", "2026-10-21"]);

/** A key (`Authorization: Bearer` or `x-api-key`) and a version must be there and right. */
export function checkHeaders(headers: IncomingHttpHeaders, apiKey: string): Refusal | null {
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  const given = bearer ?? headers["x-api-key"];
  if (given === undefined) return refuse(401, "an API key is required");
  if (given !== apiKey) return refuse(401, "invalid API key");
  const version = headers["anthropic-version"];
  if (version === undefined) return refuse(400, "anthropic-version: header is required");
  return versions.has(String(version))
    ? null
    : refuse(400, `anthropic-version: "${String(version)}" is not a valid version`);
}
