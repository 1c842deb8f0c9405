import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import type { ProfileScope } from "../features/profile-scope.ts";

/** Everybody, or some by their keys. */
export type RefreshScope = { all: true } | { customerKeys: readonly number[] };

/** Beyond so many, an import refreshes faster with `all`. */
const keysPerRange = 2_000;
/** What comes out of Postgres to be placed, at once. */
const customersPlaced = 20_000;
/** Each range reads nearly all pages of orders anew, since those lie by time: rather few, sorted beside the memory. */
const customersComputed = 125_000;
const endOfKeys = 2_147_483_647;

/**
 * The scope in pieces that are computed at once, smaller ones where they are placed too. Ranges of all leave out no key,
 * so that nobody's profile is left over.
 */
export async function listRanges(
  tx: Pick<Database["orm"], "execute">,
  scope: RefreshScope,
  { placed }: { placed: boolean },
): Promise<ProfileScope[]> {
  if ("customerKeys" in scope) {
    const keys = scope.customerKeys;
    return Array.from({ length: Math.ceil(keys.length / keysPerRange) }, (_, index) => ({
      customerKeys: keys.slice(index * keysPerRange, (index + 1) * keysPerRange),
    }));
  }
  const { rows } = await tx.execute<{ key: number }>(sql`
    select key from (select key, row_number() over (order by key) as place from customers) placed
    where place % ${placed ? customersPlaced : customersComputed} = 1 order by key`);
  // Without customers there may still be profiles of those who are gone.
  if (rows.length === 0) return [{ from: 0, below: endOfKeys }];
  return rows.map(({ key }, index) => ({ from: index === 0 ? 0 : key, below: rows[index + 1]?.key ?? endOfKeys }));
}
