import { type SQL, sql } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";
import type { CallType, Dimension, Product } from "../calls/call.ts";
import { findRep } from "../reps/find-rep.ts";
import type { ObjectionType } from "../signals/signals.ts";
import { resolveDateRange } from "./resolve-date-range.ts";

/** Every filter that is given must hold. */
export interface CallFilters {
  repEmail?: string | undefined;
  product?: Product | undefined;
  callType?: CallType | undefined;
  dateRange?: { start?: string | undefined; end?: string | undefined } | undefined;
  /** 0-100, ends included, of `dimension`, else of the whole call. A call without that score has none to compare. */
  minScore?: number | undefined;
  maxScore?: number | undefined;
  /** By itself: calls that are scored in it. */
  dimension?: Dimension | undefined;
  hasObjectionType?: ObjectionType | undefined;
  /** All of them, in any letter case. */
  topics?: readonly string[] | undefined;
}

/**
 * The conditions on `calls` under the alias c. @throws ToolError `invalid_input` for dates that are none and for
 * ranges of days or scores that hold nothing.
 */
export async function conditionsOf(
  filters: CallFilters,
  { database, timezone }: { database: Pick<Database, "orm">; timezone: string },
): Promise<SQL[]> {
  const { minScore, maxScore, dimension } = filters;
  if (minScore !== undefined && maxScore !== undefined && minScore > maxScore) {
    const message = `min_score ${minScore} is above max_score ${maxScore}`;
    throw new ToolError("invalid_input", `${message}. Swap them, or leave one out.`, {
      issues: ["min_score", "max_score"].map((path) => ({ path, message })),
    });
  }
  const { from, before } = resolveDateRange(filters.dateRange ?? {}, timezone);
  const rep = filters.repEmail === undefined ? null : await findRep(database, filters.repEmail);
  // Of a closed list, so safe as a name.
  const score = sql.raw(`c.${dimension ?? "overall"}`);
  return [
    rep && sql`lower(c.rep_email) = any(${sql.param(rep.emails)}::text[])`,
    filters.product && sql`c.product = ${filters.product}`,
    filters.callType && sql`c.call_type = ${filters.callType}`,
    from && sql`c.started >= ${from.toISOString()}::timestamptz`,
    before && sql`c.started < ${before.toISOString()}::timestamptz`,
    minScore !== undefined && sql`${score} >= ${minScore}`,
    maxScore !== undefined && sql`${score} <= ${maxScore}`,
    dimension && minScore === undefined && maxScore === undefined && sql`${score} is not null`,
    filters.hasObjectionType && sql`c.objection_types @> array[${filters.hasObjectionType}::text]`,
    filters.topics?.length &&
      sql`c.topics @> ${sql.param(filters.topics.map((topic) => topic.trim().toLowerCase()))}::text[]`,
  ].filter((condition) => typeof condition === "object" && condition !== null);
}
