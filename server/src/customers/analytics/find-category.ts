import { sql } from "drizzle-orm";
import { ToolError } from "../../core/errors.ts";
import type { Database } from "../../storage/database.ts";

const mostNamed = 5;

/**
 * A category as it is written in the shop, whatever case it was asked in.
 * @throws ToolError `not_found` with the nearest ones, or saying that the shop has none.
 */
export async function findCategory({ orm }: Pick<Database, "orm">, asked: string): Promise<string> {
  const words = asked.trim();
  const { rows } = await orm.execute<{ category: string }>(sql`
    select category from products where category is not null group by category
    order by category = ${words} desc, lower(category) = lower(${words}) desc, similarity(category, ${words}) desc, category
    limit ${mostNamed}`);
  const [first] = rows;
  if (first?.category.toLowerCase() === words.toLowerCase()) return first.category;
  throw new ToolError(
    "not_found",
    first
      ? `No category is called “${words.slice(0, 100)}”. The nearest: ${rows.map(({ category }) => category).join(", ")}.`
      : "No product of this shop has a category. Ask by product, or import orders with a category column.",
  );
}
