import { ToolError } from "../../core/errors.ts";
import { fieldAliases, type FilterField } from "./filter-fields.ts";
import { suggest } from "./nearest.ts";
import { readComparison } from "./read-comparison.ts";

/** A filter whose fields, operators and values are known to fit. */
export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { field: FilterField; compare: Comparison };

export type Comparison =
  /** Of the kind of the field, a choice by its number; dates as YYYY-MM-DD. */
  | { op: "=" | "!=" | "<" | "<=" | ">" | ">="; value: string | number | boolean }
  | { op: "is" | "is not"; value: null }
  | { op: "in"; values: (string | number)[] }
  | { op: "between"; low: string | number; high: string | number }
  | { op: "contains"; value: string };

const deepest = 12;
const mostConditions = 100;

/**
 * Reads `where`: a list of conditions that must all hold, each `{field, op, value}` or `{and: […]}`, `{or: […]}`,
 * `{not: …}` of the same.
 * @throws ToolError `invalid_input` with the path of what cannot be used, what is allowed there, and the nearest.
 */
export function parseFilter(where: readonly unknown[], fields: ReadonlyMap<string, FilterField>): Filter {
  let conditions = 0;
  return { all: where.map((item, at) => read(item, `where.${at}`, 1)) };

  function read(item: unknown, path: string, depth: number): Filter {
    if (depth > deepest) throw refusal(path, `is nested deeper than ${deepest} levels`);
    if (typeof item !== "object" || item === null || Array.isArray(item)) throw refusal(path, isNoCondition);
    const keys = Object.keys(item);
    const given = new Map<string, unknown>(Object.entries(item));
    const [only = ""] = keys;
    if (keys.length === 1 && (only === "and" || only === "or")) {
      const parts = given.get(only);
      if (!Array.isArray(parts) || parts.length === 0) throw refusal(`${path}.${only}`, "must list conditions");
      const inner = parts.map((part, at) => read(part, `${path}.${only}.${at}`, depth + 1));
      return only === "and" ? { all: inner } : { any: inner };
    }
    if (keys.length === 1 && only === "not") return { not: read(given.get("not"), `${path}.not`, depth + 1) };
    const unknown = keys.find((key) => !["field", "op", "value"].includes(key));
    if (unknown !== undefined || !given.has("field")) throw refusal(path, isNoCondition);
    conditions += 1;
    if (conditions > mostConditions) throw refusal("where", `holds more than ${mostConditions} conditions`);
    const field = findField(given.get("field"), path);
    return { field, compare: readComparison(field, given, path) };
  }

  function findField(name: unknown, path: string): FilterField {
    if (typeof name !== "string") throw refusal(`${path}.field`, "must be the name of a field");
    const field = fields.get(fieldAliases.get(name) ?? name);
    if (field) return field;
    const allowed = [...fields.keys()];
    const what = `is no field: “${name.slice(0, 60)}”`;
    throw refusal(`${path}.field`, `${what}.${suggest(name, allowed)} Allowed: ${allowed.join(", ")}`);
  }
}

const isNoCondition = "is no condition: write {field, op, value}, {and: […]}, {or: […]} or {not: …}";

function refusal(path: string, message: string): ToolError {
  return new ToolError("invalid_input", `${path} ${message}.`, { issues: [{ path, message }] });
}
