import type { Database } from "../../storage/database.ts";

export interface NamedProduct {
  id: string;
  name: string | null;
  category: string | null;
}

/** Products by their keys, for rows that are about to be shown. */
export async function readProductNames(
  { pool }: Pick<Database, "pool">,
  keys: readonly number[],
): Promise<(key: number) => NamedProduct> {
  const { rows } = await pool.query<NamedProduct & { key: number }>(
    "select key, id, name, category from products where key = any($1::int[])",
    [[...new Set(keys)]],
  );
  const byKey = new Map(rows.map(({ key, ...product }) => [key, product]));
  return (key) => byKey.get(key) ?? { id: String(key), name: null, category: null };
}
