import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { loadAxisModels } from "../discovery/load-axis-models.ts";

/**
 * Keeps what a range of customers are at a day where it differs from what was last kept of them: archetype,
 * dominant segments, worth or number of orders. Resolves with how many rows that were.
 */
export async function snapshotCustomers(
  { orm }: Pick<Database, "orm">,
  { asOf, firstKey, lastKey }: { asOf: string; firstKey: number; lastKey: number },
): Promise<number> {
  return orm.transaction(async (tx) => {
    const { rows: runs } = await tx.execute<{ id: number }>(sql`select id from discovery_runs where is_current`);
    const [run] = runs;
    if (!run) return 0;
    const models = await loadAxisModels(tx, run.id);
    const names = JSON.stringify(
      models.map(({ axis, segments }) => ({ axis, names: segments.map(({ name }) => name) })),
    );
    await tx.execute(sql`
      select set_config('work_mem', '64MB', true), set_config('enable_nestloop', 'off', true)`);
    const { rowCount } = await tx.execute(sql`
      with profiles as materialized (
        select customer_key, dominant, archetype_no, ltv, order_count from customer_profiles
        where run_id = ${run.id} and customer_key between ${firstKey} and ${lastKey}
      ), combinations as (
        select dominant, (
          select jsonb_object_agg(model->>'axis', model->'names'->>(dominant[place::int]::int))
          from jsonb_array_elements(${names}::jsonb) with ordinality as models(model, place)
        ) as segments
        from (select distinct dominant from profiles) kinds
      ), last as (
        select distinct on (customer_key) customer_key, archetype_id, segments, ltv, order_count
        from customer_snapshots
        where customer_key between ${firstKey} and ${lastKey} and as_of <= ${asOf}
        order by customer_key, as_of desc
      )
      insert into customer_snapshots (customer_key, as_of, archetype_id, segments, ltv, order_count)
      select p.customer_key, ${asOf}::date, a.id, c.segments, p.ltv, p.order_count
      from profiles p
      join combinations c on c.dominant = p.dominant
      left join archetypes a on a.run_id = ${run.id} and a.no = p.archetype_no
      left join last l on l.customer_key = p.customer_key
      where l.customer_key is null
        or (l.archetype_id, l.segments, l.ltv, l.order_count) is distinct from (a.id, c.segments, p.ltv, p.order_count)
      on conflict (customer_key, as_of) do update
        set archetype_id = excluded.archetype_id, segments = excluded.segments, ltv = excluded.ltv,
          order_count = excluded.order_count`);
    return rowCount ?? 0;
  });
}
