import type { JsonSchema } from "../tool-schemas.ts";

/** A shorter one is cheaper written out again than referred to. */
const leastCharacters = 60;

/**
 * Says a schema that occurs more than once only once, under `$defs` with the name of the property it was first met at,
 * and refers to it elsewhere.
 */
export function nameRepeats(schema: JsonSchema): JsonSchema {
  const places = new Map<string, string[]>();
  note(schema, "answer", places);
  const names = new Map<string, string>();
  for (const [text, [place = "part", ...more]] of places) {
    if (more.length === 0) continue;
    const taken = [...names.values()].filter((name) => name.replace(/\d+$/, "") === place).length;
    names.set(text, taken === 0 ? place : `${place}${taken + 1}`);
  }

  const used = new Map<string, JsonSchema>();
  const refer = (part: JsonSchema): JsonSchema => {
    const { description, ...rest } = part;
    const name = names.get(JSON.stringify(rest));
    if (name === undefined) return mapParts(part, refer);
    if (!used.has(name)) used.set(name, mapParts(rest, refer));
    return { $ref: `#/$defs/${name}`, ...(description !== undefined && { description }) };
  };
  const body = mapParts(schema, refer);
  return used.size === 0 ? body : { ...body, $defs: Object.fromEntries(used) };
}

/** Notes where every schema of some size is met. Of one that is met again, the inside is not looked at again. */
function note(schema: JsonSchema, place: string, places: Map<string, string[]>): void {
  const { description: _, ...rest } = schema;
  const text = JSON.stringify(rest);
  const met = places.get(text);
  if (met) met.push(place);
  if (met) return;
  if (text.length >= leastCharacters) places.set(text, [place]);
  mapParts(schema, (part, name) => {
    note(part, name ?? place, places);
    return part;
  });
}

/** A copy with every schema directly inside of it replaced; `change` is told the name of a property. */
function mapParts(schema: JsonSchema, change: (part: JsonSchema, name?: string) => JsonSchema): JsonSchema {
  const copy: JsonSchema = { ...schema };
  const { properties, propertyNames, items, additionalProperties, anyOf } = schema;
  if (properties) {
    copy.properties = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, isSchema(part) ? change(part, name) : part]),
    );
  }
  if (isSchema(propertyNames)) copy.propertyNames = change(propertyNames);
  if (isSchema(items)) copy.items = change(items);
  if (isSchema(additionalProperties)) copy.additionalProperties = change(additionalProperties);
  if (anyOf) copy.anyOf = anyOf.map((part) => (isSchema(part) ? change(part) : part));
  return copy;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
