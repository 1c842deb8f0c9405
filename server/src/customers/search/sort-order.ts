import { type SQL, sql } from "drizzle-orm";
import type { CursorPosition } from "../../core/cursor.ts";
import { ToolError } from "../../core/errors.ts";
import { fieldAliases, sortFields } from "./filter-fields.ts";

/** How found customers are ordered: by a value, those without one last, and equal ones by their key. */
export interface SortOrder {
  value: SQL;
  kind: "number" | "date" | "text";
  nullable: boolean;
  descending: boolean;
  /** An index walks in this order. */
  indexed: boolean;
}

/** Where a page begins: behind the customer with this value and key. */
export interface PagePosition {
  value: string | number | null;
  customerKey: number;
}

/** @throws ToolError `invalid_input` naming what can be sorted by. */
export function readSort(written: string, run: Parameters<typeof sortFields>[0]): SortOrder {
  const descending = written.startsWith("-");
  const asked = descending ? written.slice(1) : written;
  const name = fieldAliases.get(asked) ?? asked;
  if (name === "customer_id") return { value: sql`c.id`, kind: "text", nullable: false, descending, indexed: true };
  const fields = sortFields(run);
  const field = fields.get(name);
  if (field?.kind === "number" || field?.kind === "date") {
    const { expression: value, kind, nullable = false, ordered: indexed = false } = field;
    return { value, kind, nullable, descending, indexed };
  }
  const message = `is nothing to sort by: use ${[...fields.keys(), "customer_id"].join(", ")}, with - before it for the largest first`;
  throw new ToolError("invalid_input", `sort ${message}.`, { issues: [{ path: "sort", message }] });
}

/**
 * For `order by`. Equal ones go the other way round in the other direction, so that one index walks both.
 * @param computed keeps Postgres from walking an index in this order, where few of those on the way would fit.
 */
export function orderBy({ value, kind, nullable, descending }: SortOrder, computed = false): SQL {
  const by = computed && kind !== "date" ? sql`(${value} ${sql.raw(kind === "text" ? "|| ''" : "+ 0")})` : value;
  const nulls = nullable ? sql` nulls last` : sql``;
  return sql`${by} ${sql.raw(descending ? "desc" : "asc")}${nulls}, p.customer_key ${sql.raw(descending ? "asc" : "desc")}`;
}

const types = { number: "float8", date: "date", text: "text" } as const;

/** True of what comes after a position. */
export function isBehind({ value, kind, nullable, descending }: SortOrder, at: PagePosition): SQL {
  const later = sql`p.customer_key ${sql.raw(descending ? ">" : "<")} ${at.customerKey}::int`;
  if (at.value === null) return sql`(${value} is null and ${later})`;
  const limit = sql`${at.value}::${sql.raw(types[kind])}`;
  const beyond = sql`${value} ${sql.raw(descending ? "<" : ">")} ${limit} or (${value} = ${limit} and ${later})`;
  if (nullable) return sql`(${value} is null or ${beyond})`;
  // The first half alone can be looked up in an index.
  return sql`(${value} ${sql.raw(descending ? "<=" : ">=")} ${limit} and (${beyond}))`;
}

/** @throws ToolError `invalid_input` when the position is not one of this order. */
export function readPosition({ kind, nullable }: SortOrder, [value, key]: CursorPosition): PagePosition {
  const fits =
    value === null
      ? nullable
      : kind === "number"
        ? typeof value === "number"
        : typeof value === "string" && !value.includes("\0") && (kind === "text" || /^\d{4}-\d\d-\d\d$/.test(value));
  if (fits && value !== undefined && typeof key === "number" && Number.isInteger(key) && Math.abs(key) < 2 ** 31) {
    return { value, customerKey: key };
  }
  const message = "is not of this list. Pass next_cursor as it was given";
  throw new ToolError("invalid_input", `cursor ${message}.`, { issues: [{ path: "cursor", message }] });
}
