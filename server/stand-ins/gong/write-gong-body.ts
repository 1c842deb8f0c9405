import type { GongSwitches } from "./gong-switches.ts";

/** A reply as text, with the surprises that are switched on. */
export function writeGongBody(body: unknown, { unknownFields, idsAsIntegers }: GongSwitches): string {
  const text = JSON.stringify(unknownFields ? withSurprises(body) : body);
  return idsAsIntegers ? text.replace(/"(id|callId)":"(\d+)"/g, '"$1":$2') : text;
}

function withSurprises(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSurprises);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withSurprises(item)] as const);
  return { surprise: { of: ["another", 1, null] }, ...Object.fromEntries(entries) };
}
