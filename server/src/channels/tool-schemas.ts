import { z } from "zod";
import type { BoundTool } from "../core/tool.ts";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A tool's schemas as JSON Schema 2020-12: `input` before defaults are filled in, `output` as it is answered. */
export interface ToolSchemas {
  input: JsonSchema;
  output: JsonSchema;
}

/** Converts both schemas. Slow enough to be done once a tool, at start. @throws when zod cannot express one in JSON. */
export function toolSchemas(tool: Pick<BoundTool, "input" | "output">): ToolSchemas {
  return { input: convert(tool.input, "input"), output: convert(tool.output, "output") };
}

function convert(schema: z.ZodObject, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => dropNoise(jsonSchema),
  });
  return io === "input" ? splitTypes(json) : json;
}

/**
 * zod writes the limits of safe integers into every integer, and the pattern of every format beside it; a reader and a
 * model gain nothing from them.
 */
function dropNoise(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.format !== undefined) delete schema.pattern;
}

/** Some model providers take one type a schema, so `["number", "null"]` becomes a choice of two, all the way down. */
function splitTypes(schema: JsonSchema): JsonSchema {
  const inner: JsonSchema = { ...schema };
  for (const key of ["properties", "$defs"] as const) {
    const parts = Object.entries(schema[key] ?? {}).map(([name, part]) => [name, splitIfSchema(part)] as const);
    if (schema[key]) inner[key] = Object.fromEntries(parts) as Record<string, JsonSchema>;
  }
  for (const key of ["anyOf", "oneOf", "allOf"] as const) {
    const parts = schema[key];
    if (parts) inner[key] = parts.map((part) => splitTypes(part));
  }
  if (isSchema(schema.items)) inner.items = splitTypes(schema.items);
  if (isSchema(schema.additionalProperties)) inner.additionalProperties = splitTypes(schema.additionalProperties);

  const { type, description, default: fallback, ...rest } = inner;
  if (!Array.isArray(type)) return inner;
  const anyOf = type.map((one): JsonSchema => Object.assign({ type: one }, one === "null" ? {} : rest));
  return {
    anyOf,
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

const splitIfSchema = (part: unknown): unknown => (isSchema(part) ? splitTypes(part) : part);

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
