import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../storage/database.ts";
import { matchText } from "./match-text.ts";

/** So many at most are passed on by their keys. */
const mostPassedOn = 2000;

/**
 * A condition on a row of the search table as p that a text holds. Who holds a rare text is looked up at once, for page
 * and count together (`few`); of a text that many hold, the search stops when that is clear.
 */
export async function lookUpText(
  tx: Pick<Database["orm"], "execute">,
  text: string,
): Promise<{ condition: SQL; holders: "few" | "many" }> {
  const who = sql`select c.key from customers c where ${matchText(text)}`;
  const { rows } = await tx.execute<{ key: number }>(sql`${who} limit ${mostPassedOn + 1}`);
  return rows.length > mostPassedOn
    ? { condition: sql`p.customer_key in (${who})`, holders: "many" }
    : { condition: sql`p.customer_key = any(${sql.param(rows.map(({ key }) => key))}::int[])`, holders: "few" };
}
