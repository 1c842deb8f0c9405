import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Database } from "../../storage/database.ts";

/** The last days of the `months` months before the current run's, newest first, as far back as there are orders. */
export async function listMonthEnds({ orm }: Pick<Database, "orm">, months: number): Promise<string[]> {
  const { rows } = await orm.execute<{ as_of: string; first: string | null }>(sql`
    select as_of, (select min(first_order_on) from customer_profiles where run_id = discovery_runs.id) as first
    from discovery_runs where is_current`);
  const [run] = rows;
  if (!run || run.first === null) return [];
  const thisMonth = DateTime.fromISO(run.as_of, { zone: "utc" }).startOf("month");
  const ends = Array.from(
    { length: months },
    (_, back) => thisMonth.minus({ months: back, days: 1 }).toISODate() ?? "",
  );
  const { first } = run;
  return ends.filter((end) => end >= first);
}
