import { type SQL, sql } from "drizzle-orm";
import type { CursorPosition } from "../../core/cursor.ts";
import { ToolError } from "../../core/errors.ts";
import { fieldAliases, sortFields } from "./filter-fields.ts";

/** How found customers are ordered: by a value, those without one last, and equal ones by their key. */
export interface SortOrder {
  value: SQL;
  /** Null: of text. */
  kind: "number" | "date" | "text";
  nullable: boolean;
  descending: boolean;
}

/** Where a page begins: behind the customer with this value and key. */
export interface PagePosition {
  value: string | number | null;
  customerKey: number;
}

/** @throws ToolError `invalid_input` naming what can be sorted by. */
export function readSort(written: string): SortOrder {
  const descending = written.startsWith("-");
  const asked = descending ? written.slice(1) : written;
  const name = fieldAliases.get(asked) ?? asked;
  if (name === "customer_id") return { value: sql`c.id`, kind: "text", nullable: false, descending };
  const field = sortFields.get(name);
  if (field?.kind === "number" || field?.kind === "date") {
    return { value: field.expression, kind: field.kind, nullable: field.nullable === true, descending };
  }
  const message = `is nothing to sort by: use ${[...sortFields.keys(), "customer_id"].join(", ")}, with - before it for the largest first`;
  throw new ToolError("invalid_input", `sort ${message}.`, { issues: [{ path: "sort", message }] });
}

export function orderBy({ value, nullable, descending }: SortOrder): SQL {
  const nulls = nullable ? sql` nulls last` : sql``;
  return sql`${value} ${sql.raw(descending ? "desc" : "asc")}${nulls}, p.customer_key`;
}

const types = { number: "float8", date: "date", text: "text" } as const;

/** True of what comes after a position. */
export function isBehind({ value, kind, nullable, descending }: SortOrder, at: PagePosition): SQL {
  const later = sql`p.customer_key > ${at.customerKey}::int`;
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
