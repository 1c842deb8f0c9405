import { refuse, type Refusal } from "./refusal.ts";

const forbidden = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "maxItems",
  "minProperties",
  "maxProperties",
  "uniqueItems",
];
const maxOptional = 24;
const maxUnions = 16;

type Schema = Record<string, unknown>;

interface Walk {
  root: Schema;
  optional: number;
  unions: number;
}

/** What structured outputs do not accept in a schema, or null. */
export function checkSchema(schema: Schema): Refusal | null {
  const walk: Walk = { root: schema, optional: 0, unions: 0 };
  const problem = visit(schema, "schema", walk, []);
  if (problem !== null) return refuse(400, `output_config.format.schema: ${problem}`);
  if (walk.optional > maxOptional) {
    return refuse(
      400,
      `output_config.format.schema: ${walk.optional} optional parameters, at most ${maxOptional} are allowed`,
    );
  }
  if (walk.unions > maxUnions) {
    return refuse(
      400,
      `output_config.format.schema: ${walk.unions} parameters with union types, at most ${maxUnions} are allowed`,
    );
  }
  return null;
}

function visit(schema: Schema, path: string, walk: Walk, refs: readonly string[]): string | null {
  const keyword = forbidden.find((key) => key in schema);
  if (keyword !== undefined) return `${path}: '${keyword}' is not supported`;
  if (typeof schema.minItems === "number" && schema.minItems > 1) return `${path}: 'minItems' above 1 is not supported`;
  if (typeof schema.$ref === "string") {
    if (refs.includes(schema.$ref)) return `${path}: recursive schemas are not supported`;
    const target = resolveRef(walk.root, schema.$ref);
    return target === null
      ? `${path}: ${schema.$ref} is not defined`
      : visit(target, path, walk, [...refs, schema.$ref]);
  }
  const branches = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? asSchemas(list) : []));
  if (branches.length > 0 || Array.isArray(schema.type)) walk.unions += 1;
  const parts: [Schema, string][] = branches.map((branch, index) => [branch, `${path}.anyOf.${index}`]);
  if (Array.isArray(schema.allOf)) parts.push(...asSchemas(schema.allOf).map((part): [Schema, string] => [part, path]));
  if (isSchema(schema.items)) parts.push([schema.items, `${path}.items`]);
  if (schema.type === "object" || isSchema(schema.properties)) {
    if (schema.additionalProperties !== false) {
      return `${path}: for 'object' type, 'additionalProperties' must be explicitly set to false`;
    }
    const properties = Object.entries(isSchema(schema.properties) ? schema.properties : {});
    const required = new Set(Array.isArray(schema.required) ? schema.required : []);
    for (const [name, value] of properties) {
      if (!required.has(name)) walk.optional += 1;
      if (isSchema(value)) parts.push([value, `${path}.${name}`]);
    }
  }
  for (const [part, at] of parts) {
    const problem = visit(part, at, walk, refs);
    if (problem !== null) return problem;
  }
  return null;
}

/** The schema a local reference names, or null. */
export function resolveRef(root: Schema, ref: string): Schema | null {
  if (!ref.startsWith("#/")) return null;
  let at: unknown = root;
  for (const key of ref.slice(2).split("/")) at = isSchema(at) ? at[key] : undefined;
  return isSchema(at) ? at : null;
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asSchemas(list: unknown[]): Schema[] {
  return list.filter(isSchema);
}
