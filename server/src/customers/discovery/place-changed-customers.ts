import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { refreshProfiles } from "../profiles/refresh-profiles.ts";

const customersAtOnce = 2_000;

/**
 * Places anew whose orders changed while a run was under way; to be called when it is published. Resolves with how
 * many there were. Who is refreshed is forgotten only then: after a kill it is done again.
 */
export async function placeChangedCustomers(database: Database): Promise<number> {
  const { orm } = database;
  let placed = 0;
  for (;;) {
    const { rows } = await orm.execute<{ customer_key: number }>(sql`
      select customer_key from changed_customers order by customer_key limit ${customersAtOnce}`);
    const customerKeys = rows.map(({ customer_key: key }) => key);
    if (customerKeys.length === 0) return placed;
    await refreshProfiles(database, { customerKeys });
    await orm.execute(sql`
      delete from changed_customers where customer_key = any(${sql.param(customerKeys)}::integer[])`);
    placed += customerKeys.length;
  }
}
