import type { JsonSchema } from "../tool-schemas.ts";

interface ExampleOptions {
  /** Leave out what may be left out, unless the schema itself gives an example of it. */
  requiredOnly: boolean;
}

/**
 * A value that a reader can take as a model: the schema's own example or default where it has one, else the plainest
 * value of its type. `root` holds the definitions that `$ref` points into.
 */
export function exampleOf(schema: JsonSchema, options: ExampleOptions, root: JsonSchema = schema, depth = 0): unknown {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  if (typeof schema.$ref === "string") {
    const definition = root.$defs?.[schema.$ref.split("/").at(-1) ?? ""];
    return definition === undefined || depth > 6 ? null : exampleOf(definition, options, root, depth + 1);
  }
  const choice = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.find((one) => one.type !== "null");
  if (choice !== undefined) return exampleOf(choice, options, root, depth + 1);
  switch (schema.type) {
    case "object":
      return exampleObject(schema, options, root, depth);
    case "array":
      return exampleArray(schema, options, root, depth);
    case "string":
      return exampleText(schema);
    case "number":
    case "integer":
      return exampleNumber(schema);
    case "boolean":
      return true;
    default:
      return null;
  }
}

function exampleObject(schema: JsonSchema, options: ExampleOptions, root: JsonSchema, depth: number): unknown {
  const wanted = Object.entries(schema.properties ?? {}).filter(
    ([key, property]) =>
      !options.requiredOnly ||
      schema.required?.includes(key) ||
      (isSchema(property) && property.examples !== undefined),
  );
  return Object.fromEntries(
    wanted.map(([key, property]) => [key, isSchema(property) ? exampleOf(property, options, root, depth + 1) : null]),
  );
}

function exampleArray(schema: JsonSchema, options: ExampleOptions, root: JsonSchema, depth: number): unknown[] {
  const { items } = schema;
  if (!isSchema(items) || depth > 6) return [];
  const one = exampleOf(items, options, root, depth + 1);
  return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => one);
}

function exampleText(schema: JsonSchema): string {
  switch (schema.format) {
    case "date-time":
      return "2026-11-16T09:00:00Z";
    case "date":
      return "2026-11-16";
    case "email":
      return "dana.reyes@example.com";
    case "uri":
      return "https://example.com/";
    default:
      return "text".padEnd(schema.minLength ?? 0, " text");
  }
}

function exampleNumber({ minimum, exclusiveMinimum, maximum }: JsonSchema): number {
  if (minimum !== undefined) return minimum;
  if (typeof exclusiveMinimum === "number") return exclusiveMinimum + 1;
  return maximum === undefined ? 1 : Math.min(1, maximum);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
