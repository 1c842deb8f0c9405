import { parse } from "yaml";
import { z } from "zod";
import { ToolError } from "../../core/errors.ts";
import { isTimezone } from "./is-timezone.ts";

/** A pattern as people write it in YAML; it is compiled once. */
const pattern = z
  .union([z.string(), z.number().transform(String)])
  .refine(isPattern, { error: "is not a regular expression" });
const column = z.union([z.string().min(1), z.number().transform(String)]);
const rule = z.strictObject({ column, matches: pattern });
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, { error: "must be a code of three letters, such as EUR" })
  .transform((code) => code.toUpperCase());
const constant = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** Our names of what a file's columns can hold. */
export const mappedNames = [
  "customer_id",
  "ordered_at",
  "order_id",
  "line_id",
  "product_id",
  "product_name",
  "category",
  "quantity",
  "unit_price",
  "line_total",
  "discount",
  "email",
  "name",
  "currency",
  "cancelled",
  "status",
  "order_subtotal",
  "order_refund",
] as const;
export type MappedName = (typeof mappedNames)[number];

const OrderMapSchema = z
  .strictObject({
    /** Ours: theirs. Of `discount`, several columns are added up. */
    columns: z.partialRecord(z.enum(mappedNames), z.union([column, z.array(column).min(1)])),
    /** Values that no column holds. */
    constants: z.partialRecord(z.enum(mappedNames), constant).default({}),
    /** Names of ours whose column a file may lack. */
    optional: z.array(z.enum(mappedNames)).default([]),
    /** Luxon's tokens, `iso`, or several separated by ` | ` when each row may use any of them. */
    date_format: z.string().min(1).optional(),
    timezone: z.string().refine(isTimezone, { error: "must be a time zone, such as Europe/London" }).optional(),
    currency: currency.optional(),
    /** What one unit of another currency is in `currency`. */
    rates: z.record(currency, z.number().positive()).default({}),
    delimiter: z
      .string()
      .transform((text) => (text === "tab" || text === "\\t" ? "\t" : text))
      .refine((text) => text.length === 1, { error: "must be one character, or tab" })
      .optional(),
    /** What stands before the decimals. */
    decimal: z.enum([".", ","]).default("."),
    /** Texts that stand for nothing, beside the empty one. */
    missing: z.array(constant).default([]),
    /** A line that one of these rules matches was taken back. A negative quantity or amount says so too. */
    returns: z.array(rule).default([]),
    /** A line that one of these rules matches is left out. */
    skip: z.array(rule).default([]),
    title: z.string().optional(),
  })
  .superRefine(({ columns, constants }, context) => {
    const has = (name: MappedName) => columns[name] !== undefined || constants[name] !== undefined;
    const miss = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: ["columns", path], message });
    if (columns.customer_id === undefined) miss("customer_id", "is needed: the column that says who bought");
    if (columns.ordered_at === undefined) miss("ordered_at", "is needed: the column that says when");
    if (!has("line_total") && !has("unit_price")) miss("line_total", "is needed, or unit_price: what was paid");
    for (const [name, theirs] of Object.entries(columns)) {
      if (Array.isArray(theirs) && theirs.length > 1 && name !== "discount") {
        miss(name, "takes one column; only discount adds several up");
      }
    }
  });

export type OrderMap = z.infer<typeof OrderMapSchema>;

/**
 * An order map from the text of its YAML file, checked.
 * @throws ToolError `invalid_input` that names the file, the key and what is wrong with it.
 */
export function parseOrderMap(text: string, file: string): OrderMap {
  const result = OrderMapSchema.safeParse(parseYaml(text, file));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: describe(issue) }));
  const said = issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
  throw new ToolError("invalid_input", `The order map ${file} cannot be used. ${said}.`, { issues });
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (cause) {
    const where = cause instanceof Error ? (cause.message.split("\n")[0] ?? "").replace(/[.:]$/, "") : "";
    throw new ToolError("invalid_input", `The order map ${file} is not YAML: ${where}.`, { cause });
  }
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    const known = issue.path[0] === undefined ? Object.keys(OrderMapSchema.shape) : undefined;
    return `${issue.keys.join(", ")} is not known${known ? `; the keys are ${known.join(", ")}` : ""}`;
  }
  if (issue.code === "invalid_key") return `is not a name of ours; they are ${mappedNames.join(", ")}`;
  if (issue.code === "invalid_type" && issue.path[0] === "columns" && issue.path.length === 1) {
    return "is needed: our names and the file's, such as customer_id: CustomerID";
  }
  return issue.message;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
