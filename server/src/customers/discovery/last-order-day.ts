import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/** The last day on which a known customer ordered or gave back; null in an empty shop. */
export async function lastOrderDay(orm: Pick<Database["orm"], "execute">): Promise<string | null> {
  const { rows } = await orm.execute<{ day: string | null }>(
    sql`select max(ordered_on) as day from orders where not cancelled and customer_key is not null`,
  );
  return rows[0]?.day ?? null;
}
