import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GongPair, makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import type { Call } from "./call.ts";
import { parseGongCalls } from "./parse-gong-calls.ts";

const parse = (json: unknown) => parseGongCalls(json, { source: "import" });
const only = (json: unknown): Call => {
  const { calls, refused } = parse(json);
  expect(refused).toEqual([]);
  return calls[0] ?? expect.fail("no call");
};
const damaged = (damage: (pair: GongPair) => void) => {
  const pair = makeGongPair();
  damage(pair);
  return pair;
};

describe("whatever a file contains", () => {
  test("any JSON is taken or refused, never a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
        const { calls, refused } = parse(json);
        expect(calls).toEqual([]);
        expect(refused.length > 0 && refused.every(({ reason }) => reason !== "")).toBe(
          !Array.isArray(json) || json.length > 0,
        );
      }),
    );
  });

  test("any damage to a good call is taken or refused, never a crash, and what is taken is sound", () => {
    const keys = ["call", "transcript", "metaData", "id", "parties", "speakerId", "sentences", "start", "end", "text"];
    const shape = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<unknown>(null, "", "7", 7, -1, 1e20, 1.5, true),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie("node"), { maxKeys: 6 }),
      ),
    })).node;
    fc.assert(
      fc.property(shape, (json) => {
        for (const call of parse(json).calls) expect(call.turns.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test("unknown fields anywhere change nothing", () => {
    const plain = only(makeGongPair());
    const extra = fc.dictionary(
      fc.string().map((key) => `x${key}`),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(extra, (fields) => {
        const pair = damaged(({ call, transcript }) => {
          for (const target of [call, transcript, ...call.parties, ...transcript.transcript])
            Object.assign(target, fields);
        });
        expect(only(pair)).toEqual(plain);
      }),
    );
  });

  test("optional fields may be missing or of another type", () => {
    const optional = ["title", "url", "scheduled", "duration", "purpose", "isPrivate", "primaryUserId", "started"];
    fc.assert(
      fc.property(fc.subarray(optional), fc.jsonValue({ maxDepth: 1 }), (names, value) => {
        const pair = damaged(({ call }) => {
          for (const name of names) call.metaData[name] = value;
        });
        expect(only(pair).turns).toHaveLength(4);
      }),
    );
  });
});
