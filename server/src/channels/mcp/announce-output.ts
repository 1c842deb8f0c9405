import type { JsonSchema } from "../tool-schemas.ts";
import { nameRepeats } from "./name-repeats.ts";

/**
 * The output schema as MCP announces it: every key, type, choice and description, in as few tokens as a model can read
 * it in. Gone are limits of values, `additionalProperties` and what is required inside of the answer: the tool's own
 * door has checked all of it before an answer leaves, and OpenAPI shows it in full. What is valid under the full schema
 * is valid under this one.
 */
export function announceOutput(schema: JsonSchema): JsonSchema {
  const { required } = schema;
  return { ...nameRepeats(shorten(schema)), ...(required && { required }) };
}

const unsaid = new Set([
  "additionalProperties",
  "required",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
]);

function shorten(schema: JsonSchema): JsonSchema {
  const short: JsonSchema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties") {
      const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, shortenAny(part)] as const);
      short.properties = Object.fromEntries(parts) as Record<string, JsonSchema>;
    } else if (!unsaid.has(key) || isValueOfEveryKey(key, value)) short[key] = shortenAny(value);
  }
  const { propertyNames } = schema;
  if (typeof propertyNames !== "object" || propertyNames.enum === undefined) delete short.propertyNames;
  return joinWithNull(short);
}

const isValueOfEveryKey = (key: string, value: unknown) =>
  key === "additionalProperties" && typeof value === "object" && Object.keys(value ?? {}).length > 0;

function shortenAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shortenAny);
  return typeof value === "object" && value !== null ? shorten(value as JsonSchema) : value;
}

/** `anyOf` of one type and null, said as one schema of two types. */
function joinWithNull(schema: JsonSchema): JsonSchema {
  const [first, second, ...others] = schema.anyOf ?? [];
  if (others.length > 0 || typeof first?.type !== "string" || second?.type !== "null") return schema;
  const { anyOf: _, ...rest } = schema;
  return { ...first, type: [first.type, "null"], ...(first.enum && { enum: [...first.enum, null] }), ...rest };
}
