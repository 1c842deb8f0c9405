import { ToolError } from "../../core/errors.ts";
import type { Cluster } from "./cluster.ts";

/** Postgres's words for data that somebody else works on. */
export const inUse = /is still in use|lock file "postmaster.pid" already exists/i;

const tailLength = 2_000;

/**
 * Why Postgres could not be made or started, in one line with the way out. The end of what it said
 * itself is the cause, for the log.
 */
export function explainPostgresFailure(what: string, said: string, cluster: Pick<Cluster, "directory" | "logFile">) {
  const cause = new Error(said.slice(-tailLength).trim() || "Postgres said nothing.");
  return new ToolError("unavailable", `${what}: ${reason(said, cluster)}`, { cause });
}

function reason(said: string, { directory, logFile }: Pick<Cluster, "directory" | "logFile">): string {
  if (/No space left on device|Disk quota exceeded/i.test(said)) {
    return `the disk that holds ${directory} is full. Free some space and start again.`;
  }
  if (/Read-only file system/i.test(said)) {
    return `${directory} cannot be written. Set RAPPORT_HOME to a directory that can, or set DATABASE_URL.`;
  }
  if (inUse.test(said)) {
    return `another program uses ${directory}, perhaps a Rapport in a container. Stop it, or set RAPPORT_HOME to another directory.`;
  }
  if (/Permission denied|not owned by|wrong ownership|invalid permissions/i.test(said)) {
    return `it may not use ${directory}. Start Rapport as the user who owns that directory, or set RAPPORT_HOME to another one.`;
  }
  if (/could not (create|resize|map|open) shared memory|Cannot allocate memory|could not map anonymous/i.test(said)) {
    return "the system gave it no memory. Close other programs, or set DATABASE_URL.";
  }
  if (/incompatible with server/i.test(said)) {
    return `the data in ${directory} is of another version of Postgres. Set RAPPORT_HOME to a new directory, or set DATABASE_URL.`;
  }
  if (/could not locate a valid checkpoint|invalid checkpoint|PANIC/i.test(said)) {
    return `the data in ${directory} is damaged. Restore a backup of that directory, or move it away to begin with an empty workspace.`;
  }
  return `see the end of ${logFile}, or set DATABASE_URL to use another Postgres.`;
}

const fileFailures: Record<string, string> = {
  ENOSPC: "the disk is full. Free some space and start again.",
  EDQUOT: "the disk quota is used up. Free some space and start again.",
  EACCES: "this user may not use it. Start Rapport as its owner, or set RAPPORT_HOME to another directory.",
  EPERM: "this user may not use it. Start Rapport as its owner, or set RAPPORT_HOME to another directory.",
  EROFS: "it cannot be written. Set RAPPORT_HOME to a directory that can, or set DATABASE_URL.",
  ENOTDIR: "a part of that path is a file. Set RAPPORT_HOME to a directory.",
  EEXIST: "a file stands in the way. Set RAPPORT_HOME to a directory.",
  ENAMETOOLONG: "that path is too long. Set RAPPORT_HOME to a shorter one.",
  EMFILE: "this process has too many open files. Raise its limit (ulimit -n) and start again.",
};

/** A failed file operation as a ToolError naming the path; anything else as it was. */
export function explainFileFailure(error: unknown): unknown {
  if (error instanceof ToolError || !(error instanceof Error) || !("code" in error)) return error;
  const explanation = fileFailures[String(error.code)];
  if (explanation === undefined) return error;
  const path = "path" in error ? String(error.path) : "the data directory";
  return new ToolError("unavailable", `The embedded Postgres cannot use ${path}: ${explanation}`, { cause: error });
}
