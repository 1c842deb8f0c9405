import { ToolError } from "../core/errors.ts";

export interface DatabaseAddress {
  /** For `pg`, with the TLS mode spelled as what it does. Holds the password. */
  connectionString: string;
  channelBinding: boolean;
  /** `host:port/database`, safe to show. */
  shown: string;
}

/** Modes that pg 8 treats as verify-full after a warning on stderr, and pg 9 will treat as weaker. */
const verified = new Set(["prefer", "require", "verify-ca"]);

/**
 * Reads a `postgresql://` URL. `sslmode=require` verifies the certificate against Node's authorities,
 * now and in later versions of the driver: that is what a hosted Postgres such as Neon needs.
 * @throws ToolError `unavailable` when it is no such URL.
 */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    // The cause is left out: its text holds the URL, and with it the password.
    throw unreadable();
  }
  if (parsed.protocol !== "postgresql:" && parsed.protocol !== "postgres:") throw unreadable();
  const channelBinding = parsed.searchParams.get("channel_binding") === "require";
  parsed.searchParams.delete("channel_binding");
  const mode = parsed.searchParams.get("sslmode");
  const libpqCompatible = parsed.searchParams.get("uselibpqcompat") === "true";
  if (mode !== null && verified.has(mode) && !libpqCompatible) parsed.searchParams.set("sslmode", "verify-full");
  const host = parsed.searchParams.get("host") ?? parsed.hostname;
  const port = parsed.searchParams.get("port") ?? (parsed.port || "5432");
  return {
    connectionString: parsed.href,
    channelBinding,
    shown: `${host || "localhost"}:${port}${parsed.pathname}`,
  };
}

const unreadable = () =>
  new ToolError(
    "unavailable",
    "DATABASE_URL cannot be read: it should be postgresql://user:password@host:port/database, with special characters in the password percent-encoded.",
  );
