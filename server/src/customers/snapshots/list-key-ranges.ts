import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

const keysARange = 50_000;

/** Ranges of customer keys that hold everybody with a profile. */
export async function listKeyRanges({ orm }: Pick<Database, "orm">): Promise<{ firstKey: number; lastKey: number }[]> {
  const { rows } = await orm.execute<{ last: number | null }>(sql`select max(key) as last from customers`);
  const ranges = Math.ceil(((rows[0]?.last ?? 0) + 1) / keysARange);
  return Array.from({ length: ranges }, (_, index) => ({
    firstKey: index * keysARange,
    lastKey: (index + 1) * keysARange - 1,
  }));
}
