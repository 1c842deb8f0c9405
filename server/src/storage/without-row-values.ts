import { DrizzleQueryError } from "drizzle-orm/errors";
import { DatabaseError } from "pg";

/**
 * An error as it may be logged: drizzle puts the values of a failed query into its message, and
 * Postgres quotes rows in its details, which here are transcripts and people. What remains is the
 * statement, Postgres's code and names, and where it happened. Other errors are returned as they are,
 * except that the same is done to their causes.
 */
export function withoutRowValues(error: Error): Error {
  // What is thrown, and so logged, need not be an Error, whatever its type says.
  if (!(error instanceof Error)) return error;
  const cause = error.cause instanceof Error ? withoutRowValues(error.cause) : error.cause;
  if (error instanceof DrizzleQueryError) return rebuilt(error, `A query failed: ${error.query}`, cause);
  if (error instanceof DatabaseError) {
    const { code, table, column, constraint } = error;
    const names = [table, column, constraint].filter((name) => name !== undefined).join(", ");
    return rebuilt(error, `Postgres refused with ${code}${names === "" ? "" : ` (${names})`}`, cause);
  }
  return cause === error.cause ? error : rebuilt(error, error.message, cause);
}

/** The first lines of a stack repeat the message, so only the frames are kept. */
function rebuilt(original: Error, message: string, cause: unknown): Error {
  const copy = new Error(message, cause === undefined ? undefined : { cause });
  copy.name = original.name;
  const frames = (original.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  copy.stack = [`${copy.name}: ${message}`, ...frames].join("\n");
  return copy;
}
