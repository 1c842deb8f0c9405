import { type SQL, sql } from "drizzle-orm";
import type { FilterField } from "./filter-fields.ts";
import { escapeLike, foldText, mayHold } from "./match-text.ts";
import type { Comparison, Filter } from "./parse-filter.ts";

/**
 * A filter as a condition on a row of the search table as p. It is never null: what has no value meets `!=` and no
 * other comparison, so that `not` turns every answer around. Values are parameters.
 */
export function compileFilter(filter: Filter): SQL {
  if ("all" in filter) return join(filter.all, sql` and `, sql`true`);
  if ("any" in filter) return join(filter.any, sql` or `, sql`false`);
  if ("not" in filter) return sql`not (${compileFilter(filter.not)})`;
  const { field, compare } = filter;
  if (field.kind === "flag") {
    // Postgres makes a join of a bare `not exists`, and none of one that is compared.
    const isAsked = (compare.op === "=" && compare.value === true) || (compare.op === "!=" && compare.value === false);
    return isAsked ? field.expression : sql`not ${field.expression}`;
  }
  const condition = compileComparison(field, compare);
  return "ofCustomer" in field ? sql`p.customer_key in (select c.key from customers c where ${condition})` : condition;
}

function join(parts: readonly Filter[], by: SQL, empty: SQL): SQL {
  return parts.length === 0 ? empty : sql`(${sql.join(parts.map(compileFilter), by)})`;
}

/** Of a closed list, so safe as SQL. */
const signs = { "=": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">=" } as const;

function compileComparison(field: FilterField, compare: Comparison): SQL {
  const one = folded(field, field.expression);
  switch (compare.op) {
    case "is":
      return sql`${field.expression} is null`;
    case "is not":
      return sql`${field.expression} is not null`;
    case "!=":
      return sql`${one} is distinct from ${parameter(field, compare.value)}`;
    case "in":
      return known(field, sql`${one} = any(${list(field, compare.values)})`);
    case "between":
      return known(field, sql`${one} between ${parameter(field, compare.low)} and ${parameter(field, compare.high)}`);
    case "contains":
      return known(
        field,
        sql`${mayHold(compare.value)} and ${foldText(field.expression)} like ${foldText(sql`${`%${escapeLike(compare.value)}%`}::text`)}`,
      );
    default: {
      const isSieved = compare.op === "=" && field.kind === "text" && !field.equalsByIndex;
      const sieve = isSieved ? sql`${mayHold(String(compare.value))} and ` : sql``;
      return known(field, sql`${sieve}${one} ${sql.raw(signs[compare.op])} ${parameter(field, compare.value)}`);
    }
  }
}

const known = (field: FilterField, condition: SQL) =>
  field.nullable === true ? sql`(${field.expression} is not null and ${condition})` : sql`(${condition})`;

/** Names and addresses are the same in any case, with or without accents; ids are not. */
const isFolded = (field: FilterField) => field.kind === "text" && !field.exactCase;

const folded = (field: FilterField, value: SQL) => (isFolded(field) ? foldText(value) : value);

const types = { number: "float8", date: "date", choice: "int", text: "text", flag: "boolean" } as const;

const parameter = (field: FilterField, value: string | number | boolean) =>
  folded(field, sql`${value}::${typeFor(field, [value])}`);

const typeFor = (field: FilterField, values: readonly (string | number | boolean)[]) =>
  sql.raw(field.whole === true && values.every(isInt4) ? "int" : types[field.kind]);

const isInt4 = (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;

function list(field: FilterField, values: readonly (string | number)[]): SQL {
  const all = sql`${sql.param([...values])}::${typeFor(field, values)}[]`;
  return isFolded(field) ? sql`array(select ${foldText(sql`value`)} from unnest(${all}) value)` : all;
}
