import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";

const position = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 });

test("a cursor gives back the place it was made of", () => {
  fc.assert(
    fc.property(position, (at) => {
      expect(decodeCursor(encodeCursor({ text: "a" }, at), { text: "a" })).toEqual(at);
    }),
  );
});

test("the order in which arguments were given does not matter, nor one left undefined", () => {
  const cursor = encodeCursor({ text: "a", range: { start: 1, end: 2 } }, ["x"]);
  expect(decodeCursor(cursor, { range: { end: 2, start: 1 }, text: "a", rep: undefined })).toEqual(["x"]);
});

test("a cursor of another query is refused with what to do", () => {
  const cursor = encodeCursor({ text: "a" }, ["x"]);
  expect(() => decodeCursor(cursor, { text: "b" })).toThrow(/another query/);
});

test("any other text is refused as no cursor", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, {})).toThrow(/not a cursor/);
    }),
  );
});
