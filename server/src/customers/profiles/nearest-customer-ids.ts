import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";

const most = 3;

/**
 * Up to three ids that are most like what was asked for: by the trigrams of id and name (index customers_text), else by
 * where it would stand among the ids. Never an e-mail address, which an error must not tell.
 */
export async function nearestCustomerIds(orm: Pick<Database["orm"], "execute">, asked: string): Promise<string[]> {
  const wanted = asked.slice(0, 100);
  const text = sql.raw("lower(id || ' ' || coalesce(name, '') || ' ' || coalesce(email, ''))");
  const { rows } = await orm.execute<{ id: string }>(sql`
    with alike as materialized (
      select id, similarity(lower(id), lower(${wanted})) as own,
        word_similarity(lower(${wanted}), ${text}) as nearness
      from customers where lower(${wanted}) <% ${text} and id not like '%@%'
    ), beside as materialized (
      (select id from customers where id >= ${wanted} and id not like '%@%' order by id limit 2)
      union all
      (select id from customers where id < ${wanted} and id not like '%@%' order by id desc limit 2)
    )
    select id from (
      select id, 0 as kind, own, nearness from alike
      union all
      select id, 1, 0, 0 from beside where id not in (select id from alike)
    ) near
    order by kind, own desc, nearness desc, id limit ${most}`);
  return rows.map(({ id }) => id);
}
