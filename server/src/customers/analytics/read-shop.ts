import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

export interface ShopFacts {
  /** Null before the first order came in. */
  currency: string | null;
  timezone: string;
  /** Days of the first and last counted order of anybody; null without one. */
  firstOrderOn: string | null;
  lastOrderOn: string | null;
}

/** What every figure of a shop is given in, and the days it has orders of. */
export async function readShop({ orm }: Pick<Database, "orm">): Promise<ShopFacts> {
  const { rows } = await orm.execute<{ currency: string | null; timezone: string; first: string; last: string }>(sql`
    select (select currency from shop) as currency, coalesce((select timezone from shop), 'UTC') as timezone,
      (select ordered_on from orders where lines > 0 and not cancelled order by ordered_on limit 1) as first,
      (select ordered_on from orders where lines > 0 and not cancelled order by ordered_on desc limit 1) as last`);
  const [row] = rows;
  return {
    currency: row?.currency ?? null,
    timezone: row?.timezone ?? "UTC",
    firstOrderOn: row?.first ?? null,
    lastOrderOn: row?.last ?? null,
  };
}

/** What to do where there is nothing to look at. */
export const howToImport =
  "No orders yet. Bring them with `npx rapport import orders FILE`, or try the sample shop with `npx rapport serve --samples`.";
