import { type SQL, sql } from "drizzle-orm";
import { escapeLike } from "./compile-filter.ts";

/** As the index customers_text has it. */
const searched = sql.raw("lower(c.id || ' ' || coalesce(c.name, '') || ' ' || coalesce(c.email, ''))");

/** The index knows runs of three characters; below that only beginnings of words are few enough to be told apart. */
const shortest = 3;

/**
 * A condition on a row of the search table as p: its id, name or address holds the text, in any case. One or two
 * characters must begin one of them or a word of the name.
 */
export function matchText(text: string): SQL {
  const escaped = escapeLike(text.trim());
  const condition =
    Array.from(text.trim()).length < shortest
      ? sql`(${holds(`${escaped}%`)} or ${holds(`% ${escaped}%`)})`
      : holds(`%${escaped}%`);
  return sql`p.customer_key in (select c.key from customers c where ${condition})`;
}

const holds = (pattern: string) => sql`${searched} like lower(${pattern})`;
