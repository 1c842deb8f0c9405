import type { JsonSchema } from "../tool-schemas.ts";

/** How the text of one flag becomes a value. `json` takes anything JSON can say. */
export type FieldKind = "text" | "number" | "boolean" | "json";

/** One flag of a tool. `path` has two names for a field inside an object: `--date_range.start`. */
export interface ToolField {
  path: string[];
  kind: FieldKind;
  isList: boolean;
  required: boolean;
  /** What it may hold, for the usage: `N`, `discovery|engagement`, `true|false` … */
  value: string;
  description: string;
}

/** The flags of a tool, from the JSON Schema of its input. */
export function toolFields(input: JsonSchema): ToolField[] {
  const fields: ToolField[] = [];
  for (const [name, property] of Object.entries(input.properties ?? {})) {
    const schema = plainSchema(property);
    fields.push(describeField([name], schema, input.required?.includes(name) ?? false));
    const inner = schema.type === "object" ? Object.entries(schema.properties ?? {}) : [];
    for (const [key, value] of inner) fields.push(describeField([name, key], plainSchema(value), false));
  }
  return fields;
}

function describeField(path: string[], schema: JsonSchema, required: boolean): ToolField {
  const isList = schema.type === "array";
  const item = isList ? plainSchema(Array.isArray(schema.items) ? undefined : schema.items) : schema;
  const kind = kindOf(item);
  const value = `${valueOf(item, kind)}${isList ? ",…" : ""}`;
  return { path, kind, isList, required, value, description: schema.description ?? "" };
}

function kindOf({ type, enum: choices }: JsonSchema): FieldKind {
  if (type === "string") return "text";
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "boolean";
  return choices?.every((choice) => typeof choice === "string") ? "text" : "json";
}

function valueOf({ enum: choices, format }: JsonSchema, kind: FieldKind): string {
  if (choices) return choices.join("|");
  if (kind === "boolean") return "true|false";
  if (kind === "number") return "N";
  if (kind === "json") return "JSON";
  return format === "date" || format === "date-time" ? "DATE" : "TEXT";
}

/** The schema itself, or of a nullable one the part that is not null; its description is kept. */
function plainSchema(schema: unknown): JsonSchema {
  if (typeof schema !== "object" || schema === null) return {};
  const given = schema as JsonSchema;
  const parts = (given.anyOf ?? given.oneOf)?.filter((part) => part.type !== "null");
  const [only] = parts ?? [];
  if (parts?.length !== 1 || only === undefined) return given;
  return { ...only, ...(given.description !== undefined && { description: given.description }) };
}
