import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { ToolError } from "../../core/errors.ts";

/** Whom Postgres runs as. Null in place of it: as ourselves. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root, and as a user that the system does not know. So as root: the owner
 * of the data where there is any, else the account `postgres`, else `nobody`.
 */
export function chooseAccount(dataDirectory?: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (dataDirectory !== undefined && existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new ToolError(
    "unavailable",
    "Postgres does not run as root, and this system has neither an account postgres nor nobody to run it as. Start Rapport as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account may enter a directory, asked of the system itself: modes of all parents, ACLs, mounts. */
export function canEnter(account: Account | null, directory: string): boolean {
  if (account === null) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", directory], { ...account, cwd: "/", env: {} }).status === 0;
}
