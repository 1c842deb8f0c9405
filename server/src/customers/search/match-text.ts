import { type SQL, sql } from "drizzle-orm";

/** The index customers_text knows runs of three characters; below that it only tells beginnings of words apart. */
const shortest = 3;

/**
 * A condition on a row of customers as c: its id, name or address holds the text, in any case and with or without
 * accents. One or two characters must begin one of them or a word of the name.
 */
export function matchText(text: string): SQL {
  const escaped = escapeLike(text.trim());
  return isShort(text.trim()) ? sql`(${holds(`${escaped}%`)} or ${holds(`% ${escaped}%`)})` : holds(`%${escaped}%`);
}

/**
 * True of a customer c whose id, name or address can hold the text: what the index leaves to be looked at. Of a text
 * too short for it, everybody.
 */
export const mayHold = (text: string): SQL => (isShort(text) ? sql`true` : holds(`%${escapeLike(text)}%`));

/** A text without case and accents, as customers.search_text has it. */
export const foldText = (text: SQL): SQL => sql`fold_text(${text})`;

/** For LIKE: `%` and `_` are characters like any other. Nothing becomes one of these by being folded. */
export const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

const holds = (pattern: string) => sql`c.search_text like ${foldText(sql`${pattern}::text`)}`;

/** By what folding leaves of it: an accent may be a character of its own. */
const isShort = (text: string) =>
  Array.from(text.normalize("NFD").replaceAll(/[\u0300-\u036f]/g, "")).length < shortest;
