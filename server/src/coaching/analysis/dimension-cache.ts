import { and, gt, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { dimensionAnalyses } from "../../storage/schema/coaching.ts";
import { whenDatabaseAnswers } from "../../storage/when-database-answers.ts";

export type CachedRow = Omit<typeof dimensionAnalyses.$inferInsert, "createdAt" | "expiresAt">;

/** What was judged under these keys and has not expired, by key. */
export async function readCached(
  { orm }: Pick<Database, "orm">,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, unknown>> {
  if (keys.length === 0) return new Map();
  const rows = await orm
    .select({ key: dimensionAnalyses.cacheKey, judgement: dimensionAnalyses.judgement })
    .from(dimensionAnalyses)
    .where(and(inArray(dimensionAnalyses.cacheKey, [...keys]), gt(dimensionAnalyses.expiresAt, now)));
  return new Map(rows.map(({ key, judgement }) => [key, judgement]));
}

/**
 * Keeps one judgement for `ttlDays`, in place of an older one under the same key, or, with `over: "expired"`, only
 * where there is none that is still good. It was paid for, so a database that is away is waited for.
 */
export async function writeCached(
  { orm }: Pick<Database, "orm">,
  row: CachedRow,
  { now, ttlDays, over = "any" }: { now: Date; ttlDays: number; over?: "any" | "expired" },
): Promise<void> {
  const expiresAt = new Date(now.getTime() + ttlDays * 86_400_000);
  const write = () =>
    orm
      .insert(dimensionAnalyses)
      .values({ ...row, createdAt: now, expiresAt })
      .onConflictDoUpdate({
        target: dimensionAnalyses.cacheKey,
        set: {
          callId: sql`excluded.call_id`,
          judgement: sql`excluded.judgement`,
          windows: sql`excluded.windows`,
          createdAt: sql`excluded.created_at`,
          expiresAt: sql`excluded.expires_at`,
        },
        ...(over === "expired" && { setWhere: lte(dimensionAnalyses.expiresAt, now) }),
      });
  await whenDatabaseAnswers(write);
}
