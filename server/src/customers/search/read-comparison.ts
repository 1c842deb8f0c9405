import { DateTime } from "luxon";
import { ToolError } from "../../core/errors.ts";
import type { FilterField } from "./filter-fields.ts";
import { nearest } from "./nearest.ts";
import type { Comparison } from "./parse-filter.ts";

const ordered = ["=", "!=", "<", "<=", ">", ">=", "in", "between"];
const operators: Record<FilterField["kind"], readonly string[]> = {
  number: ordered,
  date: ordered,
  choice: ["=", "!=", "in"],
  text: ["=", "!=", "in", "contains"],
  flag: ["=", "!="],
};
/** What operators are called elsewhere. */
const otherNames: Readonly<Record<string, string>> = {
  "==": "=",
  eq: "=",
  "<>": "!=",
  ne: "!=",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
};
const mostValues = 200;
const longestText = 200;

/**
 * The comparison of a condition with its field's kind in mind.
 * @throws ToolError `invalid_input` when the operator does not fit the field, or the value the operator.
 */
export function readComparison(field: FilterField, given: ReadonlyMap<string, unknown>, path: string): Comparison {
  const name = String(given.get("field"));
  const written = given.get("op") ?? "=";
  const op = typeof written === "string" && Object.hasOwn(otherNames, written) ? otherNames[written] : written;
  const value = given.get("value");
  const allowed = operators[field.kind];
  if (typeof op !== "string" || !allowed.includes(op)) {
    throw refusal(`${path}.op`, `does not fit ${name}: use ${allowed.join(", ")}`);
  }
  const one = (raw: unknown, at: string) => readValue(field, raw, { name, path: at });
  if (value === null && (op === "=" || op === "!=")) {
    if (field.nullable !== true) throw refusal(`${path}.value`, `cannot be null: every customer has ${name}`);
    return { op: op === "=" ? "is" : "is not", value };
  }
  if (op === "in" || op === "between") {
    const most = op === "between" ? 2 : mostValues;
    if (!Array.isArray(value) || value.length > most || (op === "between" && value.length < 2)) {
      throw refusal(
        `${path}.value`,
        op === "between"
          ? "must be [lowest, highest], both included"
          : `must be a list of at most ${mostValues} values`,
      );
    }
    const values = value.map((raw, at) => comparable(one(raw, `${path}.value.${at}`)));
    const [low = 0, high = 0] = values;
    return op === "in" ? { op, values } : { op, low, high };
  }
  const read = one(value, `${path}.value`);
  if (op === "contains") return { op, value: String(read) };
  if (op === "=" || op === "!=" || op === "<" || op === "<=" || op === ">" || op === ">=") return { op, value: read };
  throw refusal(`${path}.op`, `must be one of ${allowed.join(", ")}`);
}

/** Flags have no `in`. */
const comparable = (value: string | number | boolean) => (typeof value === "boolean" ? Number(value) : value);

function readValue(
  field: FilterField,
  raw: unknown,
  { name, path }: { name: string; path: string },
): string | number | boolean {
  switch (field.kind) {
    case "number":
      if (typeof raw === "number" && Number.isFinite(raw)) return raw;
      throw refusal(path, `must be a number: ${name} is one`);
    case "flag":
      if (typeof raw === "boolean") return raw;
      throw refusal(path, "must be true or false");
    case "date":
      if (typeof raw === "string" && isDay(raw)) return raw;
      throw refusal(path, `must be a day such as 2026-11-16: ${name} is one`);
    case "text":
      if (typeof raw === "string" && raw.length <= longestText) return raw;
      throw refusal(path, `must be a text of at most ${longestText} characters`);
    case "choice": {
      const number = typeof raw === "string" ? field.numberOf(raw) : undefined;
      if (number !== undefined) return number;
      const written = typeof raw === "string" ? `“${raw.slice(0, 60)}” is none of ${name}. ` : "";
      const near = typeof raw === "string" ? nearest(raw, field.choices, 1).map((one) => `Nearest: ${one}. `) : [];
      throw refusal(
        path,
        `is not allowed. ${written}${near.join("")}Allowed: ${field.choices.join(", ") || "none yet"}`,
      );
    }
  }
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith("0000") && DateTime.fromISO(text, { zone: "utc" }).isValid;

function refusal(path: string, message: string): ToolError {
  return new ToolError("invalid_input", `${path} ${message}.`, { issues: [{ path, message }] });
}
