/** What a tool touches and how: `coaching:read`, `coaching:write`, `customers:read` … */
export type Scope = `${"coaching" | "customers" | "support" | "knowledge" | "assistant"}:${"read" | "write"}`;

export type Role = "admin" | "manager" | "rep" | "agent" | "analyst";

/** Who is asking. Every channel turns its own credential into one of these; a tool sees nothing else. */
export interface Caller {
  id: string;
  role: Role;
  email: string | null;
  /** Where the call came in, for the audit trail: `rest`, `mcp`, `cli` … */
  channel: string;
  scopes: ReadonlySet<Scope>;
}

const everyScope: ReadonlySet<Scope> = new Set(
  (["coaching", "customers", "support", "knowledge", "assistant"] as const).flatMap((room) => [
    `${room}:read` as const,
    `${room}:write` as const,
  ]),
);

/** The person at this machine: may do everything, and exists only while the server listens on loopback. */
export function localAdmin(channel: string): Caller {
  return { id: "local", role: "admin", email: null, channel, scopes: everyScope };
}
