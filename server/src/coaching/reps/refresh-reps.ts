import { ToolError } from "../../core/errors.ts";
import type { ArchiveUser } from "../calls/call-archive.ts";
import type { CoachingDeps } from "../deps.ts";
import { storeReps } from "./store-reps.ts";

/**
 * Brings the list of reps up to date from the archive. Resolves with how many changed, or null when the archive
 * does not give its users away now: calls are coached without them, and the log says so.
 */
export async function refreshReps(
  { archive, database, log }: Pick<CoachingDeps, "archive" | "database" | "log">,
  signal: AbortSignal,
): Promise<number | null> {
  if (!archive) return null;
  const users: ArchiveUser[] = [];
  try {
    for await (const user of archive.listUsers({ signal })) users.push(user);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    log.warn({ err: error, reason: error.reason }, "The list of reps was not refreshed");
    return null;
  }
  const people = users.flatMap(({ email, name, ...user }) =>
    email === null ? [] : [{ ...user, email, name: name ?? email }],
  );
  return (await storeReps(database, people)).changed;
}
