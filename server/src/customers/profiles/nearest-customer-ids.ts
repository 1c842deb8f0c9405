import { sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { nearest } from "../search/nearest.ts";
import { oneEditAway } from "./one-edit-away.ts";

const most = 3;
const neighbours = 20;
/** Longer ids have too many edits to look them all up. */
const longest = 40;

/**
 * Up to three ids that are most like what was asked for, nearest first: of those one edit away and those beside it in
 * their order. Both are looked up in the index of ids, however many customers there are and however alike their ids
 * (trigrams would compare them all where ids share a beginning). Never an e-mail address, which an error must not tell.
 */
export async function nearestCustomerIds(orm: Pick<Database["orm"], "execute">, asked: string): Promise<string[]> {
  const wanted = asked.slice(0, longest);
  const { rows: beside } = await orm.execute<{ id: string }>(sql`
    (select id from customers where id >= ${wanted} order by id limit ${neighbours})
    union all
    (select id from customers where id < ${wanted} order by id desc limit ${neighbours})`);
  const alphabet = new Set([...beside.flatMap(({ id }) => Array.from(id)), ...Array.from("0123456789")]);
  const { rows: edited } = await orm.execute<{ id: string }>(sql`
    select id from customers where id = any(${sql.param([...oneEditAway(wanted, alphabet)])}::text[])`);
  const known = new Set([...edited, ...beside].map(({ id }) => id).filter((id) => !id.includes("@")));
  return nearest(wanted, [...known], most);
}
