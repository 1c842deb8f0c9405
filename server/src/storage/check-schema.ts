import { getTableConfig } from "drizzle-orm/pg-core";
import { ToolError } from "../core/errors.ts";
import type { Database } from "./database.ts";
import { tables } from "./tables.ts";

/**
 * Resolves when every table and column this code uses is there. One query on the catalogue.
 * @throws ToolError `unavailable` naming what is missing.
 */
export async function checkSchema(database: Pick<Database, "pool">): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'",
  );
  const present = new Set(rows.map((row) => row.name));
  const missing = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns.map((column) => `${name}.${column.name}`).filter((column) => !present.has(column));
  });
  if (missing.length === 0) return;
  const listed = missing.slice(0, 5).join(", ");
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : "";
  throw new ToolError(
    "unavailable",
    `The database lacks ${listed}${more}. Start Rapport once with a user that may create tables (npx rapport serve): it adds them.`,
  );
}
