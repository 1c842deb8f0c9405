import { sql } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";

export interface FoundProduct {
  key: number;
  id: string;
  name: string | null;
  category: string | null;
}

interface Candidate extends FoundProduct {
  /** Trigram likeness of what was asked to the name, 0-1. */
  likeness: number;
  [column: string]: unknown;
}

/** From here on a name is taken as meant, when none other is as near. */
const nearEnough = 0.7;
const clearlyNearer = 0.08;

/**
 * The product with this id, else with this name in any case, else the one whose name is clearly the nearest.
 * @throws ToolError `not_found` with the nearest products; `invalid_input` when several have the name.
 */
export async function findProduct({ orm }: Pick<Database, "orm">, asked: string): Promise<FoundProduct> {
  const words = asked.trim();
  const { rows: exact } = await orm.execute<FoundProduct & Record<string, unknown>>(sql`
    select key, id, name, category from products
    where id = ${words} or lower(id) = lower(${words}) or lower(name) = lower(${words})
    order by id = ${words} desc, lower(id) = lower(${words}) desc, id limit 6`);
  const [first, second] = exact;
  if (first && (first.id.toLowerCase() === words.toLowerCase() || !second)) return first;
  if (first) {
    throw new ToolError("invalid_input", `Several products are called ${words}: ${list(exact)}. Pass one of the ids.`, {
      issues: [{ path: "product", message: "is the name of several products" }],
    });
  }
  const { rows: near } = await orm.execute<Candidate>(sql`
    select key, id, name, category,
      greatest(similarity(coalesce(name, ''), ${words}), 0.95 * strict_word_similarity(${words}, coalesce(name, ''))) as likeness
    from products
    order by greatest(similarity(coalesce(name, ''), ${words}), 0.95 * strict_word_similarity(${words}, coalesce(name, '')),
      similarity(id, ${words})) desc, id limit 5`);
  const [best, next] = near.toSorted((a, b) => b.likeness - a.likeness);
  if (best && best.likeness >= nearEnough && best.likeness - (next?.likeness ?? 0) >= clearlyNearer) return best;
  throw new ToolError(
    "not_found",
    near.length === 0
      ? "This workspace has no products yet. Import orders that name them first."
      : `No product has the id or name “${words.slice(0, 100)}”. The nearest: ${list(near)}.`,
  );
}

const list = (products: FoundProduct[]) =>
  products.map(({ id, name }) => (name === null || name === id ? id : `${id} (${name})`)).join(", ");
