import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

/**
 * While a discovery is under way, notes whose orders changed: it has seen them before, and places them anew when it is
 * published. `customers` is a select of customer_key.
 */
export async function noteChangedCustomers(tx: Pick<Database["orm"], "execute">, customers: SQL): Promise<void> {
  await tx.execute(sql`
    insert into changed_customers (customer_key)
    select customer_key from (${customers}) touched
    where customer_key is not null and exists (select from discovery_runs where state = 'running')
    order by customer_key
    on conflict (customer_key) do update set at = now()`);
}
