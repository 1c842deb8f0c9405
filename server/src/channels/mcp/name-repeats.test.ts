import { describe, expect, test } from "vitest";
import type { JsonSchema } from "../tool-schemas.ts";
import { nameRepeats } from "./name-repeats.ts";

const quote: JsonSchema = {
  type: "object",
  properties: { quote: { type: "string" }, speaker: { type: "string" }, start_seconds: { type: "number" } },
};
const quotes: JsonSchema = { type: "array", items: quote };
const objectOf = (properties: JsonSchema["properties"]): JsonSchema => ({ type: "object", properties });

describe("nameRepeats", () => {
  test("says once what occurs twice, under the name it was first met at", () => {
    expect(nameRepeats(objectOf({ evidence: quotes, proof: { ...quotes, description: "Why." } }))).toEqual({
      ...objectOf({
        evidence: { $ref: "#/$defs/evidence" },
        proof: { $ref: "#/$defs/evidence", description: "Why." },
      }),
      $defs: { evidence: quotes },
    });
  });

  test("gives two schemas met at one name two names", () => {
    const other = objectOf({ quote: { type: "string" }, call_id: { type: "string" }, title: { type: "string" } });
    const schema = objectOf({
      a: objectOf({ evidence: quotes, more: other }),
      b: objectOf({ evidence: other, more: quotes, least: { type: "string" } }),
      c: objectOf({ evidence: other }),
    });
    const { $defs = {} } = nameRepeats(schema);
    expect(new Set(Object.values($defs).map((part) => JSON.stringify(part))).size).toBe(Object.keys($defs).length);
    expect(Object.values($defs)).toEqual(expect.arrayContaining([quotes, other]));
  });

  test("finds a repeat inside of a repeat once", () => {
    const inner = objectOf({ first: quotes, second: quotes });
    const named = nameRepeats(objectOf({ one: inner, two: inner }));
    expect(named.properties).toEqual({ one: { $ref: "#/$defs/one" }, two: { $ref: "#/$defs/one" } });
    expect(named.$defs).toEqual({
      one: objectOf({ first: { $ref: "#/$defs/first" }, second: { $ref: "#/$defs/first" } }),
      first: quotes,
    });
  });

  test("leaves alone what occurs once or is short", () => {
    const schema = objectOf({ evidence: quotes, a: { type: "string" }, b: { type: "string" } });
    expect(nameRepeats(schema)).toEqual(schema);
  });
});
